"""Six lessons of a demo class with their attendance."""

import random
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.models import Attendance, Class, ClassTeacher, Seat

FIRST_LESSON = date(2026, 9, 5)
LESSONS = 6
# How often each is marked: most people come.
DRAWN = ("present",) * 7 + ("late", "excused", "absent")


def make_attendance(session: Session, class_: Class, rng: random.Random) -> None:
    """Mark everybody of a class on six Saturdays. Flushes."""
    teacher_id = session.scalars(select(ClassTeacher.person_id).where(ClassTeacher.class_id == class_.id)).first()
    people = session.scalars(select(Seat.person_id).where(Seat.class_id == class_.id).order_by(Seat.id)).all()
    for number in range(LESSONS):
        day = FIRST_LESSON + timedelta(weeks=number)
        at = datetime.combine(day, time(6), UTC)
        session.add_all(
            Attendance(
                class_id=class_.id,
                person_id=one,
                day=day,
                status=rng.choice(DRAWN),
                marked_by_id=teacher_id,
                marked_at=at,
            )
            for one in people
        )
    session.flush()
