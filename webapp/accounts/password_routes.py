"""/password: choose a new one."""

from flask import Blueprint, flash, redirect, render_template
from flask_babel import lazy_gettext as _l
from flask_security.utils import hash_password, verify_password
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import PasswordField
from wtforms.validators import InputRequired, Length

from webapp import clock, db
from webapp.accounts import own_account, signing
from webapp.limits import limited
from webapp.models import Person
from webapp.security import grown_learner, guarded, me, record

blueprint = guarded(Blueprint("passwords", __name__, url_prefix="/password"), grown_learner)


class NewPassword(FlaskForm):
    """The present password, and the next."""

    password = PasswordField(
        _l("The password you have now"),
        [InputRequired(_l("Write your password.")), Length(max=200)],
        render_kw={"autocomplete": "current-password"},
    )
    new_password = PasswordField(
        _l("New password"),
        [InputRequired(_l("Choose a password.")), Length(min=8, max=200, message=_l("Eight characters or more."))],
        render_kw={"autocomplete": "new-password"},
    )


def _page(form: NewPassword) -> str:
    person = me()
    assert person is not None  # the guard let nobody else in
    return render_template("accounts/password.html", form=form, issued=own_account.made_by(db.session(), person.id))


@blueprint.get("")
def page() -> str:
    """The form."""
    return _page(NewPassword(formdata=None))


@blueprint.post("")
@limited("10 per minute")
def choose() -> Response | tuple[str, int]:
    """A new password; whoever is signed in elsewhere with the old one is signed out."""
    form, light = NewPassword(), me()
    assert light is not None  # the guard let nobody else in
    if form.validate_on_submit():
        person = db.session().get_one(Person, light.id)
        if person.password and verify_password(form.password.data, person.password):
            took = own_account.choose_password(db.session(), person, hash_password(form.new_password.data), clock.now())
            record("take over account" if took else "change password", person.id)
            signing.begin(person)
            flash(_l("You have a new password. Other devices are signed out."), "success")
            return redirect("/classes", 303)
        form.password.errors = [
            _l("This is not the password you have now. Look at capitals and the keyboard's language.")
        ]
    return _page(form), 422
