"""The estimate: invented people of every level are placed by it, with luck, slips and wrong ideas of themselves."""

import math
import random

import pytest

from webapp.placement import estimating
from webapp.placement.estimating import Answered

UNITS = 12
GUESSES = (0.25, 0.15, 0.02, 0.1)
PEOPLE = 60


def sit(level: int, rng: random.Random, rating: int | None, kindred: bool = False) -> tuple[estimating.Finding, int]:
    """Somebody who knows the first `level` units takes the test.

    Knowledge ends more or less sharply; half of what is not known is guessed at.
    """
    start, answers, sharpness = estimating.prior(UNITS, rating, kindred), [], rng.uniform(1.0, 3.0)
    while True:
        chances = estimating.chances_after(start, answers)
        found = estimating.finding(chances, len(answers))
        if found.done:
            return found, len(answers)
        guess = GUESSES[len(answers) % 4] * (2 if kindred else 1)
        unit = estimating.next_unit(chances, dict.fromkeys(range(1, UNITS + 1), guess))
        knows = level > 0 and rng.random() < 1 / (1 + math.exp(-sharpness * (level - unit + 0.5)))
        passed = rng.random() > 0.07 if knows else rng.random() < (guess if rng.random() < 0.5 else 0)
        answers.append(Answered(unit, passed, guess))


def everybody(rating: int | None, level: int, kindred: bool = False) -> tuple[float, float]:
    """The share placed within one unit, and how many questions it took on average."""
    rng = random.Random(f"{rating} {level} {kindred}")
    sat = [sit(level, rng, rating, kindred) for _ in range(PEOPLE)]
    return sum(abs(found.level - level) <= 1 for found, _ in sat) / PEOPLE, sum(number for _, number in sat) / PEOPLE


@pytest.mark.parametrize("level", range(UNITS + 1))
def test_nine_of_ten_are_placed_within_one_unit(level: int) -> None:
    near, questions = everybody(None, level)
    assert near >= 0.9 and questions <= 13


@pytest.mark.parametrize(
    ("rating", "levels"), [(1, (0, 1)), (2, (0, 2, 4)), (3, (2, 6)), (4, (5, 8)), (5, (9, 12)), (6, (11, 12))]
)
def test_who_judges_themselves_well_is_placed_well(rating: int, levels: tuple[int, ...]) -> None:
    assert all(everybody(rating, level)[0] >= 0.9 for level in levels)


def test_who_judges_themselves_badly_is_placed_nevertheless() -> None:
    assert everybody(6, 0)[0] >= 0.9, "a beginner who says fluent"
    assert everybody(1, 12)[0] >= 0.9, "somebody fluent who says none"
    assert everybody(None, 5, kindred=True)[0] >= 0.85, "somebody who guesses twice as well"


def test_beginners_and_those_who_know_everything_are_soon_done() -> None:
    assert everybody(1, 0)[1] <= 5.5 and everybody(None, 0)[1] <= 8
    assert everybody(6, 12)[1] <= 9.5 and everybody(None, 12)[1] <= 12


def test_nobody_is_asked_more_than_twenty() -> None:
    rng = random.Random(1)
    worst = estimating.prior(UNITS, None, False)
    answers: list[Answered] = []
    while not estimating.finding(estimating.chances_after(worst, answers), len(answers)).done:
        answers.append(Answered(rng.randint(1, UNITS), rng.random() < 0.5, 0.25))
    assert len(answers) <= estimating.MOST


def test_four_times_not_known_is_enough_at_the_beginning() -> None:
    chances = estimating.chances_after(estimating.prior(UNITS, 1, False), [Answered(1, False, 0.25)] * 4)
    found = estimating.finding(chances, 4)
    assert found.done and (found.level, found.low) == (0, 0)


def test_an_answer_moves_the_estimate_its_own_way() -> None:
    start = estimating.prior(UNITS, None, False)

    def mean(chances: estimating.Chances) -> float:
        return sum(level * weight for level, weight in enumerate(chances))

    for unit in range(1, UNITS + 1):
        assert mean(estimating.after(start, Answered(unit, True, 0.25))) > mean(start)
        assert mean(estimating.after(start, Answered(unit, False, 0.25))) < mean(start)
    guessed, made = (mean(estimating.after(start, Answered(6, True, guess))) for guess in (0.5, 0.02))
    assert guessed < made, "what can be guessed says less"


def test_a_kindred_language_moves_the_start_modestly_and_not_for_who_knows_nothing() -> None:
    for rating in (None, 2, 3, 4):
        plain, kindred = (estimating.prior(UNITS, rating, kin) for kin in (False, True))
        middles = [sum(level * weight for level, weight in enumerate(one)) for one in (plain, kindred)]
        assert 0 < middles[1] - middles[0] < 1.5
    assert estimating.prior(UNITS, 1, True) == estimating.prior(UNITS, 1, False)
