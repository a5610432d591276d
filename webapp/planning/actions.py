"""Work is given, changed and taken back; lists, own exercises and the plan of a year are kept. Flushes; commits nothing."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from webapp.models import Assignment, OwnLesson, PlanWeek, WordList
from webapp.planning.spreading import Week


def give(
    session: Session,
    *,
    class_id: int,
    kind: str,
    subject: str,
    group_id: int | None,
    note: str,
    opens_on: date,
    due_on: date | None,
    teacher_id: int,
    now: datetime,
) -> tuple[Assignment, bool]:
    """Give work. The very same work given twice (a second tap) is given once: (it, False)."""
    same = select(Assignment).where(
        Assignment.class_id == class_id,
        Assignment.kind == kind,
        Assignment.subject == subject,
        Assignment.group_id.is_(None) if group_id is None else Assignment.group_id == group_id,
        Assignment.note == note,
        Assignment.opens_on == opens_on,
        Assignment.due_on.is_(None) if due_on is None else Assignment.due_on == due_on,
        Assignment.withdrawn_at.is_(None),
    )
    found = session.scalars(same).first()
    if found is not None:
        return found, False
    made = Assignment(
        class_id=class_id, kind=kind, subject=subject, group_id=group_id, note=note,
        opens_on=opens_on, due_on=due_on, made_by_id=teacher_id, made_at=now,
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made, True


def change(session: Session, given: Assignment, opens_on: date, due_on: date | None, note: str) -> None:
    """Other days, another note."""
    given.opens_on, given.due_on, given.note = opens_on, due_on, note
    session.flush()


def withdraw(session: Session, given: Assignment, now: datetime) -> None:
    """Take work back: nobody sees it any more. What was done of it stays done."""
    given.withdrawn_at = now
    session.flush()


def _withdraw_all(session: Session, class_id: int, kind: str, subject: int, now: datetime) -> None:
    of_it = select(Assignment).where(
        Assignment.class_id == class_id,
        Assignment.kind == kind,
        Assignment.subject == str(subject),
        Assignment.withdrawn_at.is_(None),
    )
    for given in session.scalars(of_it):
        given.withdrawn_at = now


def keep_list(
    session: Session,
    found: WordList | None,
    *,
    class_id: int,
    name: str,
    entries: list[dict[str, Any]],
    teacher_id: int,
    now: datetime,
) -> WordList:
    """Make a list of words, or change one."""
    if found is None:
        found = WordList(class_id=class_id, made_by_id=teacher_id, name=name, entries=entries, updated_at=now)
        session.add(found)
    else:
        found.name, found.entries, found.updated_at = name, entries, now
    session.flush()
    return found


def remove_list(session: Session, found: WordList, now: datetime) -> None:
    """Remove a list, and take it back where it was given."""
    _withdraw_all(session, found.class_id, "words", found.id, now)
    session.delete(found)
    session.flush()


def begin_own(session: Session, *, class_id: int, name: str, teacher_id: int, now: datetime) -> OwnLesson:
    """A row for a lesson that is about to be written: its number is part of what is written."""
    made = OwnLesson(class_id=class_id, made_by_id=teacher_id, name=name, source="", updated_at=now)
    session.add(made)
    session.flush()
    return made


def keep_own(session: Session, found: OwnLesson, name: str, source: str, now: datetime) -> None:
    """Keep what was written."""
    found.name, found.source, found.updated_at = name, source, now
    session.flush()


def retire_own(session: Session, found: OwnLesson, now: datetime) -> None:
    """Put own exercises away: nobody is given them any more; the answers stay and can be read."""
    _withdraw_all(session, found.class_id, "own", found.id, now)
    found.retired_at = now
    session.flush()


def keep_weeks(session: Session, class_id: int, weeks: Sequence[Week]) -> None:
    """Write the plan of the year anew."""
    session.execute(delete(PlanWeek).where(PlanWeek.class_id == class_id))
    session.add_all(
        PlanWeek(
            class_id=class_id, position=place, monday=week.monday, hours=week.hours,
            lessons=list(week.lessons), note=week.note, free=week.free,
        )
        for place, week in enumerate(weeks)
    )  # fmt: skip
    session.flush()
