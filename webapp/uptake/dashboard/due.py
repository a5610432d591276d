"""What is due and when: reports of the year, and the releases that they are written from. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from webapp.uptake.quarter import last_closed

# The law on interethnic monitoring is quarterly; executive bodies report by 15 April, the ministry by 1 May.
EXECUTIVE, MINISTRY, QUARTER, YEAR = "executive", "ministry", "quarter", "year"
REPORTS = ((EXECUTIVE, 4, 15), (MINISTRY, 5, 1))
# A report is spoken of this long before.
AHEAD = timedelta(days=60)
# A quarter is published this long after its end, a year before the reports are written.
AFTER_QUARTER, YEAR_BY = timedelta(days=30), (4, 1)


class Period(Protocol):
    """Of a release."""

    @property
    def period(self) -> str: ...


class Due(NamedTuple):
    """Something to be done by a day. `period`: what it is about; `soon`: it is to be spoken of now."""

    day: date
    code: str
    period: str
    soon: bool
    late: bool


def due(today: date, heads: Iterable[Period]) -> list[Due]:
    """All that is to come within a year, the nearest first; releases only as long as they are not published (a year: once a quarter of it is)."""
    published = {one.period for one in heads}
    found = []
    for code, month, day in REPORTS:
        on = date(today.year, month, day)
        on = on if on >= today else date(today.year + 1, month, day)
        found.append(_due(on, code, str(on.year - 1), today))
    quarter = last_closed(today)
    if str(quarter) not in published:
        found.append(_due(quarter.last + AFTER_QUARTER, QUARTER, str(quarter), today))
    year = str(today.year - 1)
    if year not in published and any(one.startswith(year) for one in published):
        found.append(_due(date(today.year, *YEAR_BY), YEAR, year, today))
    return sorted(found)


def _due(day: date, code: str, period: str, today: date) -> Due:
    return Due(day, code, period, day <= today + AHEAD, day < today)
