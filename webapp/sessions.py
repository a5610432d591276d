"""Flask's signed session cookie: the signer made once, a cookie checked once, nothing done at the end when nothing changed."""

from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any

from flask import Flask, Request, Response
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadSignature, URLSafeTimedSerializer

KEPT = 4096
# A header that carries more than this is not ours, and is not kept in memory.
LONGEST_HEADER = 2048
PLAIN = (str, int, float, bool, type(None))


@dataclass(frozen=True)
class Opened:
    """What a cookie said whose signature was right, and when it was signed. `plain`: its values cannot be changed in place."""

    values: dict[str, Any]
    signed_at: datetime
    plain: bool

    def copy(self) -> dict[str, Any]:
        """The values, for one request to change."""
        return dict(self.values) if self.plain else deepcopy(self.values)


class OneSigner(SecureCookieSessionInterface):
    """The signer of an application never changes while it runs, and neither does what a signed cookie says.

    A learner sends the same cookie with every answer. Only its age is looked at anew each time.
    """

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._kept = lru_cache(KEPT)(self._open)

    @cached_property
    def _signer(self) -> URLSafeTimedSerializer | None:
        return super().get_signing_serializer(self._app)

    @cached_property
    def _longest_seconds(self) -> float:
        return self._app.permanent_session_lifetime.total_seconds()

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """The one signer."""
        return self._signer

    def _open(self, header: str) -> Opened | None:
        """What the session cookie of this `Cookie` header says; None without one. Raises BadSignature, which is not kept."""
        cookie = Request({"HTTP_COOKIE": header}).cookies.get(self.get_cookie_name(self._app))
        if not cookie or self._signer is None:
            return None
        values, signed_at = self._signer.loads(cookie, return_timestamp=True)
        return Opened(values, signed_at, all(isinstance(value, PLAIN) for value in values.values()))

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session of a request; an empty one without a cookie, or with one that is too old or not ours."""
        header = request.environ.get("HTTP_COOKIE", "")
        if not header:
            return self.session_class()
        try:
            opened = (self._kept if len(header) <= LONGEST_HEADER else self._open)(header)
        except BadSignature:
            return self.session_class()
        if opened is None or not self._fresh(opened.signed_at):
            return self.session_class()
        return self.session_class(opened.copy())

    def _fresh(self, signed_at: datetime) -> bool:
        return 0 <= (datetime.now(signed_at.tzinfo) - signed_at).total_seconds() <= self._longest_seconds

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Set the cookie when something changed; never on what anybody may keep for all."""
        if response.cache_control.public:
            return
        if session.modified or self.should_set_cookie(app, session):
            super().save_session(app, session, response)
        elif session.accessed and "Cache-Control" in response.headers:
            # What is not kept gets its `Vary` from `headers`.
            response.vary.add("Cookie")
