"""When a form of study meets: each week at its times from the first day of the term to the last, but for days off."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from webapp.associations.holidays import Holiday, off_on
from webapp.clock import KAZAKHSTAN

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Weekly:
    """A time of the week: ISO weekday (1 Monday), start as HH:MM in Kazakhstan, minutes."""

    weekday: int
    starts: str
    minutes: int

    @property
    def ends(self) -> str:
        """HH:MM of the end; past midnight it begins again at 00."""
        end = datetime.combine(date(2026, 1, 1), time.fromisoformat(self.starts)) + timedelta(minutes=self.minutes)
        return end.strftime("%H:%M")

    @property
    def some_day(self) -> date:
        """Some day of this weekday: its name is written from it."""
        return date(2024, 1, self.weekday)

    def first(self, from_day: date) -> date:
        """The first such weekday on or after a day."""
        return from_day + timedelta(days=(self.weekday - from_day.isoweekday()) % 7)


@dataclass(frozen=True)
class Term:
    """From the first day to the last, both of it; a form that was closed ends with the day of closing."""

    first_day: date
    last_day: date
    times: tuple[Weekly, ...]

    def days(self, weekly: Weekly) -> Iterator[date]:
        """Every day of this time of the week within the term, days off too."""
        day = weekly.first(self.first_day)
        while day <= self.last_day:
            yield day
            day += WEEK

    def days_off(self, weekly: Weekly) -> list[date]:
        """Of these days, those on which nobody meets."""
        return [day for day in self.days(weekly) if off_on(day)]

    def next_meeting(self, after: datetime) -> datetime | None:
        """The start of the first meeting that has not ended by then, in Kazakhstan's time; None when there is none."""
        starts = (
            began
            for weekly in self.times
            for day in self._from(weekly, after.astimezone(KAZAKHSTAN).date())
            if (began := at(day, weekly.starts)) + timedelta(minutes=weekly.minutes) > after
        )
        return min(starts, default=None)

    def _from(self, weekly: Weekly, today: date) -> list[date]:
        """The next three days of this time that are no days off: the one of today may be over."""
        day = weekly.first(max(today - timedelta(days=1), self.first_day))
        found: list[date] = []
        while day <= self.last_day and len(found) < 3:
            if not off_on(day):
                found.append(day)
            day += WEEK
        return found


@dataclass(frozen=True)
class Day:
    """A day of a week: what meets, by its start; a day off has its holiday and no meeting."""

    day: date
    holiday: Holiday | None
    meetings: tuple[tuple[Weekly, object], ...]


def at(day: date, starts: str) -> datetime:
    """The instant of HH:MM on a day in Kazakhstan."""
    return datetime.combine(day, time.fromisoformat(starts), KAZAKHSTAN)


def week(monday: date, terms: Iterable[tuple[Term, object]]) -> list[Day]:
    """Monday to Sunday; each term comes with whatever stands for it, which is given back beside the time."""
    known: Collection[tuple[Term, object]] = list(terms)
    return [_day(monday + timedelta(days=number), known) for number in range(7)]


def _day(day: date, terms: Iterable[tuple[Term, object]]) -> Day:
    holiday = off_on(day)
    if holiday is not None:
        return Day(day, holiday, ())
    meetings = [
        (weekly, shown)
        for term, shown in terms
        if term.first_day <= day <= term.last_day
        for weekly in term.times
        if weekly.weekday == day.isoweekday()
    ]
    return Day(day, None, tuple(sorted(meetings, key=lambda one: one[0].starts)))
