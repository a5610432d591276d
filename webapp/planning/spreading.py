"""The plan of a year: lessons of a course spread over weeks, and what a teacher does to weeks. Pure.

A week is named by its Monday; the weeks of a plan follow one another without a gap. What a week holds (lessons, a note) is its
content; a free week holds none. Whatever is done, the lessons stay in order and none is lost.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

WEEK = timedelta(days=7)
TEACHING_WEEKS = 30  # of a school year, beside revision, holidays and days lost
UNITS_TO_REVISION = 3
MOST_WEEKS = 80


@dataclass(frozen=True)
class Step:
    """A lesson of the course: its unit, by number from 0."""

    id: str
    unit: int


@dataclass(frozen=True)
class Week:
    """A week of the plan. `hours`: how many lessons the class meets for."""

    monday: date
    hours: int
    lessons: tuple[str, ...] = ()
    note: str = ""
    free: bool = False

    @property
    def held(self) -> bool:
        """Whether it holds anything."""
        return bool(self.lessons or self.note)


def first_monday(today: date) -> date:
    """When a school year begins for somebody who plans today: the first Monday of September if it is to come within
    the summer, else next Monday (today, if it is one).
    """
    september = date(today.year, 9, 1)
    start = september + timedelta(days=-september.weekday() % 7)
    if date(today.year, 6, 1) <= today <= start:
        return start
    return today + timedelta(days=-today.weekday() % 7)


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def usual_pace(lessons: int, hours: int) -> int:
    """How many lessons an hour, so that a course fits a school year."""
    return max(1, -(-lessons // (TEACHING_WEEKS * max(1, hours))))


def spread(
    steps: Sequence[Step], start: date, weekdays: Sequence[int], pace: int, off: Iterable[date], revision: str
) -> list[Week]:
    """The plan: on each day of the week that the class meets, `pace` lessons; none on a day off.

    After every third unit comes a week of revision, and one after the last. `weekdays`: 0 is Monday; a day twice is two hours on it.
    """
    closed, left = frozenset(off), list(steps)
    weeks: list[Week] = []
    monday, since = monday_of(start), 0
    while (left or since) and len(weeks) < MOST_WEEKS:
        hours = sum(monday + timedelta(days=day) not in closed for day in weekdays)
        if not hours:
            weeks.append(Week(monday, 0, free=True))
        elif since == UNITS_TO_REVISION or not left:
            weeks.append(Week(monday, hours, note=revision))
            since = 0
        else:
            taken, since = _take(left, hours * pace, since)
            weeks.append(Week(monday, hours, taken))
        monday += WEEK
    return weeks


def _take(left: list[Step], number: int, since: int) -> tuple[tuple[str, ...], int]:
    """The next lessons, up to where a revision is due, taken off the list; and how many units are over since the last one."""
    taken: list[str] = []
    while left and len(taken) < number and since < UNITS_TO_REVISION:
        step = left.pop(0)
        taken.append(step.id)
        if not left or left[0].unit != step.unit:
            since += 1
    return tuple(taken), since


def pushed(weeks: Sequence[Week], place: int) -> list[Week]:
    """What a week and all after it hold comes a week later; free weeks stay free. The week itself is left empty."""
    return _laid(weeks, place, [_EMPTY, *_contents(weeks, place)])


def pulled(weeks: Sequence[Week], place: int) -> list[Week]:
    """What comes after an empty or free week comes a week earlier, the week itself filled first. Any other stays as it is."""
    if weeks[place].held:
        return list(weeks)
    hours = weeks[place].hours or max(week.hours for week in weeks) or 1
    opened = [*weeks[:place], replace(weeks[place], free=False, hours=hours), *weeks[place + 1 :]]
    contents = _contents(opened, place)[1:]
    found = _laid(opened, place, contents)
    while len(found) > place + 1 and not found[-1].held:
        found.pop()
    return found


def freed(weeks: Sequence[Week], place: int) -> list[Week]:
    """A week is free: what it held, and all after it, comes later."""
    if weeks[place].free:
        return list(weeks)
    contents = _contents(weeks, place)
    marked = [*weeks[:place], replace(weeks[place], lessons=(), note="", free=True), *weeks[place + 1 :]]
    return _laid(marked, place, contents if contents[0] != _EMPTY else contents[1:])


def moved(weeks: Sequence[Week], place: int, by: int) -> list[Week]:
    """A week changes places with the next one before it (`by` -1) or after it (1) that is not free."""
    other = place + by
    while 0 <= other < len(weeks) and weeks[other].free:
        other += by
    if not 0 <= other < len(weeks) or weeks[place].free:
        return list(weeks)
    found = list(weeks)
    here, there = weeks[place], weeks[other]
    found[place] = replace(here, lessons=there.lessons, note=there.note)
    found[other] = replace(there, lessons=here.lessons, note=here.note)
    return found


_Content = tuple[tuple[str, ...], str]
_EMPTY: _Content = ((), "")


def _contents(weeks: Sequence[Week], place: int) -> list[_Content]:
    """What the weeks from one on hold, free ones passed over."""
    return [(week.lessons, week.note) for week in weeks[place:] if not week.free]


def _laid(weeks: Sequence[Week], place: int, contents: Sequence[_Content]) -> list[Week]:
    """The weeks with these contents from one on, free ones passed over; more weeks at the end where they do not do."""
    found, rest = list(weeks[:place]), list(contents)
    while rest and rest[-1] == _EMPTY:
        rest.pop()
    for week in weeks[place:]:
        lessons, note = _EMPTY if week.free or not rest else rest.pop(0)
        found.append(week if week.free else replace(week, lessons=lessons, note=note))
    usual = max((week.hours for week in weeks), default=1)
    while rest:
        lessons, note = rest.pop(0)
        found.append(Week(found[-1].monday + WEEK, usual, lessons, note))
    return found
