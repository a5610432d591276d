"""What somebody who reads everything knows, written down for the proof alone: nothing here is shared with the search.

A number is told as its distance from what is published of it (from nought where nothing is), as a reader would reckon.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import coo_matrix

from webapp.uptake.protection.publication import Publication, moved_little
from webapp.uptake.protection.rules import Rules, rounded

_EDGE = 1e-6


@dataclass(eq=False)
class Demand:
    """What one quantity must be able to be: `at_least_down_to` or less, and `numbers` whole numbers. `low`, `high`: as seen."""

    quantity: int
    down_to: int
    numbers: int
    low: float
    high: float

    @property
    def met(self) -> bool:
        return self.low <= self.down_to and self.high - self.low + 1 >= self.numbers

    def see(self, value: float) -> None:
        self.low, self.high = min(self.low, np.ceil(value - _EDGE)), max(self.high, np.floor(value + _EDGE))


@dataclass(eq=False)
class Reader:
    """The reader of a publication as shown; quantities after the figures are differences of a revision."""

    publication: Publication
    shown: Sequence[int | None]
    rules: Rules
    entries: list[tuple[int, int, int]] = field(default_factory=list)
    limits: list[tuple[float, float]] = field(default_factory=list)
    ranges: list[tuple[float, float]] = field(default_factory=list)
    demands: list[Demand] = field(default_factory=list)
    programs: int = 0

    def __post_init__(self) -> None:
        figures = self.publication.figures
        self.base = [value or 0 for value in self.shown]
        self.truth = [figure.number - base for figure, base in zip(figures, self.base, strict=True)]
        for place in range(len(figures)):
            self.ranges.append(self._range(place))
        for total, parts in self.publication.sums:
            offset = sum(self.base[part] for part in parts) - self.base[total]
            self._row([(total, 1), *((part, -1) for part in parts)], offset, offset)
        for smaller, larger in self.publication.at_most:
            self._row([(larger, 1), (smaller, -1)], self.base[smaller] - self.base[larger], inf)
        for now, before in self.publication.pairs:
            self._revision(now, before)
        self._demand()

    def _range(self, place: int) -> tuple[float, float]:
        """Between which distances from what is shown a reader takes the true number to be."""
        figure, value = self.publication.figures[place], self.shown[place]
        if value is None:
            return 0, inf
        half, least = self.rules.rounded_to // 2, self.rules.threshold(figure.sensitive)
        floor = least - value if figure.number >= least else -value
        # A number kept in a revision may be further off than rounding takes it; no reader knows which way.
        return min(max(-half, floor), self.truth[place]), max(half, self.truth[place])

    def _row(self, entries: list[tuple[int, int]], least: float, most: float) -> None:
        self.entries.extend((len(self.limits), place, sign) for place, sign in entries)
        self.limits.append((least, most))

    def _revision(self, now: int, before: int) -> None:
        """A number that stands in a revision moved by the threshold, or stayed; a hidden one says neither."""
        one, other = self.publication.figures[now], self.publication.figures[before]
        threshold, change = self.rules.threshold(one.sensitive), one.number - other.number
        offset = self.base[before] - self.base[now]
        if self.shown[now] is not None and self.shown[now] == self.shown[before]:
            most = max(abs(change), threshold - 1)
            self._row([(now, 1), (before, -1)], offset - most, offset + most)
        elif self.shown[now] is not None:
            least = min(abs(change), threshold)
            ends = (offset + least, inf) if change >= 0 else (-inf, offset - least)
            self._row([(now, 1), (before, -1)], *ends)
        if change and moved_little(one, other, threshold):
            self._difference(now, before, change)

    def _difference(self, now: int, before: int, change: int) -> None:
        """A quantity for how much more the larger is: it must be able to be nought."""
        larger, smaller = (now, before) if change > 0 else (before, now)
        place = len(self.ranges)
        self._row([(larger, 1), (smaller, -1), (place, -1)], *[self.base[smaller] - self.base[larger]] * 2)
        self.ranges.append((-inf, inf))
        self.truth.append(abs(change))
        self.demands.append(Demand(place, 0, 1, abs(change), abs(change)))

    def _demand(self) -> None:
        for place, figure in enumerate(self.publication.figures):
            if self.shown[place] is None and not figure.latent:
                least, number = self.rules.threshold(figure.sensitive), figure.number
                down_to = 0 if figure.people < least else number
                self.demands.append(Demand(place, down_to, least, number, number))

    def matrix(self) -> coo_matrix:
        """The rows, in the order of `limits`."""
        rows, columns, signs = zip(*self.entries, strict=True) if self.entries else ((), (), ())
        return coo_matrix((signs, (rows, columns)), shape=(len(self.limits), len(self.ranges)))

    def truth_fits(self) -> bool:
        """Whether the true numbers are among what the reader holds possible: else the reader was told something untrue."""
        sums = self.matrix().tocsr() @ np.array(self.truth, dtype=float)
        rows = all(low <= one <= high for one, (low, high) in zip(sums, self.limits, strict=True))
        return rows and all(low <= one <= high for one, (low, high) in zip(self.truth, self.ranges, strict=True))

    def ask(self, wishes: dict[int, tuple[float, float]]) -> NDArray[np.float64] | None:
        """Something possible in which quantities are as near as may be to what is wished: quantity → (value, weight)."""
        width, places = len(self.ranges), list(wishes)
        # value = part + far, where only `part` (up to what is wished, or what exceeds it) has a price.
        cost = np.zeros(width + len(places))
        ranges = [*self.ranges, *[(0.0, 0.0)] * len(places)]
        for number, place in enumerate(places):
            value, weight = wishes[place]
            low, high = self.ranges[place]
            upward = weight > 0
            cost[place] = -weight
            ranges[place] = (low, value) if upward else (value, high)
            ranges[width + number] = (0, high - value) if upward else (low - value, 0)
        base = self.matrix().tocsc()
        whole = coo_matrix(base) if not places else _beside(base, places)
        result = self._solve(cost, whole.tocsr(), ranges)
        self.programs += 1
        if result is None:
            return None
        found: NDArray[np.float64] = result[:width].copy()
        for number, place in enumerate(places):
            found[place] += result[width + number]
        return found

    def _solve(self, cost, whole, ranges):  # type: ignore[no-untyped-def]
        low, high = np.array(self.limits, dtype=float).reshape(-1, 2).T
        exact = low == high
        signed = np.where(np.isfinite(high), 1.0, -1.0)
        one_sided = np.flatnonzero(~exact)
        both = np.flatnonzero(~exact & np.isfinite(low) & np.isfinite(high))
        sides = np.concatenate([signed[one_sided], -np.ones(len(both))])
        rows = np.concatenate([one_sided, both])
        limits = np.where(sides > 0, high[rows], -low[rows])
        result = linprog(
            cost,
            A_ub=whole[rows].multiply(sides[:, None]).tocsr() if len(rows) else None,
            b_ub=limits if len(rows) else None,
            A_eq=whole[exact] if exact.any() else None,
            b_eq=high[exact] if exact.any() else None,
            bounds=ranges,
            method="highs-ipm",
        )
        return result.x if result.status == 0 else None


def _beside(base, places):  # type: ignore[no-untyped-def]
    from scipy.sparse import hstack

    return hstack([base, base[:, places]])


def wrong_at_sight(publication: Publication, shown: Sequence[int | None], rules: Rules) -> list[int]:
    """Cells that are shown though they must not be, or otherwise than they must."""
    stayed = {now: before for now, before in publication.pairs if shown[now] == publication.fixed[before]}
    wrong = []
    for place, (figure, value) in enumerate(zip(publication.figures, shown, strict=True)):
        if place in publication.fixed:
            right = value == publication.fixed[place]
        elif value is None:
            right = True
        elif place in stayed:
            before = publication.figures[stayed[place]]
            right = moved_little(figure, before, rules.threshold(figure.sensitive)) or value == rounded(
                figure.number, rules
            )
        else:
            right = (
                not figure.latent
                and figure.people >= rules.threshold(figure.sensitive)
                and value == rounded(figure.number, rules)
            )
        if not right:
            wrong.append(place)
    return wrong
