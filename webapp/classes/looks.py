"""The log of what a teacher opened of a learner: written beside the request, read by the learner.

A page that shows one learner's work calls `log_look`; opening the same thing again on the same day adds nothing.
"""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.beside import write_beside
from webapp.models import Look

# What may be opened: code → how it is told to the learner.
LEARNER_PAGE, ANSWERS, RECORDINGS, MARKS, EXPORT, CERTIFICATE = (
    "learner-page",
    "answers",
    "recordings",
    "marks",
    "export",
    "certificate",
)


def log_look(*, teacher_id: int, learner_ids: list[int], class_id: int, what: str, day: date, now: datetime) -> None:
    """Log it in a transaction of its own, because reading a page must not write in the page's. Kept even if the page fails."""
    if not learner_ids:
        return
    rows = [
        {"learner_id": one, "teacher_id": teacher_id, "class_id": class_id, "what": what, "day": day, "at": now}
        for one in learner_ids
    ]
    write_beside(Look.__table__, rows)


def looks_at(session: Session, learner_id: int, limit: int = 200) -> list[Look]:
    """What was opened of a learner, newest first."""
    newest = select(Look).where(Look.learner_id == learner_id).order_by(Look.at.desc(), Look.id.desc())
    return list(session.scalars(newest.limit(limit)))
