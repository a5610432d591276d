"""How much of a course somebody knows, from a few answers; which unit to ask about next; when to stop. Pure.

A level from 0 to n stands for the first so many units known. The chance of a right answer follows the logistic (Rasch) curve of
level and unit, from the chance of guessing up to that of a slip (a three-parameter model whose values are set, not fitted).
Every level has a probability; Bayes' rule moves it with each answer, and the next unit is the one whose answer is expected to leave
the least doubt. A decision record says why: docs/decisions/0023-placement.md.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

MOST = 20  # questions
FEWEST = 4  # before anything is said
SLOPE = 1.6  # how sharply one unit more or less tells, in logits a unit
SLIP = 0.08  # somebody who knows it answers wrongly
SURE = 0.96  # that the level is the one named or its neighbour
AT_AN_END = 0.75  # that nothing is known, or everything

Chances = tuple[float, ...]


@dataclass(frozen=True)
class Answered:
    """An answer: the unit asked about (from 1), whether it was right or almost, and the chance of guessing it."""

    unit: int
    passed: bool
    guess: float


@dataclass(frozen=True)
class Finding:
    """What is known so far. `level`: units known; `low`, `high`: where it lies with nine chances in ten;
    `near`: the chance that it is `level` or its neighbour; `done`: whether another question is worth asking."""

    level: int
    low: int
    high: int
    near: float
    done: bool


# Where each of the six steps of the self-rating is expected, as a share of the course, and how widely it spreads.
# Our own guess until answers tell better; part of the weight (ANYWHERE) is always spread over all levels.
EXPECTED = {1: (0.0, 0.1), 2: (0.15, 0.2), 3: (0.5, 0.35), 4: (0.65, 0.3), 5: (0.9, 0.25), 6: (1.0, 0.2)}
UNRATED = (0.2, 0.45)
KINDRED = 0.1  # of the course: speakers of a kindred language may start further in, if they know any Kazakh
ANYWHERE = 0.3


@lru_cache(maxsize=256)
def prior(units: int, rating: int | None, kindred: bool) -> Chances:
    """The chances of each level before the first question. `rating`: 1 to 6, or None."""
    middle, spread = EXPECTED.get(rating or 0, UNRATED)
    middle += KINDRED if kindred and rating != 1 else 0.0
    weights = [math.exp(-0.5 * ((level / units - middle) / spread) ** 2) for level in range(units + 1)]
    total = sum(weights)
    return tuple((1 - ANYWHERE) * weight / total + ANYWHERE / (units + 1) for weight in weights)


@lru_cache(maxsize=8192)
def chance(level: int, unit: int, guess: float) -> float:
    """The chance that somebody of this level answers a question of this unit rightly."""
    # Half a unit: whoever knows units 1 to 3 is as far above unit 3 as below unit 4.
    known = 1 / (1 + math.exp(-SLOPE * (level - unit + 0.5)))
    return guess + (1 - guess - SLIP) * known


def after(chances: Chances, answer: Answered) -> Chances:
    """The chances after one answer."""
    weighed = []
    for level, weight in enumerate(chances):
        right = chance(level, answer.unit, answer.guess)
        weighed.append(weight * (right if answer.passed else 1 - right))
    total = sum(weighed)
    return tuple(weight / total for weight in weighed)


def chances_after(start: Chances, answers: Sequence[Answered]) -> Chances:
    """The chances after all answers."""
    for answer in answers:
        start = after(start, answer)
    return start


def _quantile(chances: Chances, share: float) -> int:
    reached = 0.0
    for level, weight in enumerate(chances):
        reached += weight
        if reached >= share:
            return level
    return len(chances) - 1


def finding(chances: Chances, asked: int) -> Finding:
    """What the chances say after `asked` questions: the level in the middle of them, and whether it is sure enough."""
    level, top = _quantile(chances, 0.5), len(chances) - 1
    near = sum(chances[max(0, level - 1) : level + 2])
    sure = near >= SURE
    for end, beside in ((0, 1), (top, top - 1)):
        if level == end:
            sure = chances[end] >= AT_AN_END
        elif level == beside and chances[end] > 1 - AT_AN_END:
            # Between one unit and none lies most: whoever knows nothing is not told to skip a unit.
            sure = False
    return Finding(
        level, _quantile(chances, 0.05), _quantile(chances, 0.95), near, asked >= MOST or (asked >= FEWEST and sure)
    )


def _doubt(chances: Chances) -> float:
    mean = sum(level * weight for level, weight in enumerate(chances))
    return sum(weight * (level - mean) ** 2 for level, weight in enumerate(chances))


def _doubt_expected(chances: Chances, unit: int, guess: float) -> float:
    right = sum(weight * chance(level, unit, guess) for level, weight in enumerate(chances))
    return right * _doubt(after(chances, Answered(unit, True, guess))) + (1 - right) * _doubt(
        after(chances, Answered(unit, False, guess))
    )


def next_unit(chances: Chances, guesses: dict[int, float]) -> int:
    """The unit to ask about. `guesses`: each unit that still has a question → the chance of guessing it."""
    return min(guesses, key=lambda unit: (round(_doubt_expected(chances, unit, guesses[unit]), 9), unit))
