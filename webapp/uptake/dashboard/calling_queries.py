"""What is known of associations without people: open classes, whether they are taught, when a lesson was last marked, who waits."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from webapp import clock
from webapp.associations.queries import StandingAssociation, associations_on, stand_ins
from webapp.models import AssociationContact, Attendance, Class, ClassTeacher, RoleGrant, Waiting
from webapp.uptake.dashboard.calling import Call, OpenClass, calls
from webapp.uptake.quarter import quarter_of


@dataclass(frozen=True)
class ToCall:
    """A call with the association and how it is reached (as the register has it, or not at all)."""

    call: Call
    association: StandingAssociation
    contact: AssociationContact | None


def to_call(session: Session, region: str | None, today: date) -> list[ToCall]:
    """The associations to call, of a region or (None) of the country, the most pressing first: a fixed number of statements."""
    standing = {one.id: one for one in associations_on(session, today) if region is None or one.region_code == region}
    merged = {old: now for old, now in stand_ins(session, today).items() if now in standing}
    ids = {*standing, *merged}
    found = calls(
        list(standing),
        _classes(session, ids, merged, today),
        _waiting(session, ids, merged),
        today,
        quarter_of(today).first,
    )
    asked = AssociationContact.association_id.in_([one.association_id for one in found])
    contacts = {one.association_id: one for one in session.scalars(select(AssociationContact).where(asked))}
    return [ToCall(one, standing[one.association_id], contacts.get(one.association_id)) for one in found]


def _classes(session: Session, ids: Collection[str], merged: dict[str, str], today: date) -> list[OpenClass]:
    opened = Class.association_id.in_(ids) & Class.closed_at.is_(None)
    taught = set(session.scalars(_taught(today).where(opened)))
    since = quarter_of(today).previous.first
    lessons = (
        select(Attendance.class_id, func.max(Attendance.day))
        .join(Class, Class.id == Attendance.class_id)
        .where(opened, Attendance.day >= since)
        .group_by(Attendance.class_id)
    )
    last = dict(session.execute(lessons).all())
    rows = session.execute(select(Class.id, Class.association_id, Class.created_at).where(opened))
    return [
        OpenClass(merged.get(one, one), clock.day_of(created_at), class_id in taught, last.get(class_id))
        for class_id, one, created_at in rows
    ]


def _taught(day: date) -> Select[int]:
    """The ids of classes that somebody with the role of a teacher there teaches on a day."""
    return (
        select(Class.id)
        .join(ClassTeacher, ClassTeacher.class_id == Class.id)
        .join(
            RoleGrant,
            (RoleGrant.person_id == ClassTeacher.person_id) & (RoleGrant.association_id == Class.association_id),
        )
        .where(
            or_(ClassTeacher.valid_from.is_(None), ClassTeacher.valid_from <= day),
            or_(ClassTeacher.valid_to.is_(None), ClassTeacher.valid_to > day),
            RoleGrant.role == "teacher",
            RoleGrant.valid_from <= day,
            or_(RoleGrant.valid_to.is_(None), RoleGrant.valid_to > day),
        )
        .distinct()
    )


def _waiting(session: Session, ids: Collection[str], merged: dict[str, str]) -> dict[str, int]:
    rows = session.execute(
        select(Waiting.association_id, func.count())
        .where(Waiting.association_id.in_(ids), Waiting.ended_on.is_(None))
        .group_by(Waiting.association_id)
    )
    found: dict[str, int] = {}
    for one, number in rows:
        found[merged.get(one, one)] = found.get(merged.get(one, one), 0) + number
    return found
