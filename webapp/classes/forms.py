"""A new class, and a join code, as posted."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from webapp import db, i18n
from webapp.classes import join_codes, queries
from webapp.courses import library
from webapp.typed import tidy


def course_choices() -> list[tuple[str, str]]:
    """The courses, for a select field."""
    return [(course.id, i18n.pick(course.entry.title)) for course in library().courses.values()]


class NewClass(FlaskForm):
    """Name of the class, the course, the form of study if the association has any, and the association when there are several."""

    name = StringField(
        _l("Name of the class"),
        [DataRequired(_l("Give the class a name.")), Length(max=120, message=_l("Up to 120 letters."))],
        filters=[tidy],
    )
    course = SelectField(_l("Course"), default="a1")
    form = SelectField(_l("Form of study"), coerce=int, default=0)
    association = SelectField(_l("Association"))
    # The association of each form of study that may be chosen.
    offered: dict[int, str] = {}

    def validate_form(self, field: SelectField) -> None:
        if field.data and self.offered.get(field.data) != self.association.data:
            raise ValidationError(_l("This is offered by another association."))


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
