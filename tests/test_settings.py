"""Settings that would put people's data at risk are refused, by name."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from webapp.commands import main
from webapp.config import UnsafeSettings, settings_from_environment

KEY = "k" * 32


@pytest.mark.parametrize("key", ["", "short", "k" * 31])
def test_a_missing_or_short_key_is_refused(key: str, tmp_path: Path) -> None:
    with pytest.raises(UnsafeSettings, match="TILASHAR_SECRET_KEY"):
        settings_from_environment({"TILASHAR_SECRET_KEY": key, "TILASHAR_INSTANCE": str(tmp_path)})


def test_no_settings_at_all_are_refused() -> None:
    with pytest.raises(UnsafeSettings):
        settings_from_environment({})


def test_a_cookie_in_the_clear_is_refused() -> None:
    unsafe = {"TILASHAR_SECRET_KEY": KEY, "TILASHAR_COOKIE_SECURE": "0"}
    with pytest.raises(UnsafeSettings, match="TILASHAR_COOKIE_SECURE"):
        settings_from_environment(unsafe)
    assert not settings_from_environment({**unsafe, "TILASHAR_PLAIN_HTTP": "1"}).cookie_secure


def test_a_safe_installation(tmp_path: Path) -> None:
    settings = settings_from_environment(
        {
            "TILASHAR_SECRET_KEY": KEY,
            "TILASHAR_INSTANCE": str(tmp_path),
            "TILASHAR_DATABASE_URL": "postgresql+psycopg://db/t",
        }
    )
    assert settings.cookie_secure and not settings.demo and not settings.testing
    assert settings.database_url == "postgresql+psycopg://db/t"
    flask = settings.flask()
    assert flask["SESSION_COOKIE_SECURE"] is True
    assert not (tmp_path / "demo-secret-key").exists(), "only the demo makes a key"


def test_the_demo_makes_a_key_and_keeps_it(tmp_path: Path) -> None:
    environ = {"TILASHAR_DEMO": "1", "TILASHAR_INSTANCE": str(tmp_path / "instance")}
    first = settings_from_environment(environ)
    assert len(first.secret_key) >= 32
    assert settings_from_environment(environ).secret_key == first.secret_key
    kept = tmp_path / "instance" / "demo-secret-key"
    assert kept.stat().st_mode & 0o077 == 0, "nobody else on the machine reads it"
    other = settings_from_environment({**environ, "TILASHAR_INSTANCE": str(tmp_path / "other")})
    assert other.secret_key != first.secret_key


def test_a_short_key_is_refused_in_a_demo_too(tmp_path: Path) -> None:
    with pytest.raises(UnsafeSettings):
        settings_from_environment(
            {"TILASHAR_DEMO": "1", "TILASHAR_SECRET_KEY": "short", "TILASHAR_INSTANCE": str(tmp_path)}
        )


def test_the_command_says_why_it_does_not_start(tmp_path: Path) -> None:
    environ = {"TILASHAR_DEMO": "", "TILASHAR_SECRET_KEY": "", "TILASHAR_INSTANCE": str(tmp_path)}
    refused = CliRunner().invoke(main, ["run"], env=environ)
    assert refused.exit_code == 2
    assert "TILASHAR_SECRET_KEY" in refused.stderr and "Traceback" not in refused.output
