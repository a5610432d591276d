"""The stretches of time that figures are of. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta

from webapp.marking import _m

TWO_WEEKS, QUARTER, ALL = "two-weeks", "quarter", "all"
TITLES = {
    TWO_WEEKS: _m("Two weeks"),
    QUARTER: _m("Three months"),
    ALL: _m("From the beginning"),
}
_DAYS = {TWO_WEEKS: 14, QUARTER: 91}


def known(code: str | None, last_days: Iterable[date | None], today: date) -> str:
    """The period of this code; where there is none, the shortest in which anybody worked, and two weeks if nobody ever did."""
    if code in TITLES:
        return code
    last = max((day for day in last_days if day), default=today)
    return next(code for code in TITLES if (first := first_day(code, today)) is None or last >= first)


def first_day(code: str, today: date) -> date | None:
    """The first day of a period that ends today; None for the one without a beginning."""
    days = _DAYS.get(code)
    return today - timedelta(days=days - 1) if days else None
