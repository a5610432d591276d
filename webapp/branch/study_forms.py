"""A form of study as posted: what, for whom, where, from when to when, and its times of the week."""

import re
from datetime import date, timedelta

from flask import request
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from webapp import clock, db, i18n
from webapp.associations.forms_of_study import FORMS_OF_STUDY
from webapp.associations.timetable import Weekly
from webapp.branch.forms import association_choices
from webapp.branch.study_queries import houses
from webapp.branch.tree import Branch
from webapp.courses import library
from webapp.models import FormOfStudy
from webapp.typed import tidy

# Times of the week: at most so many, and so many empty lines offered below those there are.
MOST_TIMES, SPARE_TIMES, FEWEST_LINES = 14, 2, 3
SHORTEST, LONGEST = 10, 600
LONGEST_TERM = timedelta(days=3 * 366)
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_DAY_WANTED = _l("Choose a day.")
COLUMNS = ("kind", "name", "sphere", "age_group", "course_id", "house_id", "place", "first_day", "last_day", "public")


class Study(FlaskForm):
    """Of an association of the branch. `read_times` has the times of the week after validation."""

    association = SelectField(_l("Association"))
    kind = SelectField(_l("Form of study"), choices=[])
    name = StringField(
        _l("What it is called"),
        [DataRequired(_l("Give it a name.")), Length(max=120, message=_l("Up to 120 letters."))],
        filters=[tidy],
    )
    course_id = SelectField(_l("Course"))
    age_group = SelectField(_l("For whom"), [Optional()])
    sphere = SelectField(_l("Kazakh for"), [Optional()])
    house_id = SelectField(_l("House of Friendship"), [Optional()])
    place = StringField(_l("Place"), [Optional(), Length(max=300, message=_l("Up to 300 letters."))], filters=[tidy])
    first_day = DateField(_l("First day"), [InputRequired(_DAY_WANTED)])
    last_day = DateField(_l("Last day"), [InputRequired(_DAY_WANTED)])
    public = BooleanField(_l("Show it on the public page"), default=True)

    times_error: object = None
    times_typed: list[tuple[str, str, str]] = []

    def prepare(self, branch: Branch) -> None:
        """Take the choices from the branch, the lessons and the Houses of Friendship."""
        content, anything = library(), ("", i18n.gettext("any"))
        self.association.choices = association_choices(branch)
        self.kind.choices = [(code, i18n.gettext(name)) for code, name in FORMS_OF_STUDY.items()]
        self.course_id.choices = [(one.id, i18n.pick(one.entry.title)) for one in content.courses.values()]
        self.age_group.choices = [anything, *((one.id, i18n.pick(one.names)) for one in content.ages.values())]
        self.sphere.choices = [anything, *((one.id, i18n.pick(one.names)) for one in content.spheres.values())]
        here = {node.association.region_code for node in branch.nodes}
        known = houses(db.session(), clock.today(), here)
        self.house_id.choices = [("", "—"), *((one.id, i18n.named(one)) for one in known)]
        if self.house_id.object_data and self.house_id.object_data not in dict(self.house_id.choices):
            self.house_id.choices.append((self.house_id.object_data, self.house_id.object_data))

    def show(self, form: FormOfStudy | None, times: tuple[Weekly, ...] = ()) -> None:
        """What stands in it before anything is posted."""
        if form is not None:
            self.association.data = form.association_id
            for name in COLUMNS:
                self[name].data = getattr(form, name) if name == "public" else getattr(form, name) or ""
            self.first_day.data, self.last_day.data = form.first_day, form.last_day
        self.times_typed = [(str(one.weekday), one.starts, str(one.minutes)) for one in times]

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        """The lines of times to show: those there are and some empty ones."""
        number = min(MOST_TIMES, max(FEWEST_LINES, len(self.times_typed) + SPARE_TIMES))
        return [*self.times_typed, *[("", "", "60")] * (number - len(self.times_typed))]

    def validate_last_day(self, field: DateField) -> None:
        first = self.first_day.data
        if isinstance(first, date) and field.data < first:
            raise ValidationError(_l("The last day comes before the first."))
        if isinstance(first, date) and field.data - first > LONGEST_TERM:
            raise ValidationError(_l("A term of up to three years."))

    def validate_on_submit(self, extra_validators: object = None) -> bool:
        """The fields and the times of the week, so that all errors are told at once."""
        fine = bool(super().validate_on_submit(extra_validators))
        return self._read_times() and fine

    def _read_times(self) -> bool:
        columns = (request.form.getlist(name)[:MOST_TIMES] for name in ("weekday", "starts", "minutes"))
        self.times_typed = [line for line in zip(*columns, strict=False) if line[0] or line[1]]
        self.read_times: list[Weekly] = []
        for line in self.times_typed:
            one = read_time(*line)
            if one is None:
                self.times_error = _l("A time needs its weekday, its start such as 11:00, and 10 to 600 minutes.")
                return False
            self.read_times.append(one)
        if len({(one.weekday, one.starts) for one in self.read_times}) < len(self.read_times):
            self.times_error = _l("The same time stands there twice.")
            return False
        return True

    def values(self) -> dict[str, object]:
        """What is to be kept, by column."""
        kept = {name: self[name].data for name in COLUMNS}
        return kept | {name: kept[name] or None for name in ("sphere", "age_group", "house_id")}


def read_time(weekday: str, starts: str, minutes: str) -> Weekly | None:
    """A line of times; None when anything in it is missing or wrong."""
    starts = starts.strip()[:5]
    if not (weekday.isdecimal() and minutes.strip().isdecimal() and _CLOCK.fullmatch(starts)):
        return None
    day, length = int(weekday), int(minutes)
    return Weekly(day, starts, length) if 1 <= day <= 7 and SHORTEST <= length <= LONGEST else None
