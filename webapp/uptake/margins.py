"""Cells, lines and sums: how the tables that can be asked for hang together.

A cell names one category per dimension, or none where it is summed over: (KZ-10, –, uzbek, –) is a cell of the table
by region and ethnic group. Every cell has a number, written in as many digits as there are dimensions, each digit 0
(summed over) or the place of a category from 1 on. So the cells of a line are numbers at equal steps: this is fast.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import prod
from typing import NamedTuple

WHOLE = 0


class Figure(NamedTuple):
    """What a cell holds in truth: the number, and how many people are behind it."""

    number: int
    people: int


# A line is its margin and the dimension along which the cells lie that add up to it. (A plain pair: there are many.)
Line = tuple[int, int]


@dataclass(frozen=True)
class Space:
    """The categories of each dimension, and by how many dimensions at once a table may be asked for."""

    categories: tuple[tuple[str, ...], ...]
    widest: int = 3

    @cached_property
    def steps(self) -> tuple[int, ...]:
        """What one place more in each dimension adds to a cell's number."""
        bases = [len(codes) + 1 for codes in self.categories]
        return tuple(prod(bases[at + 1 :]) for at in range(len(bases)))

    @cached_property
    def size(self) -> int:
        """How many numbers cells can have."""
        return prod(len(codes) + 1 for codes in self.categories)

    @cached_property
    def _places(self) -> tuple[dict[str, int], ...]:
        return tuple({code: at for at, code in enumerate(codes, start=1)} for codes in self.categories)

    def cell(self, codes: Sequence[str | None]) -> int:
        """The number of a cell. Raises KeyError for a category that the space does not have."""
        named = zip(codes, self.steps, self._places, strict=True)
        return sum(step * places[code] for code, step, places in named if code is not None)

    def members(self, line: Line) -> range:
        """The cells of a line, in the order of the categories."""
        margin, along = line
        step = self.steps[along]
        return range(margin + step, margin + step * (len(self.categories[along]) + 1), step)

    def lines_with(self, cell: int) -> list[Line]:
        """The lines in which `cell` is one of those that add up."""
        return [(margin, along) for margin, along in self.lines_of(cell) if margin != cell]

    def lines_of(self, cell: int) -> list[Line]:
        """Those, and the lines that add up to `cell` within tables that may be asked for."""
        lines, rest = [], cell
        for along, step in enumerate(self.steps):
            if rest >= step:
                lines.append((cell - rest + rest % step, along))
                rest %= step
        if len(lines) < self.widest:
            named = [along for _, along in lines]
            lines += [(cell, along) for along in range(len(self.steps)) if along not in named]
        return lines

    def tables(self) -> Iterator[tuple[int, ...]]:
        """Every table that may be asked for, as places of dimensions."""
        for width in range(1, min(self.widest, len(self.categories)) + 1):
            yield from combinations(range(len(self.categories)), width)


# A combination that names a category in every dimension, with its numbers.
Finest = tuple[tuple[str, ...], tuple[int, ...]]


def sums(space: Space, finest: Iterable[Finest]) -> dict[int, list[int]]:
    """Every cell of every table that is not all noughts, with the numbers of the finest combinations added up."""
    tables = list(space.tables())
    found: dict[int, list[int]] = {}
    for codes, numbers in finest:
        parts = [
            space.cell([code if at == place else None for at, code in enumerate(codes)]) for place in range(len(codes))
        ]
        for table in tables:
            cell = sum(parts[at] for at in table)
            kept = found.get(cell)
            found[cell] = list(numbers) if kept is None else [a + b for a, b in zip(kept, numbers, strict=True)]
    return found
