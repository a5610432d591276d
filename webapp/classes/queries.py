"""Classes as a teacher, a coordinator or a learner may see them. What is not theirs is not found. A fixed number of statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session

from webapp.associations.teaching import classes_taught
from webapp.models import (
    Association,
    AssociationTie,
    Class,
    Person,
    Seat,
    Utterance,
)


@dataclass(frozen=True)
class ClassLine:
    """A class in a list."""

    id: int
    name: str
    join_code: str
    association: Association
    learners: int


def _lines(session: Session, condition: ColumnElement[bool]) -> Sequence[ClassLine]:
    seats = (
        select(Seat.class_id, func.count().label("learners"))
        .where(Seat.left_at.is_(None))
        .group_by(Seat.class_id)
        .subquery()
    )
    rows = session.execute(
        select(Class, Association, func.coalesce(seats.c.learners, 0))
        .join(Association, Association.id == Class.association_id)
        .outerjoin(seats, seats.c.class_id == Class.id)
        .where(condition, Class.closed_at.is_(None))
        .order_by(Class.created_at, Class.id)
    )
    return [
        ClassLine(class_.id, class_.name, class_.join_code, association, learners)
        for class_, association, learners in rows
    ]


def taught_by(session: Session, person_id: int, day: date) -> Sequence[ClassLine]:
    """The classes a teacher teaches."""
    return _lines(session, Class.id.in_(classes_taught(person_id, day)))


def of_branches(session: Session, association_ids: Sequence[str], day: date) -> Sequence[ClassLine]:
    """The classes of associations and of all that stand under them on a day."""
    return _lines(session, Class.association_id.in_(_branch(session, association_ids, day)))


def _branch(session: Session, association_ids: Sequence[str], day: date) -> list[str]:
    ties = session.execute(
        select(AssociationTie.association_id, AssociationTie.parent_id).where(
            AssociationTie.relation == "stands",
            AssociationTie.valid_from <= day,
            or_(AssociationTie.valid_to.is_(None), AssociationTie.valid_to > day),
        )
    ).all()
    branch = set(association_ids)
    while new := {child for child, parent in ties if parent in branch} - branch:
        branch |= new
    return sorted(branch)


def sat_in_by(session: Session, person_id: int) -> Sequence[ClassLine]:
    """The classes a learner sits in."""
    return _lines(
        session, Class.id.in_(select(Seat.class_id).where(Seat.person_id == person_id, Seat.left_at.is_(None)))
    )


def class_taught(session: Session, class_id: int, teacher_id: int, day: date) -> Class:
    """A class of this teacher on a day. Raises NoResultFound for any other, and when the role has ended."""
    taught = classes_taught(teacher_id, day)
    return session.scalars(select(Class).where(Class.id == class_id, Class.id.in_(taught))).one()


def closed_of(session: Session, person_id: int, day: date) -> Sequence[Class]:
    """The closed classes that somebody, no substitute, would teach today if they were open: they may open them again."""
    return session.scalars(
        select(Class)
        .where(Class.id.in_(classes_taught(person_id, day, closed=True, substitute=False)))
        .order_by(Class.closed_at.desc(), Class.id)
    ).all()


def closed_class(session: Session, class_id: int, person_id: int, day: date) -> Class:
    """One of them. Raises NoResultFound for any other."""
    taught = classes_taught(person_id, day, closed=True, substitute=False)
    return session.scalars(select(Class).where(Class.id == class_id, Class.id.in_(taught))).one()


def by_join_code(session: Session, code: str) -> Class | None:
    """The open class with this code, tidied, or None."""
    return session.scalars(select(Class).where(Class.join_code == code, Class.closed_at.is_(None))).first()


@dataclass(frozen=True)
class Open:
    """A class that a code leads to. `seated`: the person asking sits in it already."""

    class_: Class
    association: Association
    seated: bool


def open_to_join(session: Session, code: str, person_id: int) -> Open:
    """The open class with this code, tidied, and whether somebody sits in it. Raises NoResultFound when there is none."""
    seat = exists().where(Seat.class_id == Class.id, Seat.person_id == person_id, Seat.left_at.is_(None))
    statement = select(Class, Association, seat).join(Association, Association.id == Class.association_id)
    class_, association, seated = session.execute(
        statement.where(Class.join_code == code, Class.closed_at.is_(None))
    ).one()
    return Open(class_, association, bool(seated))


def _seated(class_id: int) -> ColumnElement[bool]:
    return Person.id.in_(select(Seat.person_id).where(Seat.class_id == class_id, Seat.left_at.is_(None)))


@dataclass(frozen=True)
class SpokenLine:
    """What a learner said and sent to this class."""

    utterance_id: int
    person_id: int
    name: str
    lesson_id: str
    text: str
    sent_at: datetime


def spoken_in(session: Session, class_id: int, limit: int) -> list[SpokenLine]:
    """What learners who sit in a class sent to it, newest first; the class itself must be authorised before."""
    rows = session.execute(
        select(Utterance, Person.display_name, Person.username)
        .join(Person, Person.id == Utterance.person_id)
        .where(Utterance.class_id == class_id, _seated(class_id))
        .order_by(Utterance.sent_at.desc(), Utterance.id.desc())
        .limit(limit)
    )
    return [
        SpokenLine(one.id, one.person_id, shown or username or "", one.lesson_id, one.text, one.sent_at or one.kept_at)
        for one, shown, username in rows
    ]
