"""A new class, and a join code, as posted."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from webapp import db
from webapp.classes import join_codes, queries
from webapp.typed import tidy


class NewClass(FlaskForm):
    """Name of the class, and the association when the teacher teaches for several."""

    name = StringField(
        _l("Name of the class"),
        [DataRequired(_l("Give the class a name.")), Length(max=120, message=_l("Up to 120 letters."))],
        filters=[tidy],
    )
    association = SelectField(_l("Association"))


class Join(FlaskForm):
    """A join code."""

    code = StringField(
        _l("Join code"),
        [InputRequired(_l("Write the code your teacher gave you."))],
        filters=[tidy],
        render_kw={"autocomplete": "off", "autocapitalize": "characters"},
    )

    def validate_code(self, field: StringField) -> None:
        if queries.by_join_code(db.session(), join_codes.tidy(field.data)[:12]) is None:
            raise ValidationError(_l("There is no class with this code. It has six letters and digits."))
