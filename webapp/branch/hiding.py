"""Which figures of what people did may be shown: none with fewer than five people behind it, and none that gives one away.

How many learners sit in a class may be known; what a handful of them did may not. A figure with fewer than five people
behind it is `<5`, nought as well as four. Where subtracting what is shown would narrow it down, the smallest figure
shown beside it is hidden too, as `…`, until each `<5` stays as open as it says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

LEAST = 5
BELOW = f"<{LEAST}"
HIDDEN = "…"


@dataclass(frozen=True)
class Cell:
    """A figure, how many people are behind it, and the most it can be by what is known anyway (the size of the class)."""

    number: int
    people: int
    most: float = inf

    @property
    def small(self) -> bool:
        """Too few people are behind it."""
        return self.people < LEAST


# A sum and its parts, as places in the list of cells.
Line = tuple[int, tuple[int, ...]]


def shown(cells: Sequence[Cell], lines: Sequence[Line], of_people: bool) -> list[int | str]:
    """Each cell as it may be shown: its number, `<5` or `…`. `of_people`: the figures count people, so `<5` is four at most.

    A learner in two classes is counted once in the sum, so a sum may be less than its parts together.
    """
    hidden: set[int] = set()
    large = {number for number, cell in enumerate(cells) if not cell.small}
    while hidden != large and (closed := _closed(cells, lines, hidden, of_people)):
        hidden.add(_next(cells, lines, large - hidden, closed[0]))
    return [BELOW if cell.small else HIDDEN if number in hidden else cell.number for number, cell in enumerate(cells)]


def _closed(cells: Sequence[Cell], lines: Sequence[Line], hidden: set[int], of_people: bool) -> list[int]:
    """The small cells that somebody who adds and subtracts can narrow down."""
    top = LEAST - 1 if of_people else inf
    low: list[float] = []
    high: list[float] = []
    for number, cell in enumerate(cells):
        known = (0, top) if cell.small else (LEAST, cell.most) if number in hidden else (cell.number, cell.number)
        low.append(known[0])
        high.append(known[1])
    for _ in cells:
        before = (list(low), list(high))
        for line in lines:
            _narrow(cells, line, low, high)
        if before == (low, high):
            break
    return [
        number
        for number, cell in enumerate(cells)
        if cell.small and (low[number] > 0 or high[number] - low[number] + 1 < LEAST)
    ]


def _narrow(cells: Sequence[Cell], line: Line, low: list[float], high: list[float]) -> None:
    whole, parts = line
    adds_up = cells[whole].number == sum(cells[part].number for part in parts)
    least, most = [low[part] for part in parts], [high[part] for part in parts]
    low[whole] = max(low[whole], sum(least) if adds_up else max(least, default=0))
    high[whole] = min(high[whole], sum(most))
    for part, others_least, others_most in zip(parts, _of_others(least), _of_others(most), strict=True):
        low[part] = max(low[part], low[whole] - others_most)
        # A sum that is small itself tells nothing of its parts: they are as open as it is.
        if adds_up and not cells[whole].small:
            high[part] = min(high[part], high[whole] - others_least)


def _of_others(bounds: Sequence[float]) -> list[float]:
    """For each bound, the sum of all others."""
    endless = bounds.count(inf)
    finite = sum(bound for bound in bounds if bound != inf)
    return [inf if endless > (bound == inf) else finite - (0 if bound == inf else bound) for bound in bounds]


def _next(cells: Sequence[Cell], lines: Sequence[Line], open_: set[int], closed: int) -> int:
    """The smallest figure still shown beside a closed one; else their sum; else any."""
    mine = [line for line in lines if closed in line[1]]
    beside = {part for _, parts in mine for part in parts} & open_
    sums = {whole for whole, _ in mine} & open_
    return min(beside or sums or open_, key=lambda number: (cells[number].number, number))
