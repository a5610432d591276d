"""Tables of marks as rows of cells: what the screen shows and what the files hold are the same rows. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from webapp.courses.loading import Library
from webapp.marking import _m
from webapp.marks.given import Marked

Cell = str | int | date | None
Say = Callable[[str], str]
Named = Callable[[object], str]

WHERE = {"work": _m("handed in"), "test": _m("A1 test"), "oral": _m("in class")}
KINDS = {"writing": _m("Writing"), "speaking": _m("Speaking")}


@dataclass(frozen=True)
class Table:
    """Titles of the columns and the rows under them."""

    titles: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def whole(self) -> list[tuple[Cell, ...]]:
        """Titles and rows, as files have them."""
        return [self.titles, *self.rows]


def of_marks(library: Library, marks: Sequence[Marked], say: Say, named: Named) -> Table:
    """A row for each mark. `say` translates; `named` picks the reader's language of a text of the lessons."""
    titles = (
        _m("Day"), _m("Name"), _m("What"), _m("Where"), _m("Prompt or occasion"), _m("Points"), _m("Out of"), "%",
        _m("By criterion"), _m("Comment"), _m("Marked by"),
    )  # fmt: skip
    return Table(
        tuple(map(say, titles)),
        tuple(
            (
                mark.day,
                mark.name,
                say(KINDS[mark.kind]),
                say(WHERE[mark.where]),
                mark.what,
                mark.total,
                scale.most if (scale := mark.scale(library)) else None,
                100 * mark.total // scale.most if scale else None,
                by_criterion(library, mark, named),
                mark.comment,
                mark.teacher,
            )
            for mark in marks
        ),
    )


def by_criterion(library: Library, mark: Marked, named: Named) -> str:
    """The points of each criterion with its name."""
    scale = mark.scale(library)
    names = {one.id: named(one.name) for one in scale.criteria} if scale else {}
    return ", ".join(f"{names.get(one, one)} {points}" for one, points in mark.points.items())
