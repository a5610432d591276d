"""A piece of work is asked for, taken up, told about, ended. Instants are passed in."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table, or_, select, update
from sqlalchemy.orm import Session

from webapp.models import Job

OPEN = ("waiting", "running")
# A worker tells that it lives every ten seconds; one that was silent for so long is gone.
SILENCE = timedelta(minutes=2)
MOST_ATTEMPTS = 3
_JOB: Table = Job.__table__  # type: ignore[assignment]


def ask(session: Session, kind: str, arguments: dict[str, Any], person_id: int | None, now: datetime) -> Job:
    """Ask for work of a kind; the same work that is still waiting or under way is not asked for twice. Flushes."""
    for job in session.scalars(select(Job).where(Job.kind == kind, Job.state.in_(OPEN))):
        if job.arguments == arguments and not job.cancel_asked:
            return job
    job = Job(kind=kind, arguments=arguments, asked_by_id=person_id, asked_at=now, state="waiting")
    session.add(job)
    session.flush()
    session.info.setdefault("jobs_asked", []).append(job.id)
    return job


def cancel(job: Job, now: datetime) -> bool:
    """Ask for an end; one that has not begun ends at once. Returns whether there was anything to end."""
    if job.state == "waiting":
        job.state, job.ended_at = "cancelled", now
        return True
    job.cancel_asked = job.cancel_asked or job.state == "running"
    return job.state == "running"


def take(connection: Connection, job_id: int, now: datetime) -> bool:
    """Begin a waiting job, for one worker alone. Returns whether it is ours."""
    begun = update(_JOB).where(_JOB.c.id == job_id, _JOB.c.state == "waiting")
    values = {"state": "running", "begun_at": now, "beat_at": now, "attempts": _JOB.c.attempts + 1, "done": 0}
    return connection.execute(begun.values(values)).rowcount == 1


def tell(connection: Connection, job_id: int, now: datetime, **values: Any) -> bool:
    """Write down how far it is. Returns whether an end was asked for."""
    connection.execute(update(_JOB).where(_JOB.c.id == job_id).values(beat_at=now, **values))
    return bool(connection.scalar(select(_JOB.c.cancel_asked).where(_JOB.c.id == job_id)))


def end(connection: Connection, job_id: int, state: str, now: datetime, **values: Any) -> None:
    """Done, failed or cancelled."""
    connection.execute(update(_JOB).where(_JOB.c.id == job_id).values(state=state, ended_at=now, beat_at=now, **values))


def take_back(connection: Connection, now: datetime) -> None:
    """Jobs whose worker is gone wait again; one that was begun three times has failed, one to be ended is ended."""
    silent = (_JOB.c.state == "running") & (or_(_JOB.c.beat_at.is_(None), _JOB.c.beat_at < now - SILENCE))
    gone = {"state": "failed", "message": "worker gone", "ended_at": now}
    connection.execute(update(_JOB).where(silent, _JOB.c.cancel_asked).values(state="cancelled", ended_at=now))
    connection.execute(update(_JOB).where(silent, _JOB.c.attempts >= MOST_ATTEMPTS).values(**gone))
    connection.execute(update(_JOB).where(silent).values(state="waiting"))


def waiting(connection: Connection) -> list[int]:
    """The jobs to be done, the oldest first."""
    return list(connection.scalars(select(_JOB.c.id).where(_JOB.c.state == "waiting").order_by(_JOB.c.id)))


def known(connection: Connection, job_id: int) -> bool:
    """Whether there is such a job yet."""
    return connection.scalar(select(_JOB.c.id).where(_JOB.c.id == job_id)) is not None
