"""Sign in, sign out, register."""

from datetime import UTC, datetime
from functools import cache
from urllib.parse import urlsplit

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import lazy_gettext as _l
from flask_security.utils import hash_password, verify_password
from werkzeug.wrappers import Response

from webapp import db
from webapp.accounts import actions, queries, signing
from webapp.accounts.forms import Register, SignIn
from webapp.limits import limited
from webapp.models import Person
from webapp.security import everybody, guarded, me, record
from webapp.typed import tidy

blueprint = guarded(Blueprint("accounts", __name__), everybody)


def safe_next(wanted: str | None, otherwise: str) -> str:
    """A path of this site, or `otherwise`: nobody is sent elsewhere."""
    parts = urlsplit(wanted or "")
    inside = (
        wanted
        and wanted.startswith("/")
        and not wanted.startswith(("//", "/\\"))
        and not parts.netloc
        and not parts.scheme
    )
    return str(wanted) if inside else otherwise


@blueprint.get("/login")
def login() -> str:
    """The sign-in page."""
    return render_template("accounts/login.html", form=SignIn(next=tidy(request.args.get("next", ""))))


@cache
def _nobodys_hash() -> str:
    # Made once: making one takes as long as checking one, and would tell by the time who is not registered.
    return str(hash_password("-"))


@blueprint.post("/login")
@limited("60 per minute")
def sign_in() -> Response | tuple[str, int]:
    """Sign in; a guest's work moves to the account."""
    form = SignIn()
    if form.validate_on_submit():
        person = queries.by_name_or_email(db.session(), form.username.data)
        # The same work whether or not there is such an account: time tells nobody who is registered.
        known = verify_password(form.password.data, person.password if person and person.password else _nobodys_hash())
        if person is not None and person.password and known:
            guest = me()
            if guest is not None and guest.guest:
                actions.claim_guest_work(db.session(), guest.id, person.id)
                record("claim guest work", person.id)
            signing.begin(person)
            return redirect(safe_next(form.next.data, "/today"), 303)
        form.password.errors = [
            _l("The user name or the password is not right. Look at capitals and the keyboard's language.")
        ]
    return render_template("accounts/login.html", form=form), 422


@blueprint.post("/logout")
def logout() -> Response:
    """Sign out."""
    signing.end()
    return redirect("/", 303)


@blueprint.get("/register")
def registration() -> str | Response:
    """The registration page."""
    person = me()
    if person is not None and not person.guest:
        return redirect("/welcome")
    return render_template(
        "accounts/register.html", form=Register(next=tidy(request.args.get("next", ""))), guest=person is not None
    )


@blueprint.post("/register")
@limited("60 per minute")
def register() -> Response | tuple[str, int]:
    """Register; somebody who was a guest keeps everything."""
    form = Register()
    light = me()
    if light is not None and not light.guest:
        return redirect("/welcome", 303)
    if not form.validate_on_submit():
        return render_template("accounts/register.html", form=form, guest=light is not None), 422
    now = datetime.now(UTC)
    person = db.session().get(Person, light.id) if light is not None else actions.create_guest(db.session(), now)
    assert person is not None
    actions.register(
        db.session(),
        person,
        username=form.username.data.strip().casefold(),
        password_hash=hash_password(form.password.data),
        email=(form.email.data or "").strip().casefold() or None,
        display_name=(form.display_name.data or "").strip(),
        now=now,
    )
    signing.begin(person)
    record("register", person.id)
    flash(_l("You are registered. What you did so far is kept."), "success")
    return redirect(safe_next(form.next.data, "/welcome"), 303)
