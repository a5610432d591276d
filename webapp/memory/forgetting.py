"""FSRS-6 as formulas, with the slope of each by what it is reckoned from: what a fit needs. Pure.

Source: the description of FSRS-6 by its authors (github.com/open-spaced-repetition/fsrs4anki, wiki, "The Algorithm"); w0 to w20
there are `w[0]` to `w[20]` here. The slopes are worked out by hand. Tests hold the chances against the package `fsrs`, which
reckons the cards themselves, and the slopes against differences.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import exp, log

from webapp.memory.measures import History
from webapp.memory.rating import AGAIN, EASY, GOOD, HARD

SHORTEST, LONGEST = 0.001, 1e12  # stability, in days: the first is FSRS's, the second only keeps numbers finite
EASIEST, HARDEST = 1.0, 10.0
_LEAST = 1e-9
_LOG_RETENTION = log(0.9)

# A review: rating, and whole days since the one before (0 for the first, and on the same day).
Step = tuple[int, int]
# What comes after, and its slopes by stability, difficulty, chance, and by parameters: (place, slope).
After = tuple[float, float, float, float, Sequence[tuple[int, float]]]


def steps_of(history: History) -> list[Step]:
    """The reviews of a card by the days between them. On the same day nothing is better than good, as in `scheduling.advance`."""
    found = [(history[0][0], 0)]
    for (_, before), (rating, day) in pairwise(history):
        days = max(0, day - before)
        found.append((rating if days else min(rating, GOOD), days))
    return found


class Formulas:
    """FSRS-6 with twenty-one parameters `w`, within the bounds of the scheduler."""

    def __init__(self, w: Sequence[float]) -> None:
        """Reckon once what every review needs."""
        self.w = w
        self.factor = exp(-_LOG_RETENTION / w[20]) - 1
        self.factor_by_decay = (self.factor + 1) * _LOG_RETENTION / w[20] ** 2
        self.growth = exp(w[8])
        self.shrink = exp(-w[17] * w[18])
        self.easy_power = exp(3 * w[5])
        self.easy_difficulty = w[4] - self.easy_power + 1

    def chance(self, days: int, stability: float) -> tuple[float, float, float]:
        """The chance of recall after whole days; its slopes by stability and by the decay, w[20]."""
        decay, part = self.w[20], days / stability
        base = 1 + self.factor * part
        chance = base**-decay
        slope = chance * decay / base
        return chance, slope * self.factor * part / stability, -chance * log(base) - slope * part * self.factor_by_decay

    def first_difficulty(self, rating: int) -> tuple[float, float, float]:
        """Difficulty after the first review; its slopes by w[4] and w[5]."""
        power = exp(self.w[5] * (rating - 1))
        found = self.w[4] - power + 1
        if EASIEST < found < HARDEST:
            return found, 1.0, (1 - rating) * power
        return min(max(found, EASIEST), HARDEST), 0.0, 0.0

    def next_difficulty(self, difficulty: float, rating: int) -> After:
        """Difficulty after a later review."""
        w, room, grade = self.w, (HARDEST - difficulty) / 9, rating - 3
        moved, kept = difficulty - w[6] * grade * room, 1 - w[7]
        found = w[7] * self.easy_difficulty + kept * moved
        if not EASIEST < found < HARDEST:
            return min(max(found, EASIEST), HARDEST), 0.0, 0.0, 0.0, ()
        by = (
            (4, w[7]),
            (5, -3 * w[7] * self.easy_power),
            (6, -kept * grade * room),
            (7, self.easy_difficulty - moved),
        )
        return found, 0.0, kept * (1 + w[6] * grade / 9), 0.0, by

    def next_stability(self, stability: float, difficulty: float, chance: float, step: Step) -> After:
        """Stability after a later review. `chance`: what was foretold of it."""
        rating, days = step
        if not days:
            after = self._same_day(stability, rating)
        elif rating == AGAIN:
            after = self._forgotten(stability, difficulty, chance)
        else:
            after = self._recalled(stability, difficulty, chance, rating)
        if SHORTEST < after[0] < LONGEST:
            return after
        return min(max(after[0], SHORTEST), LONGEST), 0.0, 0.0, 0.0, ()

    def _same_day(self, stability: float, rating: int) -> After:
        w, grade = self.w, rating - 3 + self.w[18]
        increase = exp(w[17] * grade) * stability ** -w[19]
        if rating > AGAIN and increase <= 1:
            return stability, 1.0, 0.0, 0.0, ()
        found = stability * increase
        by = ((17, found * grade), (18, found * w[17]), (19, -found * log(stability)))
        return found, increase * (1 - w[19]), 0.0, 0.0, by

    def _forgotten(self, stability: float, difficulty: float, chance: float) -> After:
        w, short = self.w, stability * self.shrink
        scale = w[11] * difficulty ** -w[12] * exp((1 - chance) * w[14])
        power = (stability + 1) ** w[13]
        found = scale * (power - 1)
        if short < found:
            return short, self.shrink, 0.0, 0.0, ((17, -short * w[18]), (18, -short * w[17]))
        by = (
            (11, found / w[11]),
            (12, -found * log(difficulty)),
            (13, scale * power * log(stability + 1)),
            (14, found * (1 - chance)),
        )
        return found, scale * w[13] * power / (stability + 1), -w[12] * found / difficulty, -w[14] * found, by

    def _recalled(self, stability: float, difficulty: float, chance: float, rating: int) -> After:
        w = self.w
        special = {HARD: 15, EASY: 16}.get(rating)
        plain = self.growth * (11 - difficulty) * stability ** (1 - w[9])
        scale = plain * w[special] if special else plain
        power = exp((1 - chance) * w[10])
        gain = scale * (power - 1)
        by = [(8, gain), (9, -gain * log(stability)), (10, scale * power * (1 - chance))]
        if special:
            by.append((special, plain * (power - 1)))
        by_stability = 1 + gain * (1 - w[9]) / stability
        return stability + gain, by_stability, -gain / (11 - difficulty), -scale * power * w[10], by


def chances(history: History, parameters: Sequence[float]) -> list[float]:
    """What FSRS-6 foretells of each review of a card, by place; 0 for the first."""
    of, (first, *later) = Formulas(parameters), steps_of(history)
    stability, difficulty = parameters[first[0] - 1], of.first_difficulty(first[0])[0]
    found = [0.0]
    for step in later:
        chance = of.chance(step[1], stability)[0]
        found.append(chance)
        stability = of.next_stability(stability, difficulty, chance, step)[0]
        difficulty = of.next_difficulty(difficulty, step[0])[0]
    return found


def add_slopes(of: Formulas, steps: Sequence[Step], slopes: list[float]) -> float:
    """The loss of a card, summed over the reviews a day or more after the one before; its slopes are added to `slopes`."""
    rating = steps[0][0]
    stability = of.w[rating - 1]
    difficulty, by_w4, by_w5 = of.first_difficulty(rating)
    way, loss = [], 0.0
    for step in steps[1:]:
        told = of.chance(step[1], stability)
        lost, by_chance = _loss(told[0], step)
        after, harder = of.next_stability(stability, difficulty, told[0], step), of.next_difficulty(difficulty, step[0])
        way.append((by_chance, told, after, harder))
        loss, stability, difficulty = loss + lost, after[0], harder[0]
    by_stability, by_difficulty = _back(way, slopes)
    slopes[rating - 1] += by_stability
    slopes[4] += by_difficulty * by_w4
    slopes[5] += by_difficulty * by_w5
    return loss


def _loss(chance: float, step: Step) -> tuple[float, float]:
    """Cross-entropy of one review, and its slope by the chance."""
    rating, days = step
    if not days:
        return 0.0, 0.0
    right = max(chance if rating > AGAIN else 1 - chance, _LEAST)
    return -log(right), (-1 if rating > AGAIN else 1) / right


def _back(
    way: list[tuple[float, tuple[float, float, float], After, After]], slopes: list[float]
) -> tuple[float, float]:
    """From the last review to the first: the slopes by the parameters are added up, those by the first state are given back."""
    by_stability = by_difficulty = 0.0
    for by_chance, told, after, harder in reversed(way):
        for place, slope in after[4]:
            slopes[place] += by_stability * slope
        for place, slope in harder[4]:
            slopes[place] += by_difficulty * slope
        by_chance += by_stability * after[3]
        slopes[20] += by_chance * told[2]
        by_difficulty = by_difficulty * harder[2] + by_stability * after[2]
        by_stability = by_stability * after[1] + by_chance * told[1]
    return by_stability, by_difficulty
