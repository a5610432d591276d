"""What a person said of themselves; read by that person alone."""

from sqlalchemy.orm import Session

from webapp.models import Profile


def own_profile(session: Session, person_id: int) -> Profile | None:
    """The profile, or None before the first one."""
    return session.get(Profile, person_id)
