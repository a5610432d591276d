"""The table of history: all stretches of the associations that stand in it, which take the place of what is written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from webapp.associations.cells import CellError, Known, value_of
from webapp.associations.history import (
    MERGED,
    STANDS,
    Accredited,
    Borne,
    Entry,
    Gathered,
    Names,
    Place,
    Tie,
)
from webapp.associations.tree import overlapping
from webapp.marking import _m
from webapp.spreadsheets import as_read

ENTRIES = {STANDS, MERGED, "name", "people", "accreditation"}
Told = tuple[int, str, str, str, Mapping[str, object]]


@dataclass
class _Kept:
    first_row: int
    ties: list[Tie]
    borne: list[Borne]
    gathered: list[Gathered]
    accredited: list[Accredited]
    wrong: bool = False


class Histories:
    """Takes row by row and then settles the associations of `after`; `problems` are row, column, value, message, values."""

    def __init__(self, after: dict[str, Entry], known: Known) -> None:
        self.after, self.known = after, known
        self.kept: dict[str, _Kept] = {}
        self.problems: list[Told] = []

    def take(self, number: int, cells: dict[str, str]) -> None:
        """One row."""
        key = cells.get("id", "")
        if key not in self.after:
            self.problems.append((number, "id", key, _m("No association has this id."), {}))
            return
        kept = self.kept.setdefault(key, _Kept(number, [], [], [], []))
        values, wrong = self._values(number, cells)
        kept.wrong = kept.wrong or wrong
        if not wrong:
            _put(kept, values)

    def settled(self) -> list[Entry]:
        """Put each history that differs in place of the one written; returns these associations."""
        found = []
        for key, kept in self.kept.items():
            entry = self.after[key]
            made = _with(entry, kept)
            if kept.wrong or _tidied(entry) == made:
                continue
            fault = overlapping(made)
            if fault is not None:
                self.problems.append((kept.first_row, fault.column, key, fault.message, {"day": fault.day}))
                continue
            self.after[key] = made
            found.append(made)
        return found

    def _values(self, number: int, cells: dict[str, str]) -> tuple[dict[str, Any], bool]:
        values: dict[str, Any] = {}
        wrong = False
        entry = cells.get("entry", "")
        needed = _NEEDED.get(entry)
        if needed is None:
            self.problems.append((number, "entry", entry, _m("This is no kind of entry."), {}))
            return {}, True
        for code in ("entry", "from", "to", *needed):
            text = cells.get(code, "")
            try:
                values[code] = text if code == "entry" else value_of(code, text, self.known)
                if code in ("from", *_NOT_EMPTY.get(entry, ())) and not values[code]:
                    raise CellError(_m("This cell is empty."))
            except CellError as error:
                self.problems.append((number, code, text, str(error), {}))
                wrong = True
        return values, wrong


_NEEDED = {
    STANDS: ("parent", "region", "district", "house"),
    MERGED: ("parent",),
    "name": ("name_kk", "name_ru", "name_en"),
    "people": ("people",),
    "accreditation": ("number",),
}
_NOT_EMPTY = {MERGED: ("parent",), "people": ("people",), "accreditation": ("number",)}


def _put(kept: _Kept, values: dict[str, Any]) -> None:
    first: date = values["from"]
    end: date | None = values["to"]
    entry = values["entry"]
    if entry in (STANDS, MERGED):
        place = Place(values["parent"], values.get("region"), values.get("district") or "", values.get("house"))
        kept.ties.append(Tie(entry, first, end, place))
    elif entry == "name":
        kept.borne.append(Borne(Names(values["name_kk"], values["name_ru"], values["name_en"]), first, end))
    elif entry == "people":
        kept.gathered.append(Gathered(values["people"], first, end))
    else:
        kept.accredited.append(Accredited(values["number"], first, end))


def _with(entry: Entry, kept: _Kept) -> Entry:
    borne = tuple(sorted(kept.borne, key=lambda one: one.valid_from))
    present = borne[-1].names if borne and borne[-1].valid_to is None else _tidied(entry).names
    return replace(
        _tidied(entry),
        names=present,
        ties=tuple(sorted(kept.ties, key=lambda one: one.valid_from)),
        borne=borne,
        gathered=tuple(sorted(kept.gathered, key=lambda one: (one.valid_from, one.group))),
        accredited=tuple(sorted(kept.accredited, key=lambda one: (one.valid_from, one.number))),
    )


def _tidied(entry: Entry) -> Entry:
    """The same, its texts as a table gives them back."""

    def tidy(names: Names) -> Names:
        return Names(as_read(names.kk), as_read(names.ru), as_read(names.en))

    return replace(
        entry,
        names=tidy(entry.names),
        ties=tuple(replace(tie, place=replace(tie.place, district=as_read(tie.place.district))) for tie in entry.ties),
        borne=tuple(replace(one, names=tidy(one.names)) for one in entry.borne),
        accredited=tuple(replace(one, number=as_read(one.number)) for one in entry.accredited),
    )
