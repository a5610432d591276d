"""Names, groups, teachers and the class itself as posted."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import DateField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional, ValidationError

from webapp import i18n
from webapp.classes import roster_teachers
from webapp.classes.forms import course_choices
from webapp.classes.roster_columns import folded
from webapp.classes.roster_reading import LONGEST_GROUP, Known
from webapp.courses import library
from webapp.typed import tidy


def known() -> Known:
    """What cells of a table may name: languages and age groups, by their ids and in Kazakh, Russian and English."""
    content = library()
    languages = {
        folded(name): tag
        for tag, one in content.languages.items()
        for name in (tag, one.names.kk, one.names.ru, one.names.en, one.names.own)
        if name
    }
    ages = {
        folded(name): one.id
        for one in content.ages.values()
        for name in (one.id, one.names.kk, one.names.ru, one.names.en)
    }
    singular = {
        "child": "ребенок бала",
        "teen": "teenager подросток жасөспірім",
        "adult": "взрослый ересек",
        "elder": "пожилой қария",
    }
    return Known(languages, ages | {folded(word): age for age, words in singular.items() for word in words.split()})


class NewLearners(FlaskForm):
    """Names, one a line; what is chosen holds for all of them."""

    names = TextAreaField(
        _l("Names, one on each line"), [DataRequired(_l("Write at least one name."))], render_kw={"rows": 8}
    )
    age = RadioField(_l("They are"), default="adult")

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.age.choices = [(one.id, i18n.pick(one.names)) for one in library().ages.values()]


class Table(FlaskForm):
    """A table of learners."""

    table = FileField(_l("Table (CSV or XLSX)"), render_kw={"accept": ".csv,.xlsx,text/csv"})


class GroupName(FlaskForm):
    """The name of a group."""

    name = StringField(
        _l("Name of the group"),
        [
            DataRequired(_l("Give the group a name.")),
            Length(max=LONGEST_GROUP, message=_l("Up to 60 letters.")),
        ],
        filters=[tidy],
    )

    def validate_name(self, field: StringField) -> None:
        if ";" in (field.data or ""):
            raise ValidationError(_l("A name without a semicolon: tables put one between groups."))


class AnotherTeacher(FlaskForm):
    """A teacher of the association, chosen or by user name; a substitute for some days."""

    person = SelectField(_l("Teacher of the association"), coerce=int)
    username = StringField(
        _l("Or the user name"),
        [Optional(), Length(max=64)],
        filters=[tidy],
        render_kw={"autocomplete": "off", "autocapitalize": "none"},
    )
    kind = RadioField(
        _l("How"),
        choices=[("teacher", _l("teaches the class with me")), ("substitute", _l("stands in for some days"))],
        default="teacher",
    )
    first = DateField(_l("From"), [Optional()])
    last = DateField(_l("Until (the last day)"), [Optional()])

    def __init__(self, today: date, colleagues: Any, **given: Any) -> None:
        super().__init__(**given)
        self.today = today
        self.person.choices = [(0, "—"), *colleagues]
        if not self.is_submitted():
            self.first.data, self.last.data = today, today + roster_teachers.TWO_WEEKS

    def validate_last(self, field: DateField) -> None:
        if self.kind.data != "substitute":
            return
        first = self.first.data or self.today
        if field.data < max(first, self.today):
            raise ValidationError(_l("The last day comes before the first, or is over."))
        if field.data - first > roster_teachers.LONGEST:
            raise ValidationError(_l("A year at most."))


class ClassSettings(FlaskForm):
    """Name, course and form of study of a class."""

    name = StringField(
        _l("Name of the class"),
        [DataRequired(_l("Give the class a name.")), Length(max=120, message=_l("Up to 120 letters."))],
        filters=[tidy],
    )
    course = SelectField(_l("Course"))
    form = SelectField(_l("Form of study"), coerce=int)

    def __init__(self, forms: Any, **given: Any) -> None:
        super().__init__(**given)
        self.course.choices = course_choices()
        self.form.choices = [(0, "—"), *forms]
