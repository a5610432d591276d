"""Disputes are raised, decided, reopened. Answers themselves are facts and stay as they are."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.kazakh.normalise import words
from webapp.models import Answer, Dispute
from webapp.practice.grading import Grade

STATES = {"accept": "accepted", "refuse": "refused", "reopen": "open"}


def raise_dispute(session: Session, answer: Answer, grade: Grade, now: datetime) -> bool:
    """Put an answer into the editors' queue, once. Returns whether it is new."""
    if session.scalar(select(Dispute.id).where(Dispute.answer_id == answer.id)) is not None:
        return False
    try:
        with session.begin_nested():
            session.add(
                Dispute(
                    person_id=answer.person_id,
                    answer_id=answer.id,
                    lesson_id=answer.lesson_id,
                    exercise_id=answer.exercise_id,
                    # Without capitals and punctuation, so that the same answers of several learners are one case.
                    given=" ".join(words(answer.given)),
                    expected=grade.expected,
                    diagnosis=grade.diagnosis,
                    raised_at=now,
                )
            )
    except IntegrityError:
        return False  # a second tap was faster
    return True


def decide(session: Session, case: Iterable[Dispute], state: str, note: str, editor_id: int, now: datetime) -> None:
    """Accept or refuse a case, or open it again."""
    opened = state == "open"
    for one in case:
        one.state, one.note, one.told_at = state, note, None
        one.decided_by_id, one.decided_at = (None, None) if opened else (editor_id, now)
    session.flush()


def answers_of(session: Session, case: Sequence[Dispute]) -> Sequence[Answer]:
    """The answers that a case is about."""
    return session.scalars(select(Answer).where(Answer.id.in_([one.answer_id for one in case]))).all()


def leave_accepted(session: Session, person_id: int) -> None:
    """Before a learner is erased: what an editor accepted stays right for the others, and tells nothing of the learner."""
    session.execute(
        update(Dispute)
        .where(Dispute.person_id == person_id, Dispute.state == "accepted")
        .values(person_id=None, answer_id=None, told_at=None)
    )


def put_away(session: Session, person_id: int, now: datetime) -> None:
    """The learner has read what was decided."""
    session.execute(
        update(Dispute)
        .where(Dispute.person_id == person_id, Dispute.state != "open", Dispute.told_at.is_(None))
        .values(told_at=now)
    )
