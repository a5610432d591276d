"""The period of a release: a quarter or a year of the calendar, with its first and last day. Pure."""

import re
from dataclasses import dataclass
from datetime import date

from webapp.uptake.quarter import Quarter
from webapp.uptake.quarter import parse as quarter

_YEAR = re.compile(r"[12][0-9]{3}")


@dataclass(frozen=True)
class Period:
    """Written `2026Q3` or `2026`."""

    quarters: tuple[Quarter, ...]

    def __str__(self) -> str:
        return str(self.year) if self.yearly else str(self.quarters[0])

    @property
    def yearly(self) -> bool:
        """Four quarters."""
        return len(self.quarters) > 1

    @property
    def year(self) -> int:
        """The calendar year it is, or is in."""
        return self.quarters[0].year

    @property
    def first(self) -> date:
        """The first day."""
        return self.quarters[0].first

    @property
    def last(self) -> date:
        """The last day: names and definitions are those of it."""
        return self.quarters[-1].last

    @property
    def previous(self) -> "Period":
        """The quarter before a quarter, the year before a year."""
        return _year(self.year - 1) if self.yearly else Period((self.quarters[0].previous,))

    def closed_on(self, day: date) -> bool:
        """Whether all of it is over on `day`."""
        return self.quarters[-1].closed_on(day)


def parse(written: str) -> Period:
    """`2026Q3` or `2026` as a period. Raises ValueError for anything else."""
    return _year(int(written)) if _YEAR.fullmatch(written) else Period((quarter(written),))


def _year(year: int) -> Period:
    return Period(tuple(Quarter(year, number) for number in (1, 2, 3, 4)))


def closed(first: date, today: date) -> list[Period]:
    """The quarters and years that are over on `today`, back to the one `first` is in, the latest first, a year before its quarters."""
    found = []
    for year in range(today.year, first.year - 1, -1):
        whole = _year(year)
        parts = [Period((one,)) for one in reversed(whole.quarters) if one.after > first]
        found += [one for one in (whole, *parts) if one.closed_on(today)]
    return found
