"""A table beside the register: what is new, changed, unchanged and wrong, and the register as it would be. Writes nothing."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from webapp.associations.cells import CellError, Known, Value, text_of, value_of
from webapp.associations.columns import EXAMPLE, HISTORY, STATE, Columns, folded
from webapp.associations.histories import Histories
from webapp.associations.history import Book, Entry, Names
from webapp.associations.state import TO_COME, WrongCellError, begun, changed, state_of
from webapp.associations.tree import misplaced, new_faults
from webapp.marking import _m

Sheet = Sequence[tuple[int, list[str]]]
NEEDED = ("kind", "name_kk", "name_ru", "name_en")
TWICE = _m("This association stands in the table twice.")


@dataclass(frozen=True)
class Problem:
    """What is wrong in a row: its number, column (code), what stands there; `message` is marked, `values` go into it."""

    row: int
    column: str
    value: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    history: bool = False


@dataclass(frozen=True)
class Change:
    """One field, old → new, as the table would have it."""

    column: str
    old: str
    new: str


@dataclass
class Plan:
    """What a table would do. `after` is the register as it would be; it may be written when there are no problems."""

    before: Book
    after: dict[str, Entry]
    new: list[Entry] = field(default_factory=list)
    changed: list[tuple[Entry, list[Change]]] = field(default_factory=list)
    histories: list[Entry] = field(default_factory=list)
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Nothing would change."""
        return not (self.new or self.changed or self.histories)

    @property
    def mark(self) -> str:
        """The same for the same changes of the same register."""
        touched = sorted(key for key, entry in self.after.items() if self.before.get(key) != entry)
        said = repr([(self.before.get(key), self.after[key]) for key in touched])
        return hashlib.sha256(said.encode()).hexdigest()[:24]


@dataclass
class _Line:
    number: int
    id: str
    cells: dict[str, str]


def compare(sheets: Sequence[Sheet], book: Book, known: Known, day: date, today: date) -> Plan:
    """The plan of a table whose changes count from `day` on."""
    plan = Plan(book, dict(book))
    states, histories = _of_kind(sheets, STATE), _of_kind(sheets, HISTORY)
    if states is None and histories is None:
        said = ", ".join(sheets[0][0][1][:5]) if sheets and sheets[0] else ""
        plan.problems.append(Problem(1, "id", said, _m("The first row names no column of the register.")))
        return plan
    lines = _lines(plan, states or [])
    known = replace(known, associations=_by_name(book, lines))
    for line in lines:
        if line.id not in book:
            _add(plan, line, known, day, today)
    read = Histories(plan.after, known)
    for number, cells in _cells(histories or [], HISTORY):
        read.take(number, cells)
    plan.histories = [entry for entry in read.settled() if entry.id in book]
    plan.problems += [Problem(*one, history=True) for one in read.problems]
    for line in lines:
        if line.id in book:
            _change(plan, line, known, day, today)
    _check_tree(plan, {line.id: line for line in lines})
    plan.problems.sort(key=lambda one: (one.history, one.row))
    return plan


def _of_kind(sheets: Sequence[Sheet], columns: Columns) -> Sheet | None:
    """The first sheet of a kind."""
    for sheet in sheets:
        if sheet:
            places = columns.places(sheet[0][1])
            if "id" in places or columns.mark in places:
                is_history = HISTORY.mark in HISTORY.places(sheet[0][1])
                if is_history == (columns is HISTORY):
                    return sheet
    return None


def _cells(sheet: Sheet, columns: Columns) -> list[tuple[int, dict[str, str]]]:
    places = columns.places(sheet[0][1]) if sheet else {}
    found = []
    for number, row in sheet[1:]:
        cells = {code: row[place] if place < len(row) else "" for code, place in places.items()}
        if any(cells.values()) and cells.get("id") != EXAMPLE:
            found.append((number, cells))
    return found


def _lines(plan: Plan, sheet: Sheet) -> list[_Line]:
    """The rows with the ids they mean; an empty id is that of the association of the name, or is made from the name."""
    named = _by_name(plan.before, [])
    lines: list[_Line] = []
    taken: set[str] = set(plan.before)
    for number, cells in _cells(sheet, STATE):
        key = cells.get("id") or _meant(cells, named) or _made(cells, taken)
        taken.add(key)
        lines.append(_Line(number, key, cells))
    times = Counter(line.id for line in lines)
    seen: set[str] = set()
    kept = []
    for line in lines:
        if times[line.id] > 1 and line.id in seen:
            plan.problems.append(Problem(line.number, "id", line.cells.get("id") or line.id, TWICE))
        else:
            kept.append(line)
        seen.add(line.id)
    return kept


def _meant(cells: dict[str, str], named: Mapping[str, str | None]) -> str | None:
    for code in NEEDED[1:]:
        found = named.get(folded(cells.get(code, ""))) if cells.get(code) else None
        if found:
            return found
    return None


def _made(cells: dict[str, str], taken: set[str]) -> str:
    return free_id(cells.get("name_en", ""), taken)


def free_id(name: str, taken: set[str] | Book) -> str:
    """An id made from an English name that nobody has."""
    plain = "-".join(re.findall(r"[a-z0-9]+", name.casefold().replace("ö", "o").replace("ü", "u")))[:50].strip("-")
    made, number = plain or "association", 2
    while made in taken:
        made, number = f"{plain or 'association'}-{number}", number + 1
    return made


def _by_name(book: Book, lines: Sequence[_Line]) -> dict[str, str | None]:
    """Folded id or name → id; None where two have the name."""
    found: dict[str, str | None] = {}
    pairs = [(name, entry.id) for entry in book.values() for name in _spoken(entry.names)]
    pairs += [(line.cells[code], line.id) for line in lines for code in NEEDED[1:] if line.cells.get(code)]
    for name, key in pairs:
        said = folded(name)
        found[said] = key if found.get(said, key) == key else None
    return found | {folded(key): key for key in (*book, *(line.id for line in lines))}


def _spoken(names: Names) -> tuple[str, str, str]:
    return names.kk, names.ru, names.en


def _values(plan: Plan, line: _Line, current: dict[str, Value], known: Known, today: date) -> dict[str, Value] | None:
    """The whole row as values; None when a cell is wrong. A cell that says what is so already is not asked further."""
    values, wrong = dict(current), False
    for code, text in line.cells.items():
        if code == "id" or (line.id in plan.before and text == text_of(current[code])):
            continue
        try:
            values[code] = value_of(code, text, known)
            if code in ("stands_from", "until") and isinstance(values[code], date) and values[code] > today:  # type: ignore[operator]
                raise CellError(TO_COME)
        except CellError as error:
            plan.problems.append(Problem(line.number, code, text, str(error)))
            wrong = True
    return None if wrong else values


def _add(plan: Plan, line: _Line, known: Known, day: date, today: date) -> None:
    blank = Entry(line.id, "", Names("", "", ""))
    line.cells.update({code: "" for code in NEEDED if code not in line.cells})
    values = _values(plan, line, state_of(blank), known, today)
    try:
        value_of("id", line.id, known)
        if values is None:
            return
        entry = begun({**values, "id": line.id}, day)
    except CellError as error:
        plan.problems.append(Problem(line.number, "id", line.id, str(error)))
    except WrongCellError as error:
        plan.problems.append(_problem(line, error))
    else:
        plan.after[line.id] = entry
        plan.new.append(entry)


def _change(plan: Plan, line: _Line, known: Known, day: date, today: date) -> None:
    entry = plan.after[line.id]
    current = state_of(entry)
    values = _values(plan, line, current, known, today)
    if values is None:
        return
    columns = {code for code in values if values[code] != current[code]}
    if not columns:
        plan.unchanged += 1
        return
    try:
        plan.after[line.id] = changed(entry, values, columns, day)
    except WrongCellError as error:
        plan.problems.append(_problem(line, error))
        return
    told = [Change(code, text_of(current[code]), text_of(values[code])) for code in STATE.codes if code in columns]
    plan.changed.append((plan.after[line.id], told))


def _problem(line: _Line, error: WrongCellError) -> Problem:
    return Problem(line.number, error.column, line.cells.get(error.column, ""), error.message, error.values)


def _check_tree(plan: Plan, lines: Mapping[str, _Line]) -> None:
    """What would be wrong with the tree; told at the row that makes it so, else at the row below it that suffers."""
    touched = [entry for key, entry in plan.after.items() if plan.before.get(key) != entry]
    faults = [fault for entry in touched if (fault := misplaced(entry, plan.after)) is not None]
    faults = [one for one in faults if _was(plan, one.association_id) != one]
    every = [*faults, *new_faults(plan.before, plan.after)]
    # Whoever suffers from another's row is not told beside it, unless there is nobody else to tell.
    told = [one for one in every if one.association_id in lines] or every
    for fault in told:
        line = lines.get(fault.association_id) or lines.get(fault.other_id or "")
        other = plan.after.get(fault.other_id or "")
        values: dict[str, object] = {"name": other.names if other else "", "day": fault.day}
        value = line.cells.get(fault.column, "") if line else fault.association_id
        plan.problems.append(Problem(line.number if line else 1, fault.column, value, fault.message, values))


def _was(plan: Plan, association_id: str) -> object:
    before = plan.before.get(association_id)
    return misplaced(before, plan.before) if before else None
