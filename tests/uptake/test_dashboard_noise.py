"""What is called a change, and what is not."""

import random

import pytest

from webapp.uptake.dashboard import noise
from webapp.uptake.dashboard.noise import Value, margin, value, verdict


def count(number: int | None) -> Value:
    return value(number)


def share(above: int | None, *below: int | None) -> Value:
    return value(above, below)


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (470, 400, noise.MORE),
        (400, 470, noise.LESS),
        # The example of the page of methods: the bound is 63.
        (460, 400, noise.UNCLEAR),
        (15, 10, noise.UNCLEAR),
        (None, 400, noise.HIDDEN),
        (400, None, noise.HIDDEN),
    ],
)
def test_a_change_is_what_chance_and_rounding_would_not_make(now: int | None, before: int | None, said: str) -> None:
    assert verdict(count(now), count(before), 5) == said


def test_rounding_alone_is_no_change() -> None:
    """Two numbers that differ by four people may be shown ten apart."""
    assert margin(count(0), count(0), 5) == 4


def test_a_list_of_regions_asks_for_more_than_one_figure() -> None:
    now, before = count(480), count(400)
    assert verdict(now, before, 5) == noise.MORE
    assert verdict(now, before, 5, noise.AMONG_MANY) == noise.UNCLEAR


def test_a_share_needs_a_base_and_all_its_parts() -> None:
    assert share(10, 20).number is None
    assert share(None, 100).number is None
    assert share(50, 60, None).number is None
    assert share(50, 50, 50).number == 50


def test_shares_of_few_people_hardly_ever_change() -> None:
    assert verdict(share(20, 30), share(15, 30), 5) == noise.UNCLEAR
    assert verdict(share(2000, 3000), share(1500, 3000), 5) == noise.MORE
    assert verdict(share(30, 30), share(25, 30), 5) == noise.UNCLEAR


def test_chance_alone_is_seldom_called_a_change() -> None:
    rng = random.Random(7)

    def drawn(mean: float) -> int:
        return 5 * round(rng.gauss(mean, mean**0.5) / 5)

    alarms = sum(verdict(count(drawn(300)), count(drawn(300)), 5) != noise.UNCLEAR for _ in range(2000))
    assert 0 < alarms < 2000 * 0.05
