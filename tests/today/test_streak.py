"""Days in a row: two days of a week may be missed, a third ends it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from webapp.today.streak import FORGIVEN, streak, week

WEDNESDAY = date(2026, 5, 6)
MONDAY = WEDNESDAY - timedelta(days=2)


def back(*days: int) -> frozenset[date]:
    """Days so many days before Wednesday."""
    return frozenset(WEDNESDAY - timedelta(days=number) for number in days)


def test_nobody_has_a_streak_before_the_first_day() -> None:
    assert streak(frozenset(), WEDNESDAY) == 0


def test_days_in_a_row_are_counted() -> None:
    assert streak(back(0), WEDNESDAY) == 1
    assert streak(back(0, 1, 2), WEDNESDAY) == 3


def test_today_is_not_missed_before_it_is_over() -> None:
    assert streak(back(1, 2), WEDNESDAY) == 2


def test_two_days_of_a_week_are_forgiven_and_not_counted() -> None:
    # Monday and Tuesday were missed, the week before was whole.
    assert streak(back(0, 3, 4, 5, 6, 7, 8, 9), WEDNESDAY) == 8


def test_a_third_missed_day_of_a_week_ends_it() -> None:
    thursday = WEDNESDAY + timedelta(days=1)
    learned = back(-1, 3, 4, 5, 6, 7, 8, 9)  # Monday, Tuesday and Wednesday are missing
    assert streak(learned, thursday) == 1


def test_each_week_forgives_anew() -> None:
    learned = {MONDAY - timedelta(days=number) for number in range(1, 22)}
    for weekday in (5, 6):
        for weeks in (1, 2, 3):
            learned.discard(MONDAY - timedelta(days=7 * weeks - weekday))
    assert streak(frozenset(learned), MONDAY) == 15


@given(st.frozensets(st.integers(0, 60)))
def test_a_streak_is_never_longer_than_the_days_and_learning_today_never_shortens_it(numbers: frozenset[int]) -> None:
    days = back(*numbers)
    assert 0 <= streak(days, WEDNESDAY) <= len(days)
    assert streak(days | {WEDNESDAY}, WEDNESDAY) == streak(days - {WEDNESDAY}, WEDNESDAY) + 1


@given(st.frozensets(st.integers(0, 60), min_size=1))
def test_five_days_a_week_keep_every_day(numbers: frozenset[int]) -> None:
    """Whoever misses no more than two days of any week keeps all that came before."""
    days = set(back(*numbers))
    start = min(days) - timedelta(days=min(days).weekday())
    for monday in (start + timedelta(days=7 * number) for number in range(10)):
        missing = [day for day in (monday + timedelta(days=n) for n in range(7)) if day not in days and day < WEDNESDAY]
        days.update(missing[FORGIVEN:])
    kept = frozenset(day for day in days if day >= start)
    assert streak(kept, WEDNESDAY) == len([day for day in kept if day <= WEDNESDAY])


def test_the_week_says_what_each_day_was() -> None:
    states = [day.state for day in week(back(2), WEDNESDAY)]
    assert states == ["done", "missed", "today", "ahead", "ahead", "ahead", "ahead"]
    assert [day.state for day in week(back(0), WEDNESDAY)][2] == "done"
