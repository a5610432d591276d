"""Quarters of the calendar year, in days of Kazakhstan."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from webapp.clock import KAZAKHSTAN

_WRITTEN = re.compile(r"([12][0-9]{3})Q([1-4])")


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter by year and number (1 to 4), written `2026Q3`."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def after(self) -> date:
        """The first day after."""
        return self.following.first

    @property
    def last(self) -> date:
        """The last day."""
        return self.after - timedelta(days=1)

    @property
    def following(self) -> "Quarter":
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    @property
    def previous(self) -> "Quarter":
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)

    def closed_on(self, day: date) -> bool:
        """Whether the quarter is over on `day`."""
        return day >= self.after


def parse(written: str) -> Quarter:
    """`2026Q3` as a quarter. Raises ValueError for anything else."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise ValueError(written)
    return Quarter(int(found[1]), int(found[2]))


def quarter_of(day: date) -> Quarter:
    """The quarter a day is in."""
    return Quarter(day.year, (day.month + 2) // 3)


def last_closed(today: date) -> Quarter:
    """The last quarter that is over on `today`."""
    return quarter_of(today).previous


def start_of(day: date) -> datetime:
    """The instant a day begins in Kazakhstan."""
    return datetime(day.year, day.month, day.day, tzinfo=KAZAKHSTAN)
