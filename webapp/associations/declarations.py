"""The ethnic groups that somebody declared: changed and read for their owner alone; counts are made by uptake."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from webapp.models import EthnicDeclaration


def declared_groups(session: Session, person_id: int) -> Sequence[str]:
    """The groups declared."""
    return session.scalars(select(EthnicDeclaration.ethnic_group).where(EthnicDeclaration.person_id == person_id)).all()


def declare(session: Session, person_id: int, groups: Sequence[str], now: datetime) -> None:
    """Replace what was declared; no group at all withdraws it."""
    session.execute(delete(EthnicDeclaration).where(EthnicDeclaration.person_id == person_id))
    session.add_all(EthnicDeclaration(person_id=person_id, ethnic_group=group, declared_at=now) for group in groups)
    session.flush()
