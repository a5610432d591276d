"""Work is handed in, and marked. Nothing is changed afterwards: what comes later is a new row."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from webapp.marks.own_queries import Given
from webapp.marks.queries import Waiting
from webapp.models import HandedIn, Mark


def hand_in(
    session: Session,
    person_id: int,
    work: Given,
    *,
    text: str = "",
    content: str | None = None,
    milliseconds: int | None = None,
    now: datetime,
) -> HandedIn:
    """Hand in writing or a sound; an earlier one stays behind it."""
    made = HandedIn(
        person_id=person_id,
        class_id=work.class_id,
        assignment_id=work.id,
        kind=work.kind,
        text=text,
        content=content,
        milliseconds=milliseconds,
        handed_in_at=now,
    )
    session.add(made)
    session.flush()
    return made


def mark_work(
    session: Session,
    class_id: int,
    work: Waiting,
    *,
    rubric: str,
    points: Mapping[str, int],
    comment: str,
    content: str | None,
    teacher_id: int,
    now: datetime,
) -> Mark:
    """Mark work handed in, or a block of a test. An earlier mark stays behind it."""
    made = Mark(
        person_id=work.person_id,
        class_id=class_id,
        handed_in_id=work.id if work.where == "work" else None,
        submission_id=work.id if work.where == "test" else None,
        rubric=rubric,
        points=dict(points),
        comment=comment,
        content=content,
        marked_by_id=teacher_id,
        marked_at=now,
    )
    session.add(made)
    session.flush()
    return made


def mark_oral(
    session: Session,
    class_id: int,
    person_ids: Sequence[int],
    *,
    occasion: str,
    rubric: str,
    points: Mapping[str, int],
    comment: str,
    teacher_id: int,
    now: datetime,
) -> None:
    """The same mark for each of these learners of the class, who spoke together."""
    session.add_all(
        Mark(
            person_id=person_id,
            class_id=class_id,
            occasion=occasion,
            rubric=rubric,
            points=dict(points),
            comment=comment,
            marked_by_id=teacher_id,
            marked_at=now,
        )
        for person_id in person_ids
    )
    session.flush()
