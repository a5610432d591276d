"""From true cells to what disclosure protects: figures, and everything that ties them, in this release and to earlier ones. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from webapp.uptake.disclosure import Figure, Publication, Rules
from webapp.uptake.releases.periods import Period
from webapp.uptake.releases.plan import Cell, Key, Layout
from webapp.uptake.releases.ties import ADDED, AT_MOST, BEFORE, GATHERED, OPEN, STOCK, SUMS


class Number(NamedTuple):
    """A true number, and how many people are behind it."""

    number: int
    people: int


NOUGHT = Number(0, 0)
Numbers = Mapping[Cell, Number]


@dataclass(frozen=True, eq=False)
class Earlier:
    """A published release that this one is laid beside. `numbers`: what its cells truly stood for; `shown`: as published.

    `revised`: this one revises it.
    """

    period: Period
    layout: Layout
    numbers: Numbers
    shown: Mapping[Cell, int | None]
    revised: bool = False


@dataclass(eq=False)
class _Ties:
    """A publication under way: figures so far and what ties them."""

    rules: Rules
    figures: list[Figure] = field(default_factory=list)
    sums: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    at_most: list[tuple[int, int]] = field(default_factory=list)
    fixed: dict[int, int | None] = field(default_factory=dict)
    pairs: list[tuple[int, int]] = field(default_factory=list)

    def add(self, number: Number, key: Key, latent: bool = False) -> int:
        sensitive = any(dimension in self.rules.sensitive for dimension, _ in key)
        self.figures.append(Figure(number.number, number.people, sensitive, latent))
        return len(self.figures) - 1

    def add_sum(self, total: int, parts: Sequence[int]) -> None:
        """Only what holds of the true numbers is something that a reader can rely on."""
        if self.figures[total].number == sum(self.figures[one].number for one in parts):
            self.sums.append((total, tuple(parts)))

    def add_at_most(self, smaller: int, larger: int) -> None:
        if self.figures[smaller].number <= self.figures[larger].number:
            self.at_most.append((smaller, larger))


# Where a cell stands among the figures.
Places = Mapping[Cell, int]


@dataclass(frozen=True, eq=False)
class Laid:
    """A publication, and where the cells of this release stand in it."""

    publication: Publication
    places: Places


def lay_out(layout: Layout, numbers: Numbers, rules: Rules, period: Period, earlier: Sequence[Earlier] = ()) -> Laid:
    """All that is published together with these numbers, tied as it is in truth. A cell without a number is nought."""
    ties = _Ties(rules)
    places = _cells(ties, layout, numbers, joint=True)
    known = [(one, _fixed(ties, one)) for one in earlier]
    _between(ties, period, places, known)
    for one, theirs in known:
        if one.revised:
            ties.pairs += [(places[cell], at) for cell, at in theirs.items() if cell in places and at in ties.fixed]
    publication = Publication(ties.figures, ties.sums, ties.at_most, ties.fixed, ties.pairs)
    return Laid(publication, {cell: at for cell, at in places.items() if not ties.figures[at].latent})


def _cells(ties: _Ties, layout: Layout, numbers: Numbers, joint: bool) -> dict[Cell, int]:
    places: dict[Cell, int] = {}
    for indicator, keys in layout.keys.items():
        if indicator not in OPEN:
            for key in keys:
                cell = Cell(indicator, key)
                places[cell] = ties.add(numbers.get(cell, NOUGHT), key)
    for indicator, some in layout.joints.items() if joint else ():
        for by in some:
            for row in layout.rows(by, whole=False):
                cell = Cell(indicator, layout.key(by, row))
                places[cell] = ties.add(numbers.get(cell, NOUGHT), cell.key, latent=True)
    for indicator in sorted(layout.keys.keys() - OPEN):
        for total, parts in layout.sums(indicator, joint):
            ties.add_sum(places[Cell(indicator, total)], [places[Cell(indicator, key)] for key in parts])
    _within(ties, places)
    return places


def _within(ties: _Ties, places: Places) -> None:
    """What holds between the indicators of one key."""
    for cell, at in places.items():
        for smaller, larger in AT_MOST:
            if cell.indicator == smaller and (over := places.get(Cell(larger, cell.key))) is not None:
                ties.add_at_most(at, over)
        for total, parts in SUMS:
            some = [places.get(Cell(part, cell.key)) for part in parts]
            if cell.indicator == total and None not in some:
                ties.add_sum(at, [one for one in some if one is not None])


def _fixed(ties: _Ties, one: Earlier) -> dict[Cell, int]:
    """An earlier release among the figures. Of one that is not revised the unpublished joint tables are left out:
    they tie its own cells, which were proven then, and no cell of this release."""
    places = _cells(ties, one.layout, one.numbers, joint=one.revised)
    for cell, at in places.items():
        if not ties.figures[at].latent:
            ties.fixed[at] = one.shown[cell]
    return places


def _between(ties: _Ties, period: Period, places: Places, known: Sequence[tuple[Earlier, Places]]) -> None:
    """What ties periods: quarters to their year, and each to the one before."""
    every = {str(one.period): theirs for one, theirs in known if not one.revised} | {str(period): places}
    for one in [period, *(one.period for one, _ in known if not one.revised)]:
        before = every.get(str(one.previous))
        if before is not None:
            for cell, at in every[str(one)].items():
                then = before.get(Cell(BEFORE[1], cell.key)) if cell.indicator == BEFORE[0] else None
                if then is not None:
                    ties.add_sum(at, [then])
        if one.yearly:
            _year(ties, every[str(one)], [every.get(str(quarter), {}) for quarter in one.quarters])


def _year(ties: _Ties, year: Places, quarters: Sequence[Places]) -> None:
    for cell, at in year.items():
        if not ties.figures[at].latent:
            for smaller, larger in _in_a_year(ties, cell, at, quarters):
                ties.add_at_most(smaller, larger)


def _in_a_year(ties: _Ties, cell: Cell, at: int, quarters: Sequence[Places]) -> Iterator[tuple[int, int]]:
    if cell.indicator in STOCK and cell in quarters[-1]:
        ties.add_sum(at, [quarters[-1][cell]])
    if cell.indicator not in ADDED | GATHERED:
        return
    parts = [one[cell] for one in quarters if cell in one]
    yield from ((part, at) for part in parts)
    if len(parts) == len(quarters):
        ties.add_sum(at, parts)
        if cell.indicator in GATHERED:
            total = sum(ties.figures[part].number for part in parts)
            together = ties.add(Number(total, total), cell.key, latent=True)
            ties.add_sum(together, parts)
            yield at, together
