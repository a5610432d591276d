"""From the figures of a quarter to the cells that may be shown, the same for screen, file and any release."""

from dataclasses import dataclass
from functools import lru_cache

from webapp.uptake.disclosure import HIDDEN, RULES, protect, rounded
from webapp.uptake.indicators import INDICATORS
from webapp.uptake.margins import Figure, Finest, Space, sums

# Where the numbers of a combination (registered, active, people with lessons, lessons, people with units, units) keep
# the count and the people of each indicator.
_PLACES = {"registered": (0, 0), "active": (1, 1), "lessons_completed": (3, 2), "units_completed": (5, 4)}
# Where few are registered, few can have done anything.
_NOTHING = (RULES.below,) * len(INDICATORS)
_OF_PEOPLE = frozenset({"registered", "active"})


@dataclass(frozen=True, eq=False)
class Shown:
    """Every cell of every table as it is shown: by indicator and cell. A cell that is not listed is below."""

    marks: dict[str, dict[int, str]]

    def row(self, cell: int) -> tuple[str, ...]:
        """The marks of a cell for each indicator, in their order."""
        if cell not in self.marks[INDICATORS[0]]:
            return _NOTHING
        return tuple(self.marks[code].get(cell, RULES.below) for code in INDICATORS)


@lru_cache(maxsize=8)
def shown(space: Space, finest: tuple[Finest, ...]) -> Shown:
    """Protect all tables at once. The last few answers are kept: a page, its next page and its file ask the same."""
    added = sums(space, finest)
    marks: dict[str, dict[int, str]] = {}
    hidden: list[int] = []
    for code in INDICATORS:
        count, people = _PLACES[code]
        figures = {cell: Figure(numbers[count], numbers[people]) for cell, numbers in added.items()}
        published = protect(space, figures, code in _OF_PEOPLE, hidden)
        marks[code] = {
            cell: str(rounded(figure.number)) if cell in published else HIDDEN
            for cell, figure in figures.items()
            if figure.people >= RULES.least_people
        }
        if code == "registered":
            hidden = [cell for cell, mark in marks[code].items() if mark == HIDDEN]
    return Shown(marks)
