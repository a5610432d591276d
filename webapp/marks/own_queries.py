"""What a learner hands in and gets back. What is another's is not found."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from webapp.associations.teaching import classes_taught
from webapp.models import Assignment, Class, GroupSeat, HandedIn, Mark, Seat


@dataclass(frozen=True)
class Given:
    """Writing or speaking given to a learner, with the name of the class."""

    id: int
    class_id: int
    class_name: str
    kind: str
    prompt: str
    due_on: date | None


def work(session: Session, assignment_id: int, person_id: int, day: date) -> Given:
    """Writing or speaking given to this learner, who sits in the class (and group) today. Raises NoResultFound for any other."""
    groups = select(GroupSeat.group_id).where(GroupSeat.person_id == person_id)
    row = session.execute(
        select(Assignment, Class.name)
        .join(Class, Class.id == Assignment.class_id)
        .join(Seat, (Seat.class_id == Class.id) & (Seat.person_id == person_id) & Seat.left_at.is_(None))
        .where(
            Assignment.id == assignment_id,
            Assignment.kind.in_(("writing", "speaking")),
            Assignment.withdrawn_at.is_(None),
            Assignment.opens_on <= day,
            Class.closed_at.is_(None),
            or_(Assignment.group_id.is_(None), Assignment.group_id.in_(groups)),
        )
    ).one()
    found = row[0]
    return Given(found.id, found.class_id, row[1], found.kind, found.note, found.due_on)


def hand_ins(session: Session, assignment_id: int, person_id: int) -> list[HandedIn]:
    """What the learner handed in for it, the newest first."""
    mine = select(HandedIn).where(HandedIn.assignment_id == assignment_id, HandedIn.person_id == person_id)
    return list(session.scalars(mine.order_by(HandedIn.id.desc())))


@dataclass(frozen=True)
class Heard:
    """A sound that may be heard, of whom and in which class."""

    content: str
    person_id: int
    class_id: int


def heard_work(session: Session, handed_in_id: int, person_id: int, day: date) -> Heard:
    """The sound of work handed in: for its learner, and the class's teachers while the learner sits there. Raises NoResultFound."""
    return _heard(session, HandedIn, handed_in_id, person_id, day)


def heard_comment(session: Session, mark_id: int, person_id: int, day: date) -> Heard:
    """A spoken comment: for the learner, and the class's teachers while the learner sits there. Raises NoResultFound."""
    return _heard(session, Mark, mark_id, person_id, day)


def _heard(session: Session, table: type[HandedIn] | type[Mark], number: int, person_id: int, day: date) -> Heard:
    taught = (
        select(Seat.id)
        .where(
            Seat.class_id == table.class_id,
            Seat.person_id == table.person_id,
            Seat.left_at.is_(None),
            Seat.class_id.in_(classes_taught(person_id, day)),
        )
        .correlate(table)
        .exists()
    )
    row = session.execute(
        select(table.content, table.person_id, table.class_id).where(
            table.id == number, table.content.is_not(None), or_(table.person_id == person_id, taught)
        )
    ).one()
    return Heard(str(row[0]), row[1], row[2])
