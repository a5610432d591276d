"""A campaign as posted."""

import re

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, ValidationError

from webapp.typed import tidy, tidy_lines

_DAY_WANTED = _l("Choose a day.")
LONGEST_DAYS = 62


def _name(label: object, tag: str) -> StringField:
    return StringField(
        label,
        [DataRequired(_l("Give it a name.")), Length(max=300, message=_l("Up to 300 letters."))],
        filters=[tidy],
        render_kw={"lang": tag},
    )


class Adding(FlaskForm):
    """A new campaign, or another year of a known one."""

    code = SelectField(_l("Which campaign"), [Optional()])
    name_kk, name_ru, name_en = (
        _name(_l("Name in Kazakh"), "kk"),
        _name(_l("Name in Russian"), "ru"),
        _name(_l("Name in English"), "en"),
    )
    first_day = DateField(_l("First day"), [InputRequired(_DAY_WANTED)])
    last_day = DateField(_l("Last day"), [InputRequired(_DAY_WANTED)])
    source = TextAreaField(
        _l("Where the days are from"),
        [DataRequired(_l("Say where the days are from.")), Length(max=1000, message=_l("Up to 1,000 letters."))],
        filters=[lambda text: tidy_lines(text) if text else text],
        render_kw={"rows": 3},
    )

    def validate_first_day(self, field: DateField) -> None:
        if field.data and not 1991 <= field.data.year <= 2100:
            raise ValidationError(_l("Choose a day of the years 1991 to 2100."))

    def validate_last_day(self, field: DateField) -> None:
        if not field.data or not self.first_day.data:
            return
        if field.data < self.first_day.data:
            raise ValidationError(_l("The last day comes after the first."))
        if (field.data - self.first_day.data).days >= LONGEST_DAYS:
            raise ValidationError(_l("A campaign lasts two months at most."))


def code_of(name: str) -> str:
    """A code out of an English name."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40] or "campaign"
