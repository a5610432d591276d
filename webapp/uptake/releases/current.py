"""Whose releases somebody asking may see and make."""

from flask import abort

from webapp.security import SignedIn, grants, me
from webapp.uptake.who import Reach, reach


def my_reach() -> Reach:
    """What the roles of the person asking open."""
    return reach(grants())


def asking() -> SignedIn:
    """Whoever asks; the guard lets in nobody unknown."""
    person = me()
    assert person is not None
    return person


def country_alone() -> None:
    """Stops everybody but a secretariat of the whole country."""
    if not my_reach().country:
        abort(403)
