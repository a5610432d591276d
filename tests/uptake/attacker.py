"""Somebody who reads a publication and reckons, written without a look at how it is protected. For small publications."""

from collections.abc import Sequence
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from webapp.uptake.disclosure import RULES, Publication


def told(publication: Publication, shown: Sequence[int | None], place: int) -> tuple[float, float]:
    """What is said of one cell by itself: of people, at least the threshold are behind a number."""
    value, figure = shown[place], publication.figures[place]
    if value is None:
        return 0, np.inf
    least = RULES.threshold(figure.sensitive) if figure.number == figure.people else 0
    return max(value - 2, least), value + 2


def left(publication: Publication, shown: Sequence[int | None], place: int, *, whole: bool) -> tuple[float, float]:
    """The least and the most that a cell can be (or sixty more than it is), in whole numbers or by a linear program."""
    size, rows, least = len(publication.figures), [], []
    for total, parts in publication.sums:
        row = np.zeros(size)
        row[total], row[list(parts)] = 1, -1
        rows, least = [*rows, row], [*least, (0, 0)]
    for smaller, larger in publication.at_most:
        row = np.zeros(size)
        row[smaller], row[larger] = 1, -1
        rows, least = [*rows, row], [*least, (-np.inf, 0)]
    bounds = [told(publication, shown, one) for one in range(size)]
    bounds[place] = bounds[place][0], min(60 + publication.figures[place].number, bounds[place][1])
    found = []
    for sign in (1, -1):
        cost = np.zeros(size)
        cost[place] = sign
        result = milp(
            cost,
            constraints=LinearConstraint(np.array(rows), *np.array(least).T) if rows else (),
            bounds=Bounds(*np.array(bounds).T),
            integrality=np.full(size, int(whole)),
        )
        assert result.status == 0, result.message
        found.append(sign * result.fun)
    return found[0], found[1]


def tried_out(publication: Publication, shown: Sequence[int | None], most: int) -> dict[int, set[int]]:
    """By trying all whole numbers up to `most`: what each hidden cell can be. One total, a few parts."""
    ((total, parts),) = publication.sums
    ranges = [
        range(max(0, int(low)), int(min(high, most)) + 1)
        for low, high in (told(publication, shown, place) for place in parts)
    ]
    low, high = told(publication, shown, total)
    can: dict[int, set[int]] = {place: set() for place in (*parts, total)}
    for some in product(*ranges):
        if low <= sum(some) <= high:
            can[total].add(sum(some))
            for place, one in zip(parts, some, strict=True):
                can[place].add(one)
    return can


def check(publication: Publication, shown: Sequence[int | None], *, whole: bool = True) -> None:
    """Every hidden cell keeps as many whole numbers as its threshold; a small one may be nought."""
    for place, figure in enumerate(publication.figures):
        if shown[place] is None and not figure.latent:
            least = RULES.threshold(figure.sensitive)
            low, high = left(publication, shown, place, whole=whole)
            assert np.floor(high + 1e-6) - np.ceil(low - 1e-6) + 1 >= least, (place, figure, low, high)
            assert figure.people >= least or low < 1e-6, (place, figure, low, high)
