"""The session of a person: begun for guests and for accounts, ended on request."""

from datetime import UTC, datetime

from flask import g, session
from flask_security.utils import login_user, logout_user

from webapp import db
from webapp.accounts import actions
from webapp.models import Person
from webapp.security import SignedIn, load_signed_in, me

# What a browser chose to see, whoever is signed in on it.
VIEW = ("language", "script")


def begin(person: Person, lasting: bool = True) -> SignedIn:
    """Sign a person in. The chosen interface language and script survive. A session that is not `lasting` ends with the browser."""
    # A guest gains no rights, so pages already open stay good; an account starts from a clean session.
    kept = {
        name: session[name]
        for name in (*VIEW, "csrf_token")
        if name in session and (name in VIEW or not person.registered_at)
    }
    session.clear()
    session.update(kept)
    session.permanent = lasting
    login_user(person)
    light = load_signed_in(person.fs_uniquifier)
    assert light is not None
    # The rest of this request sees the light row, as every other request does.
    g._login_user = g.me = light
    g.pop("grants", None)
    return light


def end() -> None:
    """Sign out; the interface language and the script survive."""
    kept = {name: session[name] for name in VIEW if name in session}
    logout_user()
    session.clear()
    session.update(kept)


def me_or_guest() -> SignedIn:
    """The person asking; somebody unknown becomes a guest, so that nothing done is lost. Only for requests that write."""
    person = me()
    return person if person is not None else begin(actions.create_guest(db.session(), datetime.now(UTC)))
