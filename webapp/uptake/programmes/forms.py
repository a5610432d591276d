"""A programme as posted. Money may be typed with spaces and a comma."""

from decimal import Decimal, InvalidOperation
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, IntegerField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError

from webapp import clock, db, i18n
from webapp.associations.queries import associations_on, regions
from webapp.courses import library
from webapp.kazakh.alphabet import sort_key
from webapp.typed import tidy, tidy_lines
from webapp.uptake.programmes.queries import Carried

_DAY_WANTED = _l("Choose a day.")
_PEOPLE = _l("Write a number from 1 to 10,000,000.")
_MONEY = _l("Write an amount in tenge, such as 12 500 000.")
MOST_MONEY = Decimal(10) ** 12
COLUMNS = (
    "name",
    "contract",
    "first_day",
    "last_day",
    "course_id",
    "promised_learners",
    "promised_completions",
    "note",
)
_FIRST_SHOWN = 12


def read_money(typed: str | None) -> Decimal:
    """`12 500 000,50 ₸` as a number of two places. Raises ValueError."""
    plain = "".join(sign for sign in (typed or "") if not sign.isspace() and sign not in "₸_").replace(",", ".")
    try:
        money = Decimal(plain)
    except InvalidOperation as problem:
        raise ValueError(typed) from problem
    if not money.is_finite() or not 0 < money < MOST_MONEY or money != round(money, 2):
        raise ValueError(typed)
    return round(money, 2)


def _people(label: object) -> IntegerField:
    return IntegerField(
        label,
        [InputRequired(_PEOPLE), NumberRange(1, 10_000_000, message=_PEOPLE)],
        render_kw={"min": 1, "inputmode": "numeric"},
    )


class Writing(FlaskForm):
    """A programme of the state social order."""

    name = StringField(
        _l("What it is called"),
        [DataRequired(_l("Give it a name.")), Length(max=300, message=_l("Up to 300 letters."))],
        filters=[tidy],
    )
    contract = StringField(
        _l("Contract"), [Optional(), Length(max=300, message=_l("Up to 300 letters."))], filters=[tidy]
    )
    region_code = SelectField(_l("Region"), [Optional()])
    associations = SelectMultipleField(
        _l("Associations that carry it out"),
        [DataRequired(_l("Choose at least one."))],
        render_kw={"size": _FIRST_SHOWN},
    )
    first_day = DateField(_l("First day"), [InputRequired(_DAY_WANTED)])
    last_day = DateField(_l("Last day"), [InputRequired(_DAY_WANTED)])
    money = StringField(
        _l("Money, in tenge"), [DataRequired(_MONEY)], filters=[tidy], render_kw={"inputmode": "decimal"}
    )
    course_id = SelectField(_l("Course and level"))
    promised_learners = _people(_l("Learners promised"))
    promised_completions = _people(_l("Completions promised"))
    note = TextAreaField(
        _l("Note"),
        [Optional(), Length(max=2000, message=_l("Up to 2,000 letters."))],
        filters=[lambda text: tidy_lines(text) if text else text],
        render_kw={"rows": 3},
    )

    def prepare(self) -> None:
        """Take the choices from the register and the lessons."""
        session = db.session()
        self.region_code.choices = [
            ("", i18n.gettext("the whole country")),
            *((one.code, i18n.named(one)) for one in regions(session)),
        ]
        known = [(one.id, i18n.named(one)) for one in associations_on(session, clock.today())]
        self.associations.choices = sorted(known, key=lambda one: sort_key(one[1]))
        self.course_id.choices = [(one.id, i18n.pick(one.entry.title)) for one in library().courses.values()]

    def show(self, carried: Carried) -> None:
        """What stands in it before anything is posted."""
        for name in COLUMNS:
            self[name].data = getattr(carried.programme, name)
        self.region_code.data = carried.programme.region_code or ""
        self.money.data = str(carried.programme.money)
        self.associations.data = list(carried.associations)
        self.keep(carried)

    def keep(self, carried: Carried) -> None:
        """Associations of it that were merged since may stay chosen."""
        missing = set(carried.associations) - {code for code, _ in self.associations.choices}
        self.associations.choices += [(code, code) for code in sorted(missing)]

    def values(self) -> dict[str, Any]:
        """What is to be kept, by column."""
        found = {name: self[name].data for name in COLUMNS}
        found.update(contract=self.contract.data or "", note=self.note.data or "")
        return {**found, "region_code": self.region_code.data or None, "money": read_money(self.money.data)}

    def validate_money(self, field: StringField) -> None:
        try:
            read_money(field.data)
        except ValueError as problem:
            raise ValidationError(_MONEY) from problem

    def validate_first_day(self, field: DateField) -> None:
        if field.data and not 1991 <= field.data.year <= 2100:
            raise ValidationError(_l("Choose a day of the years 1991 to 2100."))

    def validate_last_day(self, field: DateField) -> None:
        if field.data and self.first_day.data and field.data < self.first_day.data:
            raise ValidationError(_l("The last day comes after the first."))

    def validate_promised_completions(self, field: IntegerField) -> None:
        if field.data and self.promised_learners.data and field.data > self.promised_learners.data:
            raise ValidationError(_l("No more can complete than learn."))
