"""A cheap look at what rows tell of their cells, one row at a time: whatever this finds too narrow is too narrow."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from webapp.uptake.protection.system import Floats, System

_PASSES = 40


class Narrowed(NamedTuple):
    """Bounds that no solution exceeds, and for each column the row that drew them last (or -1)."""

    low: Floats
    high: Floats
    row_of_low: NDArray[np.int64]
    row_of_high: NDArray[np.int64]


class _Rows:
    """The entries of a matrix, one by one, to add along rows with infinities kept apart."""

    def __init__(self, system: System) -> None:
        matrix = system.matrix
        self.row = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
        self.column, self.sign = matrix.indices.astype(np.int64), matrix.data
        self.rows = matrix.shape[0]

    def rest(self, ends: Floats) -> Floats:
        """For each entry what the others of its row add up to; infinite where one of them is."""
        endless = ~np.isfinite(ends)
        finite = np.where(endless, 0, ends)
        whole = np.bincount(self.row, finite, self.rows)[self.row]
        others = np.bincount(self.row, endless, self.rows)[self.row] - endless
        sign = np.inf if np.any(ends == np.inf) else -np.inf
        return np.where(others > 0, sign, whole - finite)


def narrow(system: System) -> Narrowed:
    """Bounds of every column, narrowed until nothing moves (or for a good while: each pass only helps)."""
    rows = _Rows(system)
    low, high = system.low.copy(), system.high.copy()
    drawn = np.full((2, len(low)), -1, dtype=np.int64)
    for _ in range(_PASSES):
        up = rows.sign > 0
        least = np.where(up, low[rows.column], -high[rows.column])
        most = np.where(up, high[rows.column], -low[rows.column])
        top = system.most[rows.row] - rows.rest(least)
        bottom = system.least[rows.row] - rows.rest(most)
        above, below = np.where(up, top, -bottom), np.where(up, bottom, -top)
        moved = _draw(rows, above, high, drawn[1], np.less) | _draw(rows, below, low, drawn[0], np.greater)
        if not moved:
            break
    return Narrowed(low, high, drawn[0], drawn[1])


def _draw(rows: _Rows, found: Floats, bounds: Floats, drawn: NDArray[np.int64], better: np.ufunc) -> bool:
    """Take over the bounds that are better; the first row that gives the best one is remembered."""
    entries = np.flatnonzero(better(found, bounds[rows.column]))
    if not len(entries):
        return False
    sign = 1 if better is np.less else -1
    order = entries[np.lexsort((rows.row[entries], sign * found[entries], rows.column[entries]))]
    columns, first = np.unique(rows.column[order], return_index=True)
    bounds[columns] = found[order[first]]
    drawn[columns] = rows.row[order[first]]
    return True
