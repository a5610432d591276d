"""Solutions that a reader must hold possible: each proves at once, for all cells, how far they can go.

Instead of two programs for every cell, one asks for as many as may be at their targets together; what lacks is asked again.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import hstack, vstack

from webapp.uptake.protection.publication import Listener
from webapp.uptake.protection.system import Floats, System

TOLERANCE = 1e-6
_ROUNDS = 5
_HEAPS = 4
Places = NDArray[np.int64]


class Reach:
    """How far each column has been seen to go, down and up. What solves a system solves it still when more is hidden."""

    def __init__(self, columns: int) -> None:
        self.down, self.up = np.zeros(columns), np.zeros(columns)

    def see(self, solution: Floats) -> None:
        """Take note of a solution."""
        self.down = np.minimum(self.down, np.ceil(solution - TOLERANCE))
        self.up = np.maximum(self.up, np.floor(solution + TOLERANCE))

    def lacking(self, system: System) -> Places:
        """Which of the needs are not met yet."""
        needs = system.needs
        down, up = self.down[needs.columns], self.up[needs.columns]
        return np.flatnonzero((down > needs.down_to) | (up - down + 1 < needs.width))

    def targets(self, system: System, some: Places, up: bool) -> tuple[Places, Floats]:
        """Columns of these needs that are to go further down (or up), and how far."""
        columns, width = system.needs.columns[some], system.needs.width[some]
        if up:
            goal = self.down[columns] + width - 1
            wanted = self.up[columns] < goal
        else:
            wide = np.maximum(self.up[columns] - width + 1, system.low[columns])
            goal = np.minimum(system.needs.down_to[some], wide)
            wanted = self.down[columns] > goal
        return columns[wanted], goal[wanted]


@dataclass(eq=False)
class Found:
    """What was sought: the needs that lack still, and the columns whose bounds stood in the way."""

    lacking: Places
    in_the_way: NDArray[np.bool_]
    programs: int = 0


def seek(system: System, reach: Reach, skip: Places, listener: Listener) -> Found:
    """Look for solutions until nothing more is found soon. Needs in `skip` are not sought."""
    found = Found(np.setdiff1d(reach.lacking(system), skip), np.zeros(len(system.low), dtype=bool))
    for turn in range(_ROUNDS):
        before = len(found.lacking)
        _push(system, reach, found, found.lacking, turn)
        found.lacking = np.setdiff1d(reach.lacking(system), skip)
        listener.step("hide", len(system.needs.columns) - len(found.lacking), len(system.needs.columns))
        if len(found.lacking) > 0.9 * before:
            break
    found.in_the_way[:] = False
    for heap in list(_heaps(found.lacking)):
        _push(system, reach, found, np.intersect1d(heap, reach.lacking(system)), heap[0])
    found.lacking = np.setdiff1d(reach.lacking(system), skip)
    return found


def _heaps(some: Places) -> Iterator[Places]:
    """In a few heaps, neighbours apart, as they hinder each other; few cells one by one."""
    number = min(len(some), _HEAPS)
    return (some[place::number] for place in range(number))


def _push(system: System, reach: Reach, found: Found, some: Places, turn: int) -> None:
    for up in (False, True):
        columns, goals = reach.targets(system, some, up)
        if len(columns):
            solution, blocked = push(system, columns, goals, 1 + (columns * 7919 + turn * 104729) % 13 / 13)
            reach.see(solution)
            found.in_the_way |= blocked
            found.programs += 1


def push(system: System, columns: Places, goals: Floats, weights: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """A solution with as much as may be of the way to the goals, and the columns whose bounds hinder more.

    A column is parted in two: the way to its goal, which counts, and what lies beyond, which does not.
    """
    up = goals > 0
    low, high = system.low.copy(), system.high.copy()
    beyond = np.column_stack([np.where(up, 0, low[columns] - goals), np.where(up, high[columns] - goals, 0)])
    high[columns] = np.where(up, goals, high[columns])
    low[columns] = np.where(up, low[columns], goals)
    cost = np.zeros(len(low) + len(columns))
    cost[columns] = np.where(up, -weights, weights)
    parts = system.columns
    whole = hstack([parts, parts[:, columns]]).tocsr()
    equal = system.least == system.most
    above, below = ~equal & np.isfinite(system.most), ~equal & np.isfinite(system.least)
    result = linprog(
        cost,
        A_ub=vstack([whole[above], -whole[below]]),
        b_ub=np.concatenate([system.most[above], -system.least[below]]),
        A_eq=whole[equal],
        b_eq=system.most[equal],
        bounds=np.vstack([np.column_stack([low, high]), beyond]),
        method="highs-ipm",
    )
    if result.status != 0:
        return np.zeros(len(low)), np.zeros(len(low), dtype=bool)
    solution = result.x[: len(low)].copy()
    solution[columns] += result.x[len(low) :]
    prices = np.abs(result.lower.marginals[: len(low)]) + np.abs(result.upper.marginals[: len(low)])
    return solution, prices > TOLERANCE
