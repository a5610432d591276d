"""The headers that every answer carries, static files too: added once, outside the application, past werkzeug's header lists."""

from collections.abc import Callable, Iterable
from typing import Any

CONTENT_SECURITY = (
    "default-src 'self'; img-src 'self' data:; media-src 'self' blob:; style-src 'self'; script-src 'self'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
FIXED = (
    ("Content-Security-Policy", CONTENT_SECURITY),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(self), geolocation=(), browsing-topics=()"),
)
SECURE = (("Strict-Transport-Security", "max-age=31536000"),)
# A page is sent whole or in part, as this request header asks.
ASKED_BY = "HX-Request"
# What says nothing of keeping is a page of somebody's own.
UNKEPT = (("Cache-Control", "no-store"), ("Vary", f"Accept-Encoding, Cookie, {ASKED_BY}"))


class Headers:
    """A WSGI application whose answers carry the headers above. `secure`: the site is served over HTTPS."""

    def __init__(self, application: Callable[..., Iterable[bytes]], secure: bool) -> None:
        self.application = application
        self.fixed = FIXED + SECURE if secure else FIXED

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], error: Any = None) -> Any:
            names = [name for name, _ in headers]
            varies = headers.pop(names.index("Vary"))[1] + ", " if "Vary" in names else ""
            if "Cache-Control" in names:
                headers.append(("Vary", varies + ASKED_BY))
            else:
                headers.extend(UNKEPT)
            # A page that sends a form elsewhere has a policy of its own.
            headers.extend(one for one in self.fixed if one[0] not in names)
            return start_response(status, headers, error) if error else start_response(status, headers)

        return self.application(environ, start)
