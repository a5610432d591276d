"""The weeks of a campaign, and which bits of which quarters say who learnt in them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from webapp.uptake.quarter import Quarter, quarter_of

AROUND = 4
WEEK = timedelta(days=7)


class Bit(NamedTuple):
    """A bit of `UptakeFact.weeks` of a quarter."""

    quarter: str
    mask: int


@dataclass(frozen=True)
class Week:
    """A week from its Monday; `place` -4 … -1 before, 0 and up during, then `after` counts on."""

    monday: date
    when: str
    place: int

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def quarter(self) -> Quarter:
        """The one that most of its days are in."""
        return quarter_of(self.monday + timedelta(days=3))

    @property
    def bits(self) -> tuple[Bit, ...]:
        """A week that two quarters share has a bit in each."""
        quarters = sorted({quarter_of(self.monday), quarter_of(self.sunday)})
        return tuple(Bit(str(one), 1 << (self.monday - monday_of(one.first)).days // 7) for one in quarters)


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def weeks(first_day: date, last_day: date) -> list[Week]:
    """Four weeks before, those that the days touch, four after."""
    begin, end = monday_of(first_day), monday_of(last_day)
    during = (end - begin).days // 7 + 1
    return [
        Week(begin + place * WEEK, "before" if place < 0 else "during" if place < during else "after", place)
        for place in range(-AROUND, during + AROUND)
    ]


def quarters(some: Iterable[Week]) -> list[str]:
    """All quarters that the weeks touch."""
    return sorted({bit.quarter for week in some for bit in week.bits})
