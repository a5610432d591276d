"""A piece of work is asked for, or asked to end."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from webapp.models import Job


def ask(session: Session, kind: str, arguments: dict[str, Any], person_id: int | None, now: datetime) -> Job:
    """Ask for work of a kind; the same work that is still waiting or under way is not asked for twice. Flushes."""
    open_ones = session.query(Job).filter(Job.kind == kind, Job.state.in_(("waiting", "running")))
    for job in open_ones:
        if job.arguments == arguments:
            return job
    job = Job(kind=kind, arguments=arguments, asked_by_id=person_id, asked_at=now, state="waiting")
    session.add(job)
    session.flush()
    return job
