"""The register written as tables: one row an association with its present state, and one row a stretch of history."""

from collections.abc import Iterable, Iterator
from datetime import date

from webapp.associations.columns import ERRORS, HISTORY, STATE
from webapp.associations.history import MERGED, Book, Entry, Names, Place
from webapp.associations.state import state_of
from webapp.spreadsheets import Cell, as_read, csv_bytes, xlsx_bytes

KINDS = ("republican", "regional", "local")


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Republican, regional, local; within a kind by id."""
    return sorted(entries, key=lambda one: (KINDS.index(one.kind), one.id))


def state_rows(entries: Iterable[Entry], language: str | None) -> Iterator[list[Cell]]:
    """Header and rows of the present state."""
    yield list(STATE.titles(language))
    for entry in in_order(entries):
        values = state_of(entry)
        yield [_cell(values[code]) for code in STATE.codes]


def history_rows(entries: Iterable[Entry], language: str | None) -> Iterator[list[Cell]]:
    """Header and rows of the history."""
    yield list(HISTORY.titles(language))
    for entry in in_order(entries):
        yield from ([_cell(row.get(code)) for code in HISTORY.codes] for row in _stretches(entry))


def file_of(book: Book, ending: str, what: str, language: str | None) -> bytes:
    """The register as a file: `ending` csv (`what`: register or history) or xlsx (both, a sheet each)."""
    entries = list(book.values())
    if ending == "xlsx":
        return xlsx_bytes({"register": state_rows(entries, language), "history": history_rows(entries, language)})
    return csv_bytes(history_rows(entries, language) if what == "history" else state_rows(entries, language))


def template(ending: str, language: str) -> bytes:
    """A table with its header and an example row; in XLSX a second sheet says what each column expects."""
    rows: list[list[Cell]] = [list(STATE.titles(language)), [column.example for column in STATE.each]]
    if ending == "csv":
        return csv_bytes(rows)
    expects: list[list[Cell]] = [["", "", ""]]
    expects += [[column.titles[language], column.code, column.expects[language]] for column in STATE.each]
    return xlsx_bytes({"register": rows, "?": expects})


def with_errors(rows: list[tuple[int, list[str]]], told: dict[int, str]) -> list[list[Cell]]:
    """A table as it was sent, with a last column that says what is wrong in a row."""
    width = max((len(row) for _, row in rows), default=0)
    made: list[list[Cell]] = []
    for place, (number, row) in enumerate(rows):
        last = ERRORS if place == 0 else told.get(number, "")
        made.append([*row, *[""] * (width - len(row)), last])
    return made


def _stretches(entry: Entry) -> Iterator[dict[str, object]]:
    for tie in entry.ties:
        place = {} if tie.relation == MERGED else _place(tie.place)
        row = {"id": entry.id, "entry": tie.relation, "from": tie.valid_from, "to": tie.valid_to}
        yield row | {"parent": tie.place.parent_id} | place
    for name in entry.borne:
        yield {"id": entry.id, "entry": "name", "from": name.valid_from, "to": name.valid_to} | _names(name.names)
    for people in entry.gathered:
        row = {"id": entry.id, "entry": "people", "from": people.valid_from, "to": people.valid_to}
        yield row | {"people": people.group}
    for paper in entry.accredited:
        row = {"id": entry.id, "entry": "accreditation", "from": paper.valid_from, "to": paper.valid_to}
        yield row | {"number": paper.number}


def _place(place: Place) -> dict[str, object]:
    return {"region": place.region_code, "district": place.district, "house": place.house_id}


def _names(names: Names) -> dict[str, object]:
    return {"name_kk": names.kk, "name_ru": names.ru, "name_en": names.en}


def _cell(value: object) -> Cell:
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, str):
        return as_read(value)
    return value if isinstance(value, date) else None
