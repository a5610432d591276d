"""A learner joins an association."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.models import Membership


def join_association(session: Session, person_id: int, association_id: str | None, day: date, now: datetime) -> None:
    """Belong to this association from `day` on; None leaves the present one. The past stays as it was."""
    current = session.scalars(
        select(Membership).where(Membership.person_id == person_id, Membership.valid_to.is_(None))
    ).first()
    if current is not None and current.association_id == association_id:
        return
    if current is not None:
        current.valid_to = day
    if association_id is not None:
        session.add(Membership(person_id=person_id, association_id=association_id, valid_from=day, recorded_at=now))
    session.flush()
