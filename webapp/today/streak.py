"""Days of learning in a row, gently: two days of every week may be missed."""

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass
from datetime import date, timedelta

FORGIVEN = 2


@dataclass(frozen=True)
class Day:
    """A day of this week: `done`, `missed`, `today` (nothing yet) or `ahead`."""

    date: date
    state: str


def week(days: Set[date], today: date) -> tuple[Day, ...]:
    """The week of `today` from Monday to Sunday, for the days on which something was learned."""
    monday = today - timedelta(days=today.weekday())
    return tuple(Day(day, _state(day, days, today)) for day in (monday + timedelta(days=number) for number in range(7)))


def _state(day: date, days: Set[date], today: date) -> str:
    if day in days:
        return "done"
    if day == today:
        return "today"
    return "missed" if day < today else "ahead"


def streak(days: Set[date], today: date) -> int:
    """How many days were learned on since more than two days of one week (Monday to Sunday) were missed.

    Today counts when something was learned, and is not missed before it is over.
    """
    if not days:
        return 0
    missed: Counter[tuple[int, int]] = Counter()
    count, day, first = int(today in days), today - timedelta(days=1), min(days)
    while day >= first:
        if day in days:
            count += 1
        else:
            of_week = day.isocalendar()[:2]
            missed[of_week] += 1
            if missed[of_week] > FORGIVEN:
                break
        day -= timedelta(days=1)
    return count
