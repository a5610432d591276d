"""Announcements and questions, as a class's teacher or a learner who sits in it may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from webapp.models import Announcement, Answer, Class, Person, Profile, Question, Seat

# How long an announcement stands on the page of the day.
NEWS = timedelta(days=14)
A_PAGE = 50


def seats_of(person_id: int) -> Select[int]:
    """The classes somebody sits in."""
    return (
        select(Seat.class_id)
        .join(Class, Class.id == Seat.class_id)
        .where(Seat.person_id == person_id, Seat.left_at.is_(None), Class.closed_at.is_(None))
    )


def classes_of(session: Session, person_id: int) -> Sequence[Class]:
    """The open classes a learner sits in."""
    return session.scalars(select(Class).where(Class.id.in_(seats_of(person_id))).order_by(Class.id)).all()


def told(session: Session, class_id: int) -> Sequence[Announcement]:
    """What was told to a class and not taken back, newest first; the class must be authorised before."""
    return session.scalars(
        select(Announcement)
        .where(Announcement.class_id == class_id, Announcement.taken_back_at.is_(None))
        .order_by(Announcement.id.desc())
        .limit(A_PAGE)
    ).all()


@dataclass(frozen=True)
class News:
    """An announcement to a class of the reader's, with the class's name."""

    text: str
    told_at: datetime
    class_name: str


def news(session: Session, person_id: int, now: datetime) -> list[News]:
    """What was told of late to the classes that somebody sits in."""
    rows = session.execute(
        select(Announcement.text, Announcement.told_at, Class.name)
        .join(Class, Class.id == Announcement.class_id)
        .where(
            Announcement.class_id.in_(seats_of(person_id)),
            Announcement.taken_back_at.is_(None),
            Announcement.told_at >= now - NEWS,
        )
        .order_by(Announcement.id.desc())
        .limit(5)
    )
    return [News(*row) for row in rows]


@dataclass(frozen=True)
class Asked:
    """A question with who asked it, and the answer it is about. `child`: only fixed sentences go to and fro."""

    question: Question
    name: str
    child: bool
    answer: Answer | None


def _seated(class_id: int) -> Select[int]:
    return select(Seat.person_id).where(Seat.class_id == class_id, Seat.left_at.is_(None))


def asked_in(session: Session, class_id: int) -> list[Asked]:
    """The questions of learners who sit in a class, those without a reply first; the class must be authorised before."""
    rows = session.execute(
        select(Question, Person.display_name, Person.username, Profile.age_group, Answer)
        .join(Person, Person.id == Question.person_id)
        .outerjoin(Profile, Profile.person_id == Person.id)
        .outerjoin(Answer, Answer.id == Question.answer_id)
        .where(Question.class_id == class_id, Question.person_id.in_(_seated(class_id)))
        .order_by(Question.replied_at.is_not(None), Question.id.desc())
        .limit(A_PAGE)
    )
    return [
        Asked(one, shown or username or "", username is None or age == "child", answer)
        for one, shown, username, age, answer in rows
    ]


def question_in(session: Session, class_id: int, question_id: int) -> Asked:
    """One question of somebody who sits in a class. Raises NoResultFound for any other, and when the learner has left."""
    row = session.execute(
        select(Question, Person.display_name, Person.username, Profile.age_group)
        .join(Person, Person.id == Question.person_id)
        .outerjoin(Profile, Profile.person_id == Person.id)
        .where(Question.id == question_id, Question.class_id == class_id, Question.person_id.in_(_seated(class_id)))
    ).one()
    return Asked(row[0], row[1] or row[2] or "", row[2] is None or row[3] == "child", None)


def mine(session: Session, person_id: int) -> Sequence[Question]:
    """One's own questions, newest first."""
    return session.scalars(
        select(Question).where(Question.person_id == person_id).order_by(Question.id.desc()).limit(A_PAGE)
    ).all()


def replies_unseen(session: Session, person_id: int) -> Sequence[Question]:
    """Replies that the learner has not put away."""
    return session.scalars(
        select(Question)
        .where(Question.person_id == person_id, Question.replied_at.is_not(None), Question.seen_at.is_(None))
        .order_by(Question.id.desc())
        .limit(5)
    ).all()


def own_answer(session: Session, person_id: int, client_id: UUID) -> Answer:
    """The learner's own answer. Raises NoResultFound for anybody else's."""
    return session.scalars(select(Answer).where(Answer.person_id == person_id, Answer.client_id == client_id)).one()
