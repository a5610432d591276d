"""What a reader knows of the cells, as linear rows and bounds; for the search. (The proof builds its own: auditing.py.)

Everything is written as the distance of a cell from its true number, so that the truth is nought everywhere, all bounds are
small whole numbers, and any solution is something that a reader must hold possible.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_matrix, csr_matrix

from webapp.uptake.protection.publication import Figure, Publication, moved_little
from webapp.uptake.protection.rules import Rules

Shown = Sequence[int | None]
Floats = NDArray[np.float64]
Rows = list[tuple[list[int], list[int], float, float]]


@dataclass(frozen=True, eq=False)
class Needs:
    """What must stay possible: column → it can come down to `down_to`, and takes `width` whole numbers."""

    columns: NDArray[np.int64]
    down_to: Floats
    width: Floats


@dataclass(frozen=True, eq=False)
class System:
    """Rows between `least` and `most`, columns between `low` and `high`; the columns after the figures are of pairs."""

    matrix: csr_matrix
    least: Floats
    most: Floats
    low: Floats
    high: Floats
    needs: Needs
    # Of each row that goes when a figure is hidden, that figure; else -1.
    owner: NDArray[np.int64]

    @cached_property
    def columns(self) -> csc_matrix:
        """The matrix by columns."""
        return self.matrix.tocsc()

    def rows_of(self, column: int) -> NDArray[np.int32]:
        """The rows that a column is in."""
        found: NDArray[np.int32] = self.columns.indices[self.columns.indptr[column] : self.columns.indptr[column + 1]]
        return found

    def columns_of(self, row: int) -> NDArray[np.int32]:
        """The columns of a row."""
        found: NDArray[np.int32] = self.matrix.indices[self.matrix.indptr[row] : self.matrix.indptr[row + 1]]
        return found


def told(figure: Figure, value: int, rules: Rules) -> tuple[int, int]:
    """What a number shown says of the true one: two either way, and not below the threshold where the truth is not.

    For what is not people (lessons, hours) the threshold bounds the people, not the number; a reader is granted the better
    bound wherever it is true. A number kept from an earlier release may lie further off: the range then goes to the truth.
    """
    slack, least = rules.rounded_to // 2, rules.threshold(figure.sensitive)
    low = max(value - slack, least if figure.number >= least else 0)
    return min(low, figure.number), max(value + slack, figure.number)


def build(publication: Publication, shown: Shown, rules: Rules) -> System:
    """The whole system for what is shown."""
    figures = publication.figures
    low = [-float(figure.number) for figure in figures]
    high = [np.inf] * len(figures)
    for place, value in enumerate(shown):
        if value is not None:
            least, most = told(figures[place], value, rules)
            low[place], high[place] = least - figures[place].number, most - figures[place].number
    rows, owners = _rows(publication, shown, rules)
    close = list(_close_pairs(publication, rules))
    for place, (more, less, _) in enumerate(close):
        rows.append(([more, less, len(figures) + place], [1, -1, -1], 0, 0))
        owners.append(-1)
    low += [-np.inf] * len(close)
    high += [np.inf] * len(close)
    needs = _needs(publication, shown, rules, [change for _, _, change in close])
    return System(
        _matrix(rows, len(low)),
        np.array([row[2] for row in rows], dtype=float),
        np.array([row[3] for row in rows], dtype=float),
        np.array(low),
        np.array(high),
        needs,
        np.array(owners, dtype=np.int64),
    )


def _rows(publication: Publication, shown: Shown, rules: Rules) -> tuple[Rows, list[int]]:
    figures = publication.figures
    rows: Rows = [([total, *parts], [1] + [-1] * len(parts), 0, 0) for total, parts in publication.sums]
    for smaller, larger in publication.at_most:
        rows.append(([smaller, larger], [1, -1], -np.inf, figures[larger].number - figures[smaller].number))
    owners = [-1] * len(rows)
    for now, before in publication.pairs:
        found = _of_revision(publication, shown, now, before, rules)
        if found:
            rows.append(([now, before], [1, -1], *found))
            owners.append(now)
    return rows, owners


def _of_revision(
    publication: Publication, shown: Shown, now: int, before: int, rules: Rules
) -> tuple[float, float] | None:
    """What a number that stands in a revision says of the earlier one: it moved by the threshold, or it did not.

    Granted to the reader is also the direction, and never more than what is true.
    """
    if shown[now] is None:
        return None
    change = publication.figures[now].number - publication.figures[before].number
    least = rules.threshold(publication.figures[now].sensitive)
    if shown[now] == shown[before]:
        room = max(least - 1, abs(change))
        return -room - change, room - change
    step = min(least, abs(change))
    return (step - change, np.inf) if change >= 0 else (-np.inf, -step - change)


def _close_pairs(publication: Publication, rules: Rules) -> Iterable[tuple[int, int, int]]:
    """Pairs of which no reader may learn that they differ: the larger, the smaller, by how much."""
    for now, before in publication.pairs:
        one, other = publication.figures[now], publication.figures[before]
        if one.number != other.number and moved_little(one, other, rules.threshold(one.sensitive)):
            more, less = (now, before) if one.number > other.number else (before, now)
            yield more, less, abs(one.number - other.number)


def _needs(publication: Publication, shown: Shown, rules: Rules, changes: Sequence[int]) -> Needs:
    some = []
    for place, figure in enumerate(publication.figures):
        if shown[place] is None and not figure.latent:
            least = rules.threshold(figure.sensitive)
            some.append((place, -figure.number if figure.people < least else 0, least))
    some.extend((len(publication.figures) + place, -change, 1) for place, change in enumerate(changes))
    found = np.array(some, dtype=float).reshape(-1, 3)
    return Needs(found[:, 0].astype(np.int64), found[:, 1], found[:, 2])


def _matrix(rows: Rows, width: int) -> csr_matrix:
    starts = np.cumsum([0, *(len(row[0]) for row in rows)])
    places = np.array([place for row in rows for place in row[0]], dtype=np.int32)
    signs = np.array([sign for row in rows for sign in row[1]], dtype=float)
    return csr_matrix((signs, places, starts), shape=(len(rows), width))
