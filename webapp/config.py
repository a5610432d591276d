"""Settings, read once from the environment. The table in docs/operations.md documents each."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class UnsafeSettings(RuntimeError):
    """The site refuses to start: a setting would put people's data at risk."""


@dataclass(frozen=True)
class Settings:
    """What may differ between installations. `instance` holds the database, sound and secrets of one installation."""

    database_url: str
    secret_key: str
    demo: bool
    instance: Path
    lessons: Path
    cookie_secure: bool
    # How many web servers stand in front; their word on the visitor's address is then believed.
    proxies: int = 0
    testing: bool = False
    # Whether learning systems of a private network, or over plain HTTP, may be called (LTI).
    private_platforms: bool = False
    # Redis that carries long work to its workers; empty: a file of the installation does.
    jobs_url: str = ""

    def flask(self) -> dict[str, object]:
        """The same settings under the names that Flask and its extensions read."""
        return {
            "SECRET_KEY": self.secret_key,
            "TESTING": self.testing,
            "MAX_CONTENT_LENGTH": 1024 * 1024,
            "SESSION_COOKIE_SECURE": self.cookie_secure,
            "SESSION_COOKIE_SAMESITE": "Lax",
            "PERMANENT_SESSION_LIFETIME": 60 * 60 * 24 * 180,
            # Signing the cookie anew on every answer costs more than the insert; a half-year session need not be moved on.
            "SESSION_REFRESH_EACH_REQUEST": False,
            "WTF_CSRF_TIME_LIMIT": None,
            "WTF_CSRF_SSL_STRICT": False,
            "COMPRESS_MIN_SIZE": 3000,
            # By `compressing`.
            "COMPRESS_REGISTER": False,
            "COMPRESS_MIMETYPES": ["text/html", "text/csv", "application/json"],
        }


def settings_from_environment(environ: dict[str, str] | None = None) -> Settings:
    """Read `TILASHAR_*`.

    Raises UnsafeSettings for a missing or short secret key, or a cookie that would travel in the clear, outside the demo.
    """
    env = os.environ if environ is None else environ
    demo = env.get("TILASHAR_DEMO", "") == "1"
    instance = Path(env.get("TILASHAR_INSTANCE", ROOT / "instance"))
    key = env.get("TILASHAR_SECRET_KEY", "")
    secure = env.get("TILASHAR_COOKIE_SECURE", "0" if demo else "1") == "1"
    if demo:
        key = key or _demo_key(instance)
    if len(key) < 32:
        raise UnsafeSettings(
            "TILASHAR_SECRET_KEY must be set, 32 characters or more. (TILASHAR_DEMO=1 makes one for a demo.)"
        )
    if not demo and not secure and env.get("TILASHAR_PLAIN_HTTP") != "1":
        raise UnsafeSettings(
            "TILASHAR_COOKIE_SECURE=0 sends sign-in cookies in the clear; say TILASHAR_PLAIN_HTTP=1 if the network is trusted."
        )
    return Settings(
        database_url=env.get("TILASHAR_DATABASE_URL", f"sqlite:///{instance / 'tilashar.sqlite'}"),
        secret_key=key,
        demo=demo,
        instance=instance,
        lessons=Path(env.get("TILASHAR_LESSONS", ROOT / "lessons")),
        cookie_secure=secure,
        proxies=int(env.get("TILASHAR_PROXIES", "0")),
        private_platforms=env.get("TILASHAR_PRIVATE_PLATFORMS") == "1",
        jobs_url=env.get("TILASHAR_JOBS_URL", ""),
    )


def _demo_key(instance: Path) -> str:
    instance.mkdir(parents=True, exist_ok=True)
    kept = instance / "demo-secret-key"
    if not kept.exists():
        kept.write_text(secrets.token_urlsafe(48))
        kept.chmod(0o600)
    return kept.read_text().strip()
