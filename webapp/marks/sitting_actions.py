"""A sitting is opened and closed; a learner begins; a teacher sets a part aside."""

from datetime import datetime

from sqlalchemy.orm import Session

from webapp.models import Sitting, SittingSeat


def open_sitting(
    session: Session, class_id: int, kind: str, subject: str, group_id: int | None, teacher_id: int, now: datetime
) -> Sitting:
    """Open a test or checkpoint for a class, or a group of it."""
    made = Sitting(
        class_id=class_id, kind=kind, subject=subject, group_id=group_id, opened_by_id=teacher_id, opened_at=now
    )
    session.add(made)
    session.flush()
    return made


def close(session: Session, sitting: Sitting, now: datetime) -> None:
    """Nobody begins any more, and what is finished later does not count."""
    sitting.closed_at = sitting.closed_at or now
    session.flush()


def open_again(session: Session, sitting: Sitting) -> None:
    """It was closed too early."""
    sitting.closed_at = None
    session.flush()


def begin(session: Session, sitting_id: int, person_id: int, run_id: int, now: datetime) -> SittingSeat:
    """The run that a learner begins belongs to the sitting."""
    made = SittingSeat(sitting_id=sitting_id, person_id=person_id, run_id=run_id, joined_at=now)
    session.add(made)
    session.flush()
    return made


def set_aside(session: Session, seat: SittingSeat, aside: bool, note: str) -> None:
    """The teacher does not, or does again, vouch that it was the learner's own work. The run stays the learner's."""
    seat.set_aside, seat.note = aside, note
    session.flush()
