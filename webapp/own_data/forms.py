"""What can be changed beside the list of what is kept, and the confirmation of a deletion."""

from flask_babel import lazy_gettext as _l
from flask_security.utils import verify_password
from flask_wtf import FlaskForm
from wtforms import Field, PasswordField, SelectField, SelectMultipleField, StringField, widgets
from wtforms.validators import Length, Optional, ValidationError

from webapp import clock, db, i18n
from webapp.associations import queries as associations
from webapp.typed import tidy

UNDECLARED = "undeclared"


class Groups(FlaskForm):
    """Ethnic groups, as in the profile."""

    ethnic_groups = SelectMultipleField(
        _l("Ethnic group"),
        [Optional()],
        widget=widgets.ListWidget(prefix_label=False),
        option_widget=widgets.CheckboxInput(),
    )

    def fill_choices(self) -> None:
        """In the reader's language."""
        self.ethnic_groups.choices = [
            (group.code, i18n.gettext("Prefer not to say") if group.code == UNDECLARED else i18n.named(group))
            for group in associations.ethnic_groups(db.session())
        ]

    def validate_ethnic_groups(self, field: Field) -> None:
        if UNDECLARED in (field.data or []) and len(field.data) > 1:
            raise ValidationError(_l("Choose groups, or “prefer not to say”, not both."))


class Belonging(FlaskForm):
    """The association."""

    association = SelectField(_l("Association"), [Optional()])

    def fill_choices(self) -> None:
        """Those that stand today, in the reader's language; none comes first."""
        standing = associations.associations_on(db.session(), clock.today())
        self.association.choices = [("", "—"), *((one.id, i18n.named(one)) for one in standing)]


class Confirm(FlaskForm):
    """The password of whoever deletes; a guest has none and writes a word."""

    password = PasswordField(
        _l("Your password"), [Optional(), Length(max=200)], render_kw={"autocomplete": "current-password"}
    )
    word = StringField(_l("To confirm, write: delete"), [Optional(), Length(max=40)], filters=[tidy])

    def confirms(self, password_hash: str | None) -> bool:
        """Whether it was meant. Leaves an error on the field otherwise."""
        if password_hash is not None:
            if self.password.data and verify_password(self.password.data, password_hash):
                return True
            self.password.errors = [_l("The password is not right.")]
            return False
        if (self.word.data or "").casefold() in {i18n.gettext("delete").casefold(), "delete"}:
            return True
        self.word.errors = [_l("Write the word as it stands there.")]
        return False
