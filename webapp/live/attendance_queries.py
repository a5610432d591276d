"""Attendance of a class (authorised before) and one's own. The same number of statements for three learners and thirty."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp import clock
from webapp.live import queries
from webapp.live.attendance import Line, Row
from webapp.models import Attendance, Class, LiveLesson, LivePresence

# Days that a table goes back.
FAR = timedelta(days=370)


def joined_on(session: Session, class_id: int, day: date) -> frozenset[int]:
    """Who was in a live lesson of the class on a day of Kazakhstan."""
    begin = datetime.combine(day, time.min, clock.KAZAKHSTAN)
    found = (
        select(LivePresence.person_id)
        .join(LiveLesson, LiveLesson.id == LivePresence.live_id)
        .where(
            LiveLesson.class_id == class_id,
            LivePresence.joined_at >= begin,
            LivePresence.joined_at < begin + timedelta(days=1),
        )
    )
    return frozenset(session.scalars(found))


def statuses(session: Session, class_id: int, day: date) -> dict[int, str]:
    """What is marked of a class on a day."""
    rows = session.execute(
        select(Attendance.person_id, Attendance.status).where(Attendance.class_id == class_id, Attendance.day == day)
    )
    return {row[0]: row[1] for row in rows}


def lines(session: Session, class_id: int, day: date) -> list[Line]:
    """The learners of a class on a day."""
    marked, joined = statuses(session, class_id, day), joined_on(session, class_id, day)
    people = queries.learners(session, class_id)
    return [Line(one.id, one.name, marked.get(one.id, ""), one.id in joined) for one in people]


def history(session: Session, class_id: int, day: date) -> list[Row]:
    """The learners of a class over the last year."""
    rows = session.execute(
        select(Attendance.person_id, Attendance.day, Attendance.status).where(
            Attendance.class_id == class_id, Attendance.day > day - FAR
        )
    )
    marked: dict[int, dict[date, str]] = defaultdict(dict)
    for person_id, marked_day, status in rows:
        marked[person_id][marked_day] = status
    return [Row(one.id, one.name, marked[one.id]) for one in queries.learners(session, class_id)]


def own(session: Session, person_id: int) -> Sequence[tuple[str, date, str]]:
    """Class, day and status of everything marked of somebody, the newest first."""
    rows = session.execute(
        select(Class.name, Attendance.day, Attendance.status)
        .join(Class, Class.id == Attendance.class_id)
        .where(Attendance.person_id == person_id)
        .order_by(Attendance.day.desc(), Class.name)
    )
    return [(row[0], row[1], row[2]) for row in rows]
