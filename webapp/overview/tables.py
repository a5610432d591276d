"""Tables of figures: worked out once, and then shown on screen, printed, and handed out as files. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `kind`: name, text, kazakh, number, share (whole per cent), minutes, day, month, or part (a number of `of`).

    `title` is a marked sentence; `kk` is Kazakh put before it, such as the name of a unit.
    """

    key: str
    kind: str
    title: str
    kk: str = ""
    of: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `subject` is the id of what it is about, such as a person."""

    subject: int | str
    cells: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a title (a marked sentence)."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def only(self, keys: Iterable[str]) -> "Table":
        """The same with some of its columns, in the order of the table."""
        wanted = set(keys)
        places = [place for place, column in enumerate(self.columns) if column.key in wanted]
        return Table(
            self.key,
            self.title,
            tuple(self.columns[place] for place in places),
            tuple(Row(row.subject, tuple(row.cells[place] for place in places)) for row in self.rows),
        )


def share(part: int, whole: int) -> int | None:
    """Whole per cent, halves up; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


def minutes(milliseconds: int) -> int:
    """Whole minutes, begun ones counted."""
    return -(-milliseconds // 60_000)
