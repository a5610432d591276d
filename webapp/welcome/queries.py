"""What a person said of themselves; read by that person alone."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.models import EthnicDeclaration, Profile


def own_profile(session: Session, person_id: int) -> Profile | None:
    """The profile, or None before the first one."""
    return session.get(Profile, person_id)


def own_declaration(session: Session, person_id: int) -> Sequence[str]:
    """The groups declared."""
    return session.scalars(select(EthnicDeclaration.ethnic_group).where(EthnicDeclaration.person_id == person_id)).all()
