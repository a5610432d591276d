"""A class is told something; a question is asked and replied to."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from webapp.models import Announcement, Answer, Question


def tell(session: Session, class_id: int, teacher_id: int, text: str, now: datetime) -> Announcement:
    """Tell the class. Flushes."""
    made = Announcement(class_id=class_id, told_by_id=teacher_id, text=text, told_at=now)
    session.add(made)
    session.flush()
    return made


def take_back(session: Session, class_id: int, announcement_id: int, now: datetime) -> bool:
    """It is seen no more; False when it is not of this class or was taken back before."""
    done = session.execute(
        update(Announcement)
        .where(
            Announcement.id == announcement_id,
            Announcement.class_id == class_id,
            Announcement.taken_back_at.is_(None),
        )
        .values(taken_back_at=now)
    )
    return bool(done.rowcount)  # type: ignore[attr-defined]


def ask(session: Session, answer: Answer, class_id: int, asked: str, text: str, now: datetime) -> Question:
    """Ask the teachers of a class about an answer: a fixed question or a text. Flushes."""
    made = Question(
        person_id=answer.person_id,
        class_id=class_id,
        lesson_id=answer.lesson_id,
        exercise_id=answer.exercise_id,
        answer_id=answer.id,
        asked=asked,
        text=text,
        asked_at=now,
    )
    session.add(made)
    session.flush()
    return made


def reply(session: Session, question: Question, replied: str, text: str, teacher_id: int, now: datetime) -> None:
    """Reply, or reply anew: the learner sees the last. Flushes."""
    question.replied, question.reply = replied, text
    question.replied_by_id, question.replied_at, question.seen_at = teacher_id, now, None
    session.flush()


def put_away(session: Session, person_id: int, now: datetime) -> None:
    """The learner has seen the replies."""
    session.execute(
        update(Question)
        .where(Question.person_id == person_id, Question.replied_at.is_not(None), Question.seen_at.is_(None))
        .values(seen_at=now)
    )
