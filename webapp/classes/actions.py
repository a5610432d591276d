"""Classes are made, joined and left."""

import random
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from webapp.associations.actions import join_association
from webapp.associations.waiting_actions import end_by_seat
from webapp.classes import join_codes
from webapp.models import Association, Class, ClassGroup, ClassTeacher, GroupSeat, Membership, Profile, Seat


def create_class(
    session: Session,
    *,
    association_id: str,
    name: str,
    teacher_id: int,
    now: datetime,
    rng: random.Random,
    course_id: str = "a1",
    form_of_study_id: int | None = None,
) -> Class:
    """A class of an association, with a join code of its own; it starts from the association's people's package."""
    association = session.get_one(Association, association_id)
    made = Class(
        association_id=association_id,
        name=name,
        join_code=_free_code(session, rng),
        people=association.people,
        course_id=course_id,
        form_of_study_id=form_of_study_id,
        created_at=now,
    )
    session.add(made)
    session.flush()
    session.add(ClassTeacher(class_id=made.id, person_id=teacher_id))
    session.flush()
    return made


def _free_code(session: Session, rng: random.Random) -> str:
    code = join_codes.make(rng)
    while session.scalars(select(Class.id).where(Class.join_code == code)).first() is not None:
        code = join_codes.make(rng)
    return code


def new_join_code(session: Session, class_: Class, rng: random.Random) -> None:
    """Another join code; the old one leads nowhere."""
    class_.join_code = _free_code(session, rng)
    session.flush()


def join_class(session: Session, class_: Class, person_id: int, now: datetime, day: date) -> bool:
    """Take a seat. A learner who has chosen no package starts from the class's, and one in no association joins the class's.
    Who waited for a place there waits no more.

    Returns False when the seat was taken already.
    """
    seat = select(Seat.id).where(Seat.class_id == class_.id, Seat.person_id == person_id, Seat.left_at.is_(None))
    if session.scalars(seat).first() is not None:
        return False
    session.add(Seat(class_id=class_.id, person_id=person_id, joined_at=now))
    end_by_seat(session, person_id, class_.association_id, day)
    profile = session.get(Profile, person_id)
    if profile is None:
        profile = Profile(person_id=person_id, spheres=[], updated_at=now)
        session.add(profile)
    profile.people = profile.people or class_.people
    belongs = select(Membership.id).where(Membership.person_id == person_id, Membership.valid_to.is_(None))
    if session.scalars(belongs).first() is None:
        join_association(session, person_id, class_.association_id, day, now)
    session.flush()
    return True


def leave_class(session: Session, class_id: int, person_id: int, now: datetime) -> bool:
    """Give the seat up, and the place in its groups; what was done stays the learner's. Returns False when there was no seat."""
    seat = session.scalars(
        select(Seat).where(Seat.class_id == class_id, Seat.person_id == person_id, Seat.left_at.is_(None))
    ).first()
    if seat is None:
        return False
    seat.left_at = now
    inside = select(ClassGroup.id).where(ClassGroup.class_id == class_id)
    session.execute(delete(GroupSeat).where(GroupSeat.person_id == person_id, GroupSeat.group_id.in_(inside)))
    session.flush()
    return True
