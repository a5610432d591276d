"""A profile and a declaration are saved, and how somebody rates their Kazakh, day by day."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from webapp.clock import day_of
from webapp.models import Profile, SelfRating


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
        _keep_rating(session, person_id, profile.self_rating, day_of(now))
    profile.updated_at = now
    session.flush()
    return changed


def rate(session: Session, person_id: int, step: int, now: datetime) -> None:
    """Somebody says again how well they know Kazakh, perhaps the same as before: a rating of today."""
    save_profile(session, person_id, {"self_rating": step}, now)
    profile = session.get_one(Profile, person_id)
    profile.self_rated_on = day_of(now)
    _keep_rating(session, person_id, step, day_of(now))
    session.flush()


def _keep_rating(session: Session, person_id: int, step: int | None, day: date) -> None:
    """The last rating of a day stands. One that is taken back leaves the history as it was."""
    if step is not None:
        session.merge(SelfRating(person_id=person_id, rated_on=day, step=step))
