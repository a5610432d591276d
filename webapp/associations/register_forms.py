"""What the secretariat writes about one association, from a day on."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, SelectField, SelectMultipleField, StringField, widgets
from wtforms.validators import DataRequired, Length, Optional, ValidationError

from webapp import clock
from webapp.associations import history, state
from webapp.associations.cells import CellError, Known, Value, value_of
from webapp.associations.history import Entry, Names
from webapp.i18n import gettext as _
from webapp.typed import tidy

NEEDED = _l("Write something here.")


class Chips(SelectMultipleField):
    """Several of a list, as checkboxes."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()


def first_day_of_quarter(day: date) -> date:
    """The day on which the quarter of a day began: the figures of those before are told already."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


class FromADay(FlaskForm):
    """A change and the day from which it counts: not to come, and in a past quarter only when that is meant."""

    day = DateField(_l("From which day"), [DataRequired(_l("Choose a day."))])
    sure = BooleanField(_l("Figures of past quarters may change. That is right."))
    known: Known

    def validate_day(self, field: DateField) -> None:
        today = clock.today()
        if field.data > today:
            raise ValidationError(_l("This day is still to come. Write the change down when it is there."))
        if field.data < first_day_of_quarter(today) and not self.sure.data:
            raise ValidationError(
                _l("This day lies in a past quarter, whose figures may change. Tick the box if that is right.")
            )

    def read(self, field: StringField, code: str) -> None:
        """Turn the text of a field into a value as a cell of the table. Raises ValidationError."""
        try:
            field.read = value_of(code, " ".join(tidy(field.data or "").split()), self.known)
        except CellError as error:
            raise ValidationError(_(str(error))) from error


def _text(label: object, longest: int = 300, **more: Any) -> StringField:
    return StringField(label, [Optional(), Length(max=longest)], filters=[tidy], **more)


def _association(label: object) -> StringField:
    shown = {"list": "association-names", "autocomplete": "off"}
    return StringField(label, [Length(max=300)], filters=[tidy], render_kw=shown)


class Rename(FromADay):
    """Another name."""

    name_kk = StringField(_l("Name in Kazakh"), [DataRequired(NEEDED), Length(max=300)], filters=[tidy])
    name_ru = StringField(_l("Name in Russian"), [DataRequired(NEEDED), Length(max=300)], filters=[tidy])
    name_en = StringField(_l("Name in English"), [DataRequired(NEEDED), Length(max=300)], filters=[tidy])

    @property
    def names(self) -> Names:
        """As written, spaces tidied."""
        return Names(*(" ".join(one.data.split()) for one in (self.name_kk, self.name_ru, self.name_en)))

    def changed(self, entry: Entry) -> Entry:
        """The association renamed."""
        return history.rename(entry, self.day.data, self.names)


class Placed(FromADay):
    """A place in the tree."""

    region = SelectField(_l("Region"), [Optional()])
    district = _text(_l("District or town"))
    parent = _association(_l("Stands under"))
    house = SelectField(_l("House of Friendship"), [Optional()])

    def validate_parent(self, field: StringField) -> None:
        self.read(field, "parent")

    @property
    def place(self) -> history.Place:
        """The place written."""
        district = " ".join((self.district.data or "").split())
        return history.Place(self.parent.read, self.region.data or None, district, self.house.data or None)


class Move(Placed):
    """Another place."""

    def changed(self, entry: Entry) -> Entry:
        """The association moved."""
        return history.move(entry, self.day.data, self.place)


class Reopen(Placed):
    """Standing again."""

    def changed(self, entry: Entry) -> Entry:
        """The association reopened."""
        return history.reopen(entry, self.day.data, self.place)


class Merge(FromADay):
    """Merged into another."""

    into = _association(_l("Becomes part of"))

    def validate_into(self, field: StringField) -> None:
        if not field.data:
            raise ValidationError(NEEDED)
        self.read(field, "merged_into")

    def changed(self, entry: Entry) -> Entry:
        """The association merged."""
        return history.merge(entry, self.day.data, self.into.read)


class Close(FromADay):
    """Closed."""

    def changed(self, entry: Entry) -> Entry:
        """The association closed."""
        return history.close(entry, self.day.data)


class Gather(FromADay):
    """The peoples it gathers."""

    peoples = Chips(_l("Peoples it gathers"), [Optional()])

    def changed(self, entry: Entry) -> Entry:
        """With these peoples."""
        return history.gather(entry, self.day.data, self.peoples.data or [])


class Accredit(FlaskForm):
    """A new accreditation, or the days of a known one."""

    number = StringField(_l("Accreditation number"), [DataRequired(NEEDED), Length(max=40)], filters=[tidy])
    first = DateField(_l("First day"), [DataRequired(_l("Choose a day."))])
    last = DateField(_l("Last day"), [Optional()])
    known: Known

    def changed(self, entry: Entry) -> Entry:
        """With this accreditation."""
        return history.accredit(entry, " ".join(self.number.data.split()), self.first.data, self.last.data)


class Details(FlaskForm):
    """What is not dated: kind, package, contacts."""

    kind = SelectField(_l("Kind"))
    package = SelectField(_l("People's package"), [Optional()])
    phone = _text(_l("Telephone"), 60)
    email = _text(_l("E-mail"), 254)
    address = _text(_l("Address"))
    website = _text(_l("Website"))
    known: Known
    read = FromADay.read

    def validate_email(self, field: StringField) -> None:
        self.read(field, "email")

    def validate_website(self, field: StringField) -> None:
        self.read(field, "website")

    def changed(self, entry: Entry) -> Entry:
        """With these details."""
        values: dict[str, Value] = state.state_of(entry)
        written = {code: " ".join((getattr(self, code).data or "").split()) for code in state.CONTACT}
        values |= written | {"kind": self.kind.data, "package": self.package.data or None}
        return state.changed(entry, values, set(), clock.today())


class New(Rename, Placed):
    """A new association, or a branch split off from one."""

    kind = SelectField(_l("Kind"))
    package = SelectField(_l("People's package"), [Optional()])

    def made(self, association_id: str) -> Entry:
        """The new association."""
        place = self.place
        tie = history.Tie(history.STANDS, self.day.data, None, place)
        return Entry(association_id, self.kind.data, self.names, self.package.data or None, (tie,))


class NewHouse(FlaskForm):
    """A House of Friendship."""

    name_kk, name_ru, name_en = (
        StringField(label, [DataRequired(NEEDED), Length(max=300)], filters=[tidy])
        for label in (_l("Name in Kazakh"), _l("Name in Russian"), _l("Name in English"))
    )
    region = SelectField(_l("Region"), [DataRequired(NEEDED)])
    place = _text(_l("Address"))


FORMS: Mapping[str, type[FlaskForm]] = {
    "rename": Rename,
    "move": Move,
    "merge": Merge,
    "close": Close,
    "reopen": Reopen,
    "peoples": Gather,
    "accreditation": Accredit,
    "details": Details,
}


def start(name: str, entry: Entry, today: date) -> dict[str, Any]:
    """What a form shows at first: what is so now."""
    now = state.state_of(entry)
    if name == "accreditation":
        return {
            "number": now["accreditation_number"],
            "first": now["accreditation_from"],
            "last": now["accreditation_to"],
        }
    shown = {code: now[code] for code in (*state.NAMES, *state.PLACE, *state.CONTACT, "kind", "package")}
    return shown | {"day": today, "peoples": list(now["peoples"] or ())}  # type: ignore[arg-type]
