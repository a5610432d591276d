"""Sign-in and registration as posted."""

import re

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField, HiddenField, PasswordField, StringField
from wtforms.validators import Email, InputRequired, Length, Optional, ValidationError

from webapp import db
from webapp.accounts import queries
from webapp.typed import tidy

# Letters of any script, digits and . _ - : a name that can be read aloud to a child.
USERNAME = re.compile(r"^[^\W_][\w.-]{2,31}$")


class SignIn(FlaskForm):
    """User name or e-mail, and password."""

    username = StringField(
        _l("User name or e-mail"),
        [InputRequired(_l("Write your user name.")), Length(max=254)],
        filters=[tidy],
        render_kw={"autocomplete": "username", "autocapitalize": "none"},
    )
    password = PasswordField(
        _l("Password"),
        [InputRequired(_l("Write your password.")), Length(max=200)],
        render_kw={"autocomplete": "current-password"},
    )
    next = HiddenField()


class Register(FlaskForm):
    """A user name and a password; an e-mail address only if one is wanted."""

    display_name = StringField(
        _l("Your name, as your teacher should see it"),
        [Optional(), Length(max=80, message=_l("Up to 80 letters."))],
        filters=[tidy],
        render_kw={"autocomplete": "name"},
    )
    username = StringField(
        _l("User name"),
        [InputRequired(_l("Choose a user name.")), Length(max=32, message=_l("Up to 32 letters."))],
        filters=[tidy],
        render_kw={"autocomplete": "username", "autocapitalize": "none"},
    )
    password = PasswordField(
        _l("Password"),
        [InputRequired(_l("Choose a password.")), Length(min=8, max=200, message=_l("Eight characters or more."))],
        render_kw={"autocomplete": "new-password"},
    )
    email = EmailField(
        _l("E-mail, if you want to sign in with it too"),
        [Optional(), Email(_l("This does not look like an e-mail address.")), Length(max=254)],
        filters=[tidy],
        render_kw={"autocomplete": "email"},
    )
    next = HiddenField()

    def validate_username(self, field: StringField) -> None:
        name = (field.data or "").strip()
        if not USERNAME.match(name):
            raise ValidationError(_l("Three or more letters or digits; also . _ and - inside."))
        if queries.name_taken(db.session(), name):
            raise ValidationError(_l("Somebody has this user name already. Choose another."))

    def validate_email(self, field: EmailField) -> None:
        if field.data and queries.email_taken(db.session(), field.data.strip()):
            raise ValidationError(_l("There is an account with this address already."))
