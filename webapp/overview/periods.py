"""The stretches of time that figures are of. Pure."""

from datetime import date, timedelta

from webapp.marking import _m

TWO_WEEKS, QUARTER, ALL = "two-weeks", "quarter", "all"
TITLES = {
    TWO_WEEKS: _m("Two weeks"),
    QUARTER: _m("Three months"),
    ALL: _m("From the beginning"),
}
_DAYS = {TWO_WEEKS: 14, QUARTER: 91}


def known(code: str | None, usual: str = TWO_WEEKS) -> str:
    """The period of this code; the usual one where there is none."""
    return code if code in TITLES else usual


def first_day(code: str, today: date) -> date | None:
    """The first day of a period that ends today; None for the one without a beginning."""
    days = _DAYS.get(code)
    return today - timedelta(days=days - 1) if days else None
