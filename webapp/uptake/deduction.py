"""What somebody who has every table can work out about the figures that are not shown, by adding and subtracting.

Each cell has a lowest and a highest value that it could have; along each line the cells must add up to the margin,
which narrows them; repeated until nothing narrows any more, over all lines of all tables at once.
"""

from collections.abc import Iterable, Mapping
from math import inf
from typing import NamedTuple

from webapp.uptake.margins import Line, Space


class Interval(NamedTuple):
    """The whole numbers from `low` to `high`; `high` may be infinite."""

    low: float
    high: float


class Deduction:
    """The narrowest interval of each cell. `known`: of the large cells and the whole. `otherwise`: of each small one.

    `narrow`: the small cells that are left fewer than `least_width` whole numbers, or cannot be nought. A sum that is
    itself small is not taken further apart: its parts are as open as it is.
    """

    def __init__(self, space: Space, known: Mapping[int, Interval], otherwise: Interval, least_width: int) -> None:
        self.space, self.known, self.otherwise, self.least_width = space, known, otherwise, least_width
        self.low: list[float] = [otherwise.low] * space.size
        self.high: list[float] = [otherwise.high] * space.size
        self.narrow: set[int] = set()
        for cell, interval in known.items():
            self.low[cell], self.high[cell] = interval
        self._waiting: dict[Line, None] = {}
        self._short: dict[Line, None] = {}
        self._moved = False
        self._queue(known)
        while self._waiting:
            line, _ = self._waiting.popitem()
            self._queue(self._narrow(line), line)
            if not self._waiting:
                self._look_again_at_short_lines()

    def __getitem__(self, cell: int) -> Interval:
        return Interval(self.low[cell], self.high[cell])

    def left_by(self, line: Line, cell: int) -> Interval:
        """What a line alone leaves to one of its small cells, given what is known of the others."""
        here = self._cells(line)
        others = _without(self.high[cell], *_ends(self.high[here]))
        least, most = self.low[line[0]] - others, self.high[line[0]] - (sum(self.low[here]) - self.low[cell])
        return Interval(max(self.otherwise.low, least), min(self.otherwise.high, most))

    def _cells(self, line: Line) -> slice:
        members = self.space.members(line)
        return slice(members.start, members.stop, members.step)

    def _queue(self, cells: Iterable[int], done: Line | None = None) -> None:
        for cell in cells:
            for line in self.space.lines_of(cell):
                if line != done and (self.low[cell] > 0 or self.low[line[0]] > 0):
                    self._waiting[line] = None

    def _look_again_at_short_lines(self) -> None:
        """What a small cell is at most tells of others only where a line is short of its sum: few lines are."""
        self._moved = True
        while self._moved:
            self._moved = False
            for line in list(self._short):
                self._queue(self._narrow(line), line)

    def _narrow(self, line: Line) -> list[int]:
        """Narrow the cells of one line; return those of which other lines must hear: large, or no longer nought."""
        margin, here = line[0], self._cells(line)
        lows, highs = self.low[here], self.high[here]
        low, (high, endless) = sum(lows), _ends(highs)
        heard = []
        least, most = max(self.low[margin], low), min(self.high[margin], inf if endless else high)
        if (least, most) != (self.low[margin], self.high[margin]):
            self.low[margin], self.high[margin] = least, most
            heard.append(margin)
        # A cell narrows only where it is wider than the room that the margin leaves; most are not.
        room = min(most - low, (high - least, -1, inf)[min(endless, 2)])
        for cell, lowest, highest in zip(self.space.members(line), lows, highs, strict=True):
            if highest - lowest <= room:
                continue
            down_to = max(lowest, least - _without(highest, high, endless))
            up_to = min(highest, most - (low - lowest))
            if up_to < highest or down_to > lowest:
                self.low[cell], self.high[cell] = down_to, up_to
                self._moved = True
                if down_to > 0:
                    heard.append(cell)
                if cell not in self.known and (down_to > 0 or up_to - down_to + 1 < self.least_width):
                    self.narrow.add(cell)
        if line not in self._short and self._is_short(line, least):
            self._short[line] = None
        return heard

    def _is_short(self, line: Line, least: float) -> bool:
        """Whether a line could come to less than its sum, were its small cells bounded as low as may be."""
        bounds = [
            self.high[cell] if cell in self.known else min(self.high[cell], self.least_width - 1)
            for cell in self.space.members(line)
        ]
        return _without(max(bounds), *_ends(bounds)) < least


def _ends(highs: list[float]) -> tuple[float, int]:
    """The sum of the bounds there are, and the number of cells without one."""
    endless = highs.count(inf)
    return (sum(one for one in highs if one != inf) if endless else sum(highs)), endless


def _without(one: float, high: float, endless: int) -> float:
    """The most that a line can come to without the cell whose bound is `one`."""
    if one == inf:
        return high if endless == 1 else inf
    return inf if endless else high - one
