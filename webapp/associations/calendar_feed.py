"""A timetable as iCalendar: one event for each time of the week, repeated until the term ends, days off left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from webapp.associations.timetable import Term, Weekly, at

ALMATY = ZoneInfo("Asia/Almaty")
# One time zone since 1 March 2024; a calendar says nothing of earlier days.
ONE_ZONE_SINCE = date(2024, 3, 1)


@dataclass(frozen=True)
class Series:
    """A form of study for the calendar. `key` never changes: by it a calendar knows the events again."""

    key: str
    title: str
    place: str
    text: str
    term: Term
    made_at: datetime


def as_ics(name: str, series: Iterable[Series]) -> bytes:
    """The calendar of these."""
    calendar = Calendar.new(name=name, prodid="-//Tilashar//timetable//KK")
    last = ONE_ZONE_SINCE
    for one in series:
        last = max(last, one.term.last_day)
        for weekly in one.term.times:
            event = _event(one, weekly)
            if event is not None:
                calendar.add_component(event)
    calendar.add_missing_timezones(first_date=ONE_ZONE_SINCE, last_date=last + timedelta(days=1))
    return bytes(calendar.to_ical())


def _event(one: Series, weekly: Weekly) -> Event | None:
    """None where the term holds no such day, or days off alone."""
    days, off = list(one.term.days(weekly)), one.term.days_off(weekly)
    if len(off) == len(days):
        return None
    start = _local(days[0], weekly.starts)
    event = Event.new(
        uid=f"{one.key}-{weekly.weekday}-{weekly.starts.replace(':', '')}@tilashar",
        stamp=one.made_at.astimezone(UTC).replace(microsecond=0),
        start=start,
        end=start + timedelta(minutes=weekly.minutes),
        summary=one.title,
        description=one.text or None,
        location=one.place or None,
    )
    event.add("rrule", {"freq": "weekly", "until": _local(days[-1], weekly.starts).astimezone(UTC)})
    if off:
        event.add("exdate", [_local(day, weekly.starts) for day in off])
    return event


def _local(day: date, starts: str) -> datetime:
    return at(day, starts).replace(tzinfo=ALMATY)
