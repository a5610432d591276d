"""Attendance is marked, mended, taken away."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Table, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from webapp.models import Attendance


def mark(
    session: Session, *, class_id: int, people: Iterable[int], day: date, status: str, teacher_id: int, now: datetime
) -> None:
    """Say of learners how it was on a day; '' takes the mark away. The last word counts."""
    ids = list(people)
    if not status:
        session.execute(
            delete(Attendance).where(
                Attendance.class_id == class_id, Attendance.day == day, Attendance.person_id.in_(ids)
            )
        )
        return
    table: Table = Attendance.__table__  # type: ignore[assignment]
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    said = {"status": status, "marked_by_id": teacher_id, "marked_at": now}
    rows = [{"class_id": class_id, "person_id": one, "day": day, **said} for one in ids]
    if rows:
        statement = insert(table).values(rows)
        session.execute(statement.on_conflict_do_update(index_elements=["class_id", "person_id", "day"], set_=said))
