"""The present state of an association as the values of one row, and what a changed row makes of it from a day on."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from webapp.associations import history
from webapp.associations.cells import Value
from webapp.associations.history import CannotChangeError, Contact, Entry, Names, Place
from webapp.marking import _m

Values = Mapping[str, Value]
BY_HISTORY = _m("This is history: change it in the table of history.")
TO_COME = _m("This day is still to come: write it down when it is there.")
NAMES = ("name_kk", "name_ru", "name_en")
PLACE = ("parent", "region", "district", "house")
CONTACT = ("phone", "email", "address", "website")
ACCREDITATION = ("accreditation_number", "accreditation_from", "accreditation_to")


class WrongCellError(ValueError):
    """A row cannot be written because of one of its cells."""

    def __init__(self, column: str, message: str, **values: object) -> None:
        super().__init__(message)
        self.column, self.message, self.values = column, message, values


def state_of(entry: Entry) -> dict[str, Value]:
    """The values of its row, by column."""
    paper, place = entry.newest_accreditation, entry.last_place
    return {
        "id": entry.id,
        "kind": entry.kind,
        **dict(zip(NAMES, (entry.names.kk, entry.names.ru, entry.names.en), strict=True)),
        "package": entry.package,
        "peoples": tuple(sorted(one.group for one in entry.gathered if one.valid_to is None)),
        "region": place.region_code,
        "district": place.district,
        "parent": place.parent_id,
        "house": place.house_id,
        "accreditation_number": paper.number if paper else "",
        "accreditation_from": paper.valid_from if paper else None,
        "accreditation_to": paper.valid_to if paper else None,
        "phone": entry.contact.phone,
        "email": entry.contact.email,
        "address": entry.contact.address,
        "website": entry.contact.website,
        "stands_from": entry.first_day,
        "until": entry.ended_on,
        "merged_into": entry.merged_into,
    }


def begun(values: dict[str, Any], day: date) -> Entry:
    """A new association: where and what it is from `stands_from` on, or from `day`."""
    first = values.get("stands_from") or day
    entry = Entry(values["id"], values["kind"], _names(values), values.get("package"))
    entry = replace(entry, ties=(history.Tie(history.STANDS, first, None, place_of(values)),))
    entry = history.gather(entry, first, values.get("peoples") or ())
    entry = replace(entry, contact=_contact(values))
    return _ended(_accredited(entry, values), values, day)


def changed(entry: Entry, values: dict[str, Any], columns: set[str], day: date) -> Entry:
    """What becomes of it from `day` on: `values` is the whole row, `columns` are those that differ. Raises WrongCellError."""
    if "stands_from" in columns:
        raise WrongCellError("stands_from", BY_HISTORY)
    entry = replace(entry, kind=values["kind"], package=values["package"], contact=_contact(values))
    if columns & set(NAMES):
        entry = _tried("name_ru", lambda: history.rename(entry, day, _names(values)))
    if "peoples" in columns:
        entry = _tried("peoples", lambda: history.gather(entry, day, values["peoples"]))
    if columns & set(ACCREDITATION):
        entry = _accredited(entry, values)
    return _settled(entry, values, columns, day)


def place_of(values: Values) -> Place:
    """The place that a row names."""
    found: Any = values
    return Place(found.get("parent"), found.get("region"), found.get("district") or "", found.get("house"))


def _settled(entry: Entry, values: dict[str, Any], columns: set[str], day: date) -> Entry:
    """Moved, ended or reopened as the row says."""
    place, moved = place_of(values), bool(columns & set(PLACE))
    ends = columns & {"until", "merged_into"}
    if entry.ended_on is None:
        if moved:
            entry = _tried("region" if "region" in columns else "parent", lambda: history.move(entry, day, place))
        return _ended(entry, values, day) if ends else entry
    if ends and values["until"] is None and values["merged_into"] is None:
        return _tried("until", lambda: history.reopen(entry, day, place))
    if ends:
        raise WrongCellError(sorted(ends)[-1], BY_HISTORY)
    if moved:
        raise WrongCellError("until", history.ENDED, day=entry.ended_on)
    return entry


def _ended(entry: Entry, values: dict[str, Any], day: date) -> Entry:
    until, into = values.get("until"), values.get("merged_into")
    if into is not None:
        return _tried("merged_into", lambda: history.merge(entry, until or day, into))
    return _tried("until", lambda: history.close(entry, until)) if until else entry


def _accredited(entry: Entry, values: dict[str, Any]) -> Entry:
    number, first, last = (values.get(code) for code in ACCREDITATION)
    if not number:
        if entry.accredited or first or last:
            raise WrongCellError(
                "accreditation_number",
                _m("The number is missing. Write the last day where an accreditation has ended."),
            )
        return entry
    if first is None:
        raise WrongCellError("accreditation_from", _m("The first day of the accreditation is missing."))
    return _tried("accreditation_from", lambda: history.accredit(entry, number, first, last))


def _tried(column: str, change: Callable[[], Entry]) -> Entry:
    try:
        return change()
    except CannotChangeError as error:
        raise WrongCellError(column, error.message, **error.values) from error


def _names(values: Mapping[str, Any]) -> Names:
    return Names(*(values[code] for code in NAMES))


def _contact(values: Mapping[str, Any]) -> Contact:
    return Contact(*(values.get(code) or "" for code in CONTACT))
