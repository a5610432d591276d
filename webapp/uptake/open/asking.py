"""A question to published releases: which table, what stands in the rows and columns, what is held fast. Pure.

The axes of a question are the dimensions of its table, `indicator` (counts and shares) and `period` (numbers of releases).
Two of them are rows and columns; of every other axis one value holds. Nothing is added up: an answer has published cells
and shares of published cells, and no others.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from webapp.marking import _m
from webapp.uptake.content import WHOLE, Content
from webapp.uptake.open.figures import ABSENT, Cell, Figures, category_names, figures, names_of

INDICATOR, PERIOD = "indicator", "period"
MOST_COLUMNS = 40
Texts = Mapping[str, str]


class CannotAskError(ValueError):
    """The address asks for something that is not there; the message is a marked sentence."""


@dataclass(frozen=True)
class Question:
    """`chosen`: axis → values in their order; of an axis that is neither rows nor columns the first holds."""

    table: str
    rows: str
    columns: str
    chosen: Mapping[str, tuple[str, ...]]

    def fixed(self) -> dict[str, str]:
        """Axis → the one value that holds, of all that is not in rows or columns."""
        return {axis: values[0] for axis, values in self.chosen.items() if axis not in (self.rows, self.columns)}


@dataclass(frozen=True, eq=False)
class Book:
    """The releases that may be asked, by number, the newest first; and the table."""

    contents: Mapping[int, Content]
    table: str

    @cached_property
    def newest(self) -> Content:
        return next(iter(self.contents.values()))

    @cached_property
    def figures(self) -> dict[str, Figures]:
        """Number (as text) → the table in that release, where it has it."""
        return {
            str(number): figures(one, self.table) for number, one in self.contents.items() if self.table in one.tables
        }

    @cached_property
    def dimensions(self) -> tuple[str, ...]:
        return self.newest.tables[self.table].by

    @property
    def axes(self) -> tuple[str, ...]:
        """Everything that may stand in rows or columns."""
        return (*self.dimensions, INDICATOR, PERIOD)

    def values(self, axis: str) -> list[str]:
        """What an axis may hold, in its order."""
        if axis == PERIOD:
            return list(self.figures)
        if axis == INDICATOR:
            return list(dict.fromkeys(code for one in self.figures.values() for code in one.codes))
        place = self.dimensions.index(axis)
        every = (key[place] for one in self.figures.values() for key in one.rows)
        return list(dict.fromkeys(every))

    def names(self, axis: str, value: str) -> Texts:
        """What a value of an axis is called; of a release its period, to be said by the page."""
        if axis == PERIOD:
            return dict.fromkeys(("kk", "ru", "en"), self.contents[int(value)].period)
        if axis == INDICATOR:
            return names_of(self.newest, value)
        return category_names(self.newest, axis, value)

    def cell(self, at: Mapping[str, str]) -> Cell:
        """The cell where each axis has one value."""
        found = self.figures.get(at[PERIOD])
        if found is None or found.table.by != self.dimensions:
            return ABSENT
        return found.cell(at[INDICATOR], self._key(found.content, at))

    def _key(self, content: Content, at: Mapping[str, str]) -> tuple[str, ...]:
        # An association stands under its region alone.
        if at.get("association", WHOLE) != WHOLE and at.get("association_region") == WHOLE:
            try:
                return tuple(
                    str(content.parent("association", at["association"])) if one == "association_region" else at[one]
                    for one in self.dimensions
                )
            except KeyError:
                pass
        return tuple(at[one] for one in self.dimensions)


def question(book: Book, rows: str, columns: str, asked: Mapping[str, Sequence[str]]) -> Question:
    """A question as an address asks it, what it leaves out filled in. Raises CannotAskError."""
    rows = rows or book.dimensions[-1]
    columns = columns or (INDICATOR if rows != INDICATOR else book.dimensions[-1])
    if rows not in book.axes or columns not in book.axes:
        raise CannotAskError(_m("This table does not have these rows and columns."))
    if rows == columns:
        raise CannotAskError(_m("Rows and columns cannot be the same."))
    chosen = {axis: _chosen(book, axis, asked.get(axis, ()), axis in (rows, columns)) for axis in book.axes}
    if len(chosen[columns]) > MOST_COLUMNS:
        raise CannotAskError(_m("That would be too many columns. Choose some of them, or put them into the rows."))
    return Question(book.table, rows, columns, chosen)


def _chosen(book: Book, axis: str, asked: Sequence[str], shown: bool) -> tuple[str, ...]:
    there = book.values(axis)
    if unknown := [one for one in asked if one not in there]:
        raise CannotAskError(_m("Something that was chosen is not in these releases.")) from KeyError(unknown[0])
    if asked:
        order = {value: place for place, value in enumerate(there)}
        some = sorted(dict.fromkeys(asked), key=lambda one: order[one])
        return tuple(_in_time(book, some) if axis == PERIOD and shown else some)
    if axis == PERIOD:
        return tuple(_in_time(book, there)) if shown else (there[0],)
    if axis == INDICATOR:
        usual = [one for one in ("learners", "active") if one in there] or there
        return tuple(usual if shown else usual[:1])
    return tuple(there) if shown else (WHOLE if WHOLE in there else there[0],)


def _in_time(book: Book, numbers: Sequence[str]) -> list[str]:
    return sorted(numbers, key=lambda one: book.contents[int(one)].period)


@dataclass(frozen=True)
class Answer:
    """`lines`: the values of the rows, each with its cells in the order of `columns`."""

    columns: tuple[str, ...]
    lines: list[tuple[str, list[Cell]]]


def answered(book: Book, asked: Question) -> Answer:
    """The grid. A row of which nothing was published is left out."""
    columns, fixed = asked.chosen[asked.columns], asked.fixed()
    lines = []
    for row in asked.chosen[asked.rows]:
        cells = [book.cell(fixed | {asked.rows: row, asked.columns: column}) for column in columns]
        if any(cell.there for cell in cells):
            lines.append((row, cells))
    return Answer(columns, lines)


def tidy_rows(book: Book, asked: Question, found: Answer) -> Iterator[list[str | float | None]]:
    """The answer as a tidy table, its head first: a line a cell, hidden cells without a value and marked so."""
    yield ["period", "release", "indicator", *book.dimensions, "value", "status"]
    fixed = asked.fixed()
    for row, cells in found.lines:
        for column, cell in zip(found.columns, cells, strict=True):
            if cell.there:
                at = fixed | {asked.rows: row, asked.columns: column}
                where = [at[one] for one in book.dimensions]
                period = book.contents[int(at[PERIOD])].period
                status = "hidden" if cell.value is None else "shown"
                yield [period, at[PERIOD], at[INDICATOR], *where, cell.value, status]
