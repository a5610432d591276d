"""Flask's signed session cookie, with its signer made once instead of for every request."""

from functools import cached_property

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer


class OneSigner(SecureCookieSessionInterface):
    """The signer of an application never changes while it runs."""

    def __init__(self, app: Flask) -> None:
        self._app = app

    @cached_property
    def _signer(self) -> URLSafeTimedSerializer | None:
        return super().get_signing_serializer(self._app)

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """The one signer."""
        return self._signer
