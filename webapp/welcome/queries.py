"""What a person said of themselves; read by that person alone."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.models import Profile


def own_profile(session: Session, person_id: int) -> Profile | None:
    """The profile, or None before the first one."""
    return session.get(Profile, person_id)


def rated_on(session: Session, person_id: int) -> date | None:
    """When somebody last said how well they know Kazakh; None where nothing stands."""
    return session.scalar(select(Profile.self_rated_on).where(Profile.person_id == person_id))
