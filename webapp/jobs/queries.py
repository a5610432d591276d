"""Jobs, read by who asked for them and by whoever runs the site."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.models import Job


def job_of(session: Session, job_id: int, person_id: int, runs_the_site: bool) -> Job:
    """A job that this person asked for, or any for an administrator. Raises NoResultFound."""
    statement = select(Job).where(Job.id == job_id)
    if not runs_the_site:
        statement = statement.where(Job.asked_by_id == person_id)
    return session.scalars(statement).one()


def jobs_of(session: Session, person_id: int, runs_the_site: bool, limit: int = 50) -> Sequence[Job]:
    """The newest first."""
    statement = select(Job).order_by(Job.id.desc()).limit(limit)
    if not runs_the_site:
        statement = statement.where(Job.asked_by_id == person_id)
    return session.scalars(statement).all()
