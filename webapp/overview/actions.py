"""Notes of teachers on learners are written and deleted."""

from datetime import datetime

from sqlalchemy.orm import Session

from webapp.models import LearnerNote


def add_note(
    session: Session, *, class_id: int, person_id: int, author_id: int, text: str, now: datetime
) -> LearnerNote:
    """Keep a note."""
    made = LearnerNote(class_id=class_id, person_id=person_id, author_id=author_id, text=text, at=now)
    session.add(made)
    session.flush()
    return made


def delete_note(session: Session, note: LearnerNote) -> None:
    """Delete a note for good."""
    session.delete(note)
    session.flush()
