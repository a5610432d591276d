"""A coordinator invites, ends roles, gives classes to teachers; somebody takes an invitation up."""

import secrets
from datetime import date, datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from webapp.branch.invitation_queries import token_hash
from webapp.branch.queries import holds
from webapp.models import ClassTeacher, Invitation, RoleGrant


def invite(
    session: Session, *, association_id: str, role: str, note: str, days: int, made_by: int, now: datetime
) -> tuple[Invitation, str]:
    """An invitation and its token, which is not kept."""
    token = secrets.token_urlsafe(24)
    made = Invitation(
        association_id=association_id,
        role=role,
        token_hash=token_hash(token),
        note=note,
        made_by_id=made_by,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    session.add(made)
    session.flush()
    return made, token


def revoke(session: Session, one: Invitation, now: datetime) -> bool:
    """Take an invitation back; False when it was taken up or back already."""
    if one.used_at is not None or one.revoked_at is not None:
        return False
    one.revoked_at = now
    session.flush()
    return True


def accept(session: Session, one: Invitation, person_id: int, now: datetime, day: date) -> bool:
    """Take an open invitation up, once: two at the same instant give one role. False when it is not open any more.

    Whoever holds the role already keeps it as it is; the invitation is used up all the same.
    """
    taken = session.execute(
        update(Invitation)
        .where(
            Invitation.id == one.id,
            Invitation.used_at.is_(None),
            Invitation.revoked_at.is_(None),
            Invitation.expires_at > now,
        )
        .values(used_by_id=person_id, used_at=now)
    )
    if taken.rowcount != 1:  # type: ignore[attr-defined]
        return False
    if not holds(session, person_id, one.role, one.association_id, day):
        session.add(RoleGrant(person_id=person_id, role=one.role, association_id=one.association_id, valid_from=day))
    session.flush()
    return True


def end_role(session: Session, grant: RoleGrant, day: date, now: datetime) -> None:
    """End a role on an association from a day on, also where it was granted twice. What a coordinator had invited to is open no more."""
    same = select(RoleGrant).where(
        RoleGrant.person_id == grant.person_id,
        RoleGrant.role == grant.role,
        RoleGrant.association_id == grant.association_id,
        or_(RoleGrant.valid_to.is_(None), RoleGrant.valid_to > day),
    )
    for one in session.scalars(same):
        one.valid_to = day
    if grant.role == "coordinator":
        session.execute(
            update(Invitation)
            .where(
                Invitation.made_by_id == grant.person_id, Invitation.used_at.is_(None), Invitation.revoked_at.is_(None)
            )
            .values(revoked_at=now)
        )
    session.flush()


def give_class(session: Session, class_id: int, teacher_id: int, day: date) -> None:
    """Let a teacher teach a class from a day on, until further notice."""
    known = session.scalars(
        select(ClassTeacher).where(ClassTeacher.class_id == class_id, ClassTeacher.person_id == teacher_id)
    ).first()
    if known is None:
        session.add(ClassTeacher(class_id=class_id, person_id=teacher_id, valid_from=day))
    else:
        known.substitute, known.valid_to = False, None
        known.valid_from = min(known.valid_from or day, day)
    session.flush()
