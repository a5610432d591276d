"""How well recall was foretold: log loss, RMSE over bins, AUC, as the public srs-benchmark defines them. Pure.

Source: github.com/open-spaced-repetition/srs-benchmark, README.md (Metrics) and utils.py (`rmse_matrix`, `count_lapse`).
Only reviews a day or more after the one before are foretold and counted.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import floor, log, sqrt

# Ratings with the day of each, in order: (1 to 4, whole days since any day).
History = Sequence[tuple[int, int]]
_SMALLEST = 1e-15


@dataclass(frozen=True, slots=True)
class Foretold:
    """One review: the chance that was foretold, whether it was recalled, and by what it is binned: whole days since the
    review before, its number among the reviews of the card (from 1), and how often the card had been forgotten before."""

    chance: float
    recalled: bool
    days: int
    number: int
    lapses: int


def foretold(history: History, chances: Sequence[float]) -> list[Foretold]:
    """The reviews of one card that count. `chances`: what was foretold of each review, by place."""
    found, lapses = [], 0
    for place in range(1, len(history)):
        rating, day = history[place]
        days = day - history[place - 1][1]
        if days > 0:
            found.append(Foretold(chances[place], rating > 1, days, place + 1, lapses))
            lapses += rating == 1
    return found


def log_loss(told: Sequence[Foretold]) -> float:
    """Mean binary cross-entropy; lower is better."""
    return sum(_loss(one) for one in told) / len(told)


def _loss(one: Foretold) -> float:
    right = one.chance if one.recalled else 1 - one.chance
    return -log(min(max(right, _SMALLEST), 1 - _SMALLEST))


def rmse_bins(told: Sequence[Foretold]) -> float:
    """Root mean square of the difference between the mean chance and the share recalled of each bin, weighted by its reviews."""
    bins: dict[tuple[float, float, float], list[Foretold]] = defaultdict(list)
    for one in told:
        bins[_bin(one)].append(one)
    squares = (
        len(some) * (sum(one.recalled for one in some) / len(some) - sum(one.chance for one in some) / len(some)) ** 2
        for some in bins.values()
    )
    return sqrt(sum(squares) / len(told))


def _bin(one: Foretold) -> tuple[float, float, float]:
    return (
        round(2.48 * 3.62 ** floor(log(max(one.days, 1e-6)) / log(3.62)), 2),
        round(1.99 * 1.89 ** floor(log(one.number) / log(1.89))),
        round(1.65 * 1.73 ** floor(log(one.lapses) / log(1.73))) if one.lapses else 0,
    )


def auc(told: Sequence[Foretold]) -> float:
    """The chance that a review that was recalled had been foretold higher than one that was not; 0.5 where there is nothing to tell."""
    ranked = sorted(told, key=lambda one: one.chance)
    recalled = sum(one.recalled for one in ranked)
    forgotten = len(ranked) - recalled
    if not recalled or not forgotten:
        return 0.5
    ranks, place = 0.0, 0
    for _, alike in groupby(ranked, key=lambda one: one.chance):
        some = list(alike)
        ranks += sum(one.recalled for one in some) * (2 * place + len(some) + 1) / 2
        place += len(some)
    return (ranks - recalled * (recalled + 1) / 2) / (recalled * forgotten)


MEASURES: dict[str, Callable[[Sequence[Foretold]], float]] = {"log loss": log_loss, "RMSE(bins)": rmse_bins, "AUC": auc}
