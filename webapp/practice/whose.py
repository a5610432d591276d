"""Whose answers a page keeps while it has no network: one telephone serves a family, one tablet a class."""

import hmac

from flask import current_app

from webapp.security import me

LENGTH = 16


def whose() -> str:
    """A mark of the person asking, the same on every page and of use to nobody else; empty for somebody unknown.

    A page sends what was kept only under the mark under which it was kept.
    """
    person = me()
    if person is None:
        return ""
    key = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(key, f"kept answers of {person.id}".encode(), "sha256").hexdigest()[:LENGTH]
