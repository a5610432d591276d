"""The learner's own days and lessons."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.models import Answer

# A streak is not counted further back than this.
LONGEST = timedelta(days=400)


def days_learned(session: Session, person_id: int, today: date) -> frozenset[date]:
    """The days on which the learner answered anything, today included."""
    days = select(Answer.day).where(Answer.person_id == person_id, Answer.day > today - LONGEST).distinct()
    return frozenset(session.scalars(days))
