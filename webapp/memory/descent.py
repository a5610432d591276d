"""The parameters of FSRS-6 under which what was recalled and forgotten is least surprising. Pure; no arrays, no chance.

Log loss of recall is brought down by Adam (Kingma and Ba, 2015) in small groups of cards. Each parameter is measured in spreads
from its default value and held near it as by one normal error: where there is little to learn from, it stays.
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import exp, log, sqrt

from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

from webapp.memory.forgetting import Formulas, Step, add_slopes, steps_of
from webapp.memory.measures import History

_BOUNDS = tuple(zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True))
_FIRST = 4  # stabilities after the first review: they differ by factors, so they are measured as logarithms
# An eighth of what the scheduler allows: wide enough for any country, narrow enough for a rating that nobody gives.
_SPREADS = tuple(1.0 if place < _FIRST else (high - low) / 8 for place, (low, high) in enumerate(_BOUNDS))

_GROUP = 512  # reviews a step
_STEP, _LAST_STEP, _ROUNDS = 0.1, 0.005, 30
_GAIN = 1e-4  # a round that lowers the loss by less is followed by smaller steps
_MEAN, _SQUARE, _TINY = 0.9, 0.999, 1e-8
_SEED = 6


def fitted_to(histories: Iterable[History]) -> tuple[float, ...]:
    """The parameters that fit best, within the scheduler's bounds. The same histories give the same to the last bit."""
    cards = [steps for steps in (steps_of(history) for history in histories) if _weight(steps)]
    reviews = sum(_weight(steps) for steps in cards)
    rng, adam = random.Random(_SEED), _Adam()  # noqa: S311 - the order of cards is no secret
    step, best = _STEP, float("inf")
    for _ in range(_ROUNDS if cards else 0):
        rng.shuffle(cards)
        loss = sum(adam.move(group, step, reviews) for group in _groups(cards)) / reviews
        if loss > best - _GAIN:
            step /= 2
        if step < _LAST_STEP:
            break
        best = min(best, loss)
    return _ordered(adam.parameters, cards)


def _weight(steps: Sequence[Step]) -> int:
    """How many reviews of a card are foretold."""
    return sum(days > 0 for _, days in steps)


def _groups(cards: Sequence[Sequence[Step]]) -> Iterator[list[Sequence[Step]]]:
    group: list[Sequence[Step]] = []
    size = 0
    for steps in cards:
        group.append(steps)
        size += _weight(steps)
        if size >= _GROUP:
            yield group
            group, size = [], 0
    if group:
        yield group


class _Adam:
    """Where the descent stands: each parameter in spreads from its default, and the running means of its slope."""

    def __init__(self) -> None:
        self.parameters: tuple[float, ...] = DEFAULT_PARAMETERS
        self._means = [0.0] * len(DEFAULT_PARAMETERS)
        self._squares = [0.0] * len(DEFAULT_PARAMETERS)
        self._moves = 0

    def move(self, group: Sequence[Sequence[Step]], step: float, reviews: int) -> float:
        """One step down the slope of a group of cards; the loss of the group before it, summed. `reviews`: of all cards."""
        slopes = [0.0] * len(self.parameters)
        of = Formulas(self.parameters)
        loss = sum(add_slopes(of, steps, slopes) for steps in group)
        size = sum(_weight(steps) for steps in group)
        self._moves += 1
        moved = [self._moved(place, slope / size, step, reviews) for place, slope in enumerate(slopes)]
        self.parameters = tuple(moved)
        return loss

    def _moved(self, place: int, slope: float, step: float, reviews: int) -> float:
        value = self.parameters[place]
        slope *= value if place < _FIRST else _SPREADS[place]
        slope += _place(place, value) / reviews
        mean = self._means[place] = _MEAN * self._means[place] + (1 - _MEAN) * slope
        square = self._squares[place] = _SQUARE * self._squares[place] + (1 - _SQUARE) * slope * slope
        mean /= 1 - _MEAN**self._moves
        square /= 1 - _SQUARE**self._moves
        return _value(place, _place(place, value) - step * mean / (sqrt(square) + _TINY))


def _place(place: int, value: float) -> float:
    """How many spreads a parameter lies from its default."""
    default = DEFAULT_PARAMETERS[place]
    return log(value / default) if place < _FIRST else (value - default) / _SPREADS[place]


def _value(place: int, spreads: float) -> float:
    """The parameter that lies so many spreads from its default, or the bound before it."""
    default = DEFAULT_PARAMETERS[place]
    return _within(place, default * exp(spreads) if place < _FIRST else default + spreads * _SPREADS[place])


def _within(place: int, value: float) -> float:
    low, high = _BOUNDS[place]
    return min(max(value, low), high)


def _ordered(parameters: tuple[float, ...], cards: Iterable[Sequence[Step]]) -> tuple[float, ...]:
    """A better first answer never means a shorter first stability. Where it seems to, both get the mean of their logarithms,
    weighted by cards; a rating that nobody gave yields."""
    given = Counter(steps[0][0] for steps in cards)
    pools: list[tuple[float, float, int]] = []  # mean logarithm, weight, how many ratings
    for place in range(_FIRST):
        pools.append((log(parameters[place]), given[place + 1] + _TINY, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (low, light, few), (high, heavy, more) = pools.pop(), pools.pop()
            weight = light + heavy
            pools.append(((low * light + high * heavy) / weight, weight, few + more))
    first = [exp(mean) for mean, _, ratings in pools for _ in range(ratings)]
    return tuple(_within(place, value) for place, value in enumerate((*first, *parameters[_FIRST:])))
