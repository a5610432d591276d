"""What somebody did in a quarter, worked out from rows: one fact for each course. Pure."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

from webapp.uptake.quarter import Quarter

ACTIVE_DAYS, WINDOW = 4, 30
# No answer in so many last days of the quarter: interrupted.
SILENT_DAYS = 45
LONGEST_MILLISECONDS = 120_000
BLOCKS = ("listening", "reading", "writing", "speaking")


class Day(NamedTuple):
    """What was answered in a course on a day: answers, milliseconds (each answer capped), different exercises, answers come late."""

    course_id: str
    day: date
    answers: int
    milliseconds: int
    exercises: int
    late: int


class Held(NamedTuple):
    """A seat in a class: form of study (None: not stated), first and last day (None: still)."""

    form: str | None
    first: date
    last: date | None

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass
class Rows:
    """All that a fact is worked out from, of one person and quarter.

    `units`: course → units answered in; `done`: (course, kind, subject, day) up to the quarter's end; `ratings`: (day, step) up to
    then, in order; `attendance`: (course, status) of the quarter; `ready`: course → blocks passed by then; `own`: the course that
    answers outside the courses are put to where there is no other.
    """

    own: str
    learnt_before: bool = False
    days: list[Day] = field(default_factory=list)
    units: list[tuple[str, str]] = field(default_factory=list)
    done: list[tuple[str, str, str, date]] = field(default_factory=list)
    attendance: list[tuple[str, str]] = field(default_factory=list)
    seats: list[Held] = field(default_factory=list)
    ratings: list[tuple[date, int]] = field(default_factory=list)
    ready: dict[str, set[str]] = field(default_factory=dict)


def is_active(days: Iterable[date]) -> bool:
    """Four different days within any thirty in a row."""
    found = sorted(set(days))
    return any(
        later - earlier < timedelta(days=WINDOW)
        for earlier, later in zip(found, found[ACTIVE_DAYS - 1 :], strict=False)
    )


def weeks(quarter: Quarter, days: Iterable[date]) -> int:
    """A bit for each week, from Monday, that touches the quarter."""
    first = quarter.first - timedelta(days=quarter.first.weekday())
    bits = 0
    for day in days:
        bits |= 1 << ((day - first).days // 7)
    return bits


def ratings(quarter: Quarter, given: Sequence[tuple[date, int]]) -> tuple[int | None, int | None]:
    """Before (in force on the first day, else the first within) and after; none unless there are two different days."""
    within = [day for day, _ in given]
    before = max(bisect_left(within, quarter.first + timedelta(days=1)) - 1, 0)
    if before >= len(given) - 1:
        return None, None
    return given[before][1], given[-1][1]


def facts(
    quarter: Quarter, rows: Rows, courses: Mapping[str, frozenset[str]], codes: dict[str, Any]
) -> list[dict[str, Any]]:
    """The facts of somebody, by course. `courses`: course → ids of its units. Nobody who did nothing has one."""
    rows = _placed(rows, courses)
    answered = Counter[str]()
    for one in rows.days:
        answered[one.course_id] += one.answers
    done = {course for course, _, _, day in rows.done if day >= quarter.first}
    found = sorted({*answered, *done, *(course for course, _ in rows.attendance)})
    if not found:
        return []
    main = min(found, key=lambda course: (-answered[course], course))
    person = _of_person(quarter, rows)
    return [_fact(quarter, rows, course, courses, person, course == main) | codes for course in found]


def _placed(rows: Rows, courses: Mapping[str, frozenset[str]]) -> Rows:
    """Answers to exercises that teachers wrote stand in no course: they go with most of the others."""
    known = Counter[str]()
    for one in rows.days:
        if one.course_id in courses:
            known[one.course_id] += one.answers
    other = min(known, key=lambda course: (-known[course], course)) if known else rows.own

    def of(course: str) -> str:
        return course if course in courses else other

    rows.days = [one._replace(course_id=of(one.course_id)) for one in rows.days]
    rows.attendance = [(of(course), status) for course, status in rows.attendance]
    rows.done = [(of(course), kind, subject, day) for course, kind, subject, day in rows.done]
    return rows


def _of_person(quarter: Quarter, rows: Rows) -> dict[str, Any]:
    """What belongs to the person, whatever the course."""
    days = [one.day for one in rows.days]
    before, after = ratings(quarter, rows.ratings)
    return {
        "active": is_active(days),
        "returned": bool(days) and rows.learnt_before,
        "weeks": weeks(quarter, days),
        "rating_before": before,
        "rating_after": after,
    }


def _fact(
    quarter: Quarter,
    rows: Rows,
    course: str,
    courses: Mapping[str, frozenset[str]],
    person: Mapping[str, Any],
    main: bool,
) -> dict[str, Any]:
    days = [one for one in rows.days if one.course_id == course]
    done = [(kind, subject, day) for of, kind, subject, day in rows.done if of == course]
    now = Counter(kind for kind, _, day in done if day >= quarter.first)
    came = Counter(status for of, status in rows.attendance if of == course)
    nothing = {"active": False, "returned": False, "weeks": 0, "rating_before": None, "rating_after": None}
    passed = rows.ready.get(course, ())
    return {
        "quarter": str(quarter),
        "course_id": course,
        "main": main,
        "form_of_study": _form(rows.seats),
        "mode": _mode([one.day for one in days], rows.seats),
        "active_days": len({one.day for one in days}),
        "minutes": sum(one.milliseconds for one in days) // 60_000,
        "answers": sum(one.answers for one in days),
        "exercises": sum(one.exercises for one in days),
        "late_answers": sum(one.late for one in days),
        "lessons": now["lesson"],
        "units_begun": len({unit for of, unit in rows.units if of == course}),
        "units": now["unit"],
        "outcome": _outcome(quarter, [one.day for one in days], done, courses.get(course, frozenset())),
        "attended": came["present"] + came["late"],
        "attendable": came["present"] + came["late"] + came["absent"],
        "ready": " ".join(block for block in BLOCKS if block in passed),
        **(person if main else nothing),
    }


def _form(seats: Sequence[Held]) -> str:
    forms = {seat.form or "class" for seat in seats}
    if len(forms) > 1:
        return "several"
    return forms.pop() if forms else "alone"


def _mode(days: Sequence[date], seats: Sequence[Held]) -> str:
    seated = {any(seat.covers(day) for seat in seats) for day in days}
    if len(seated) == 2:
        return "both"
    return "class" if seated == {True} else "alone"


def _outcome(
    quarter: Quarter, days: Sequence[date], done: Sequence[tuple[str, str, date]], units: frozenset[str]
) -> str:
    """By the quarter's end: of a quarter under way, somebody who answered early in it still has to be seen again."""
    whole = {subject for kind, subject, _ in done if kind == "unit"} >= units and bool(units)
    if whole or any(kind == "course" for kind, _, _ in done):
        return "completed"
    silent = not days or max(days) <= quarter.last - timedelta(days=SILENT_DAYS)
    return "interrupted" if silent else "continuing"
