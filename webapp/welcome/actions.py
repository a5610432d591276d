"""A profile and a declaration are saved."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from webapp.clock import day_of
from webapp.models import EthnicDeclaration, Profile


def save_profile(session: Session, person_id: int, values: dict[str, object], now: datetime) -> list[str]:
    """Write the columns given. Returns the names of those that changed."""
    profile = session.get(Profile, person_id)
    if profile is None:
        profile = Profile(person_id=person_id, spheres=[])
        session.add(profile)
    changed = [name for name, value in values.items() if getattr(profile, name) != value]
    for name, value in values.items():
        setattr(profile, name, value)
    if "self_rating" in changed:
        profile.self_rated_on = day_of(now) if profile.self_rating else None
    profile.updated_at = now
    session.flush()
    return changed


def declare(session: Session, person_id: int, groups: Sequence[str], now: datetime) -> None:
    """Replace what was declared; no group at all withdraws it."""
    session.execute(delete(EthnicDeclaration).where(EthnicDeclaration.person_id == person_id))
    session.add_all(EthnicDeclaration(person_id=person_id, ethnic_group=group, declared_at=now) for group in groups)
    session.flush()
