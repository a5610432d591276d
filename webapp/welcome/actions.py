"""A profile and a declaration are saved."""

from datetime import datetime

from sqlalchemy.orm import Session

from webapp.clock import day_of
from webapp.models import Profile


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
