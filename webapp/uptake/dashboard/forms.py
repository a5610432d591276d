"""Remarks beside figures, and targets of own indicators."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DecimalField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, ValidationError

from webapp import i18n
from webapp.typed import tidy, tidy_lines
from webapp.uptake.dashboard.figures import definition, names
from webapp.uptake.dashboard.plan import OURS
from webapp.uptake.indicators import DEFINITIONS

LONGEST = 4000


def _lines(text: str | None) -> str:
    return tidy_lines(text or "")


class RemarkForm(FlaskForm):
    """A text in Kazakh and one in Russian, each on its own; an empty one takes the standing one back."""

    kk = TextAreaField(
        _l("In Kazakh"),
        [Length(max=LONGEST, message=_l("That is too long."))],
        filters=[_lines],
        render_kw={"lang": "kk", "rows": 6},
    )
    ru = TextAreaField(
        _l("In Russian"),
        [Length(max=LONGEST, message=_l("That is too long."))],
        filters=[_lines],
        render_kw={"lang": "ru", "rows": 6},
    )


class Amount(DecimalField):
    """A number as people write it: 12 000 or 40,5."""

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(["".join(one.split()).replace(",", ".") for one in valuelist])


class TargetForm(FlaskForm):
    """A target of an own indicator, for the country or a region, in one year."""

    indicator = SelectField(_l("Indicator"))
    region = SelectField(_l("Where"))
    year = IntegerField(
        _l("Year"), [InputRequired(_l("Write a year.")), NumberRange(2020, 2060, _l("Write a year from 2020 to 2060."))]
    )
    value = Amount(
        _l("Value"),
        [InputRequired(_l("Write a number.")), NumberRange(0, 100_000_000, _l("Write a number from nought on."))],
    )
    document = StringField(
        _l("Document"), [DataRequired(_l("Write which document or decision sets it.")), Length(max=300)], filters=[tidy]
    )

    def offer(self, regions: list[tuple[str, str]]) -> "TargetForm":
        """Fill the lists of choices; `regions` are codes with names."""
        ordered = [code for code in (*DEFINITIONS.indicators, *DEFINITIONS.shares) if code in OURS]
        self.indicator.choices = [(code, i18n.pick(names(code))) for code in ordered]
        self.region.choices = [("", i18n.gettext("The whole country")), *regions]
        return self

    def validate_value(self, field: DecimalField) -> None:
        """A share has a hundred percent at most."""
        if field.data is not None and definition(self.indicator.data or "") and field.data > 100:
            raise ValidationError(_l("A share is given in percent, from 0 to 100."))
