"""A worker does a job: in an application context, telling how far it is, ending when asked."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import Engine, select

from webapp import clock, db
from webapp.jobs import actions
from webapp.jobs.kinds import Cancelled, Kind
from webapp.models import Job

BEAT_SECONDS = 10.0
_LOG = logging.getLogger(__name__)


class Told:
    """The progress of one job: written in transactions of its own, so that pages see it while the work goes on."""

    def __init__(self, engine: Engine, job_id: int) -> None:
        self.engine, self.job_id = engine, job_id

    def step(self, code: str, done: int, total: int) -> None:
        """See kinds.Progress."""
        db.session().commit()
        with self.engine.begin() as connection:
            ended = actions.tell(connection, self.job_id, clock.now(), step=code, done=done, total=total)
        if ended:
            raise Cancelled


def run(app: Flask, job_id: int) -> bool:
    """Do a job, if nobody else does. Returns whether it was ours. A failure is kept with the job and logged, not raised."""
    engine: Engine = app.extensions["tilashar_engine"]
    with engine.begin() as connection:
        if not actions.take(connection, job_id, clock.now()):
            return False
        kind, arguments = connection.execute(select(Job.kind, Job.arguments).where(Job.id == job_id)).one()
    with _beating(engine, job_id), app.app_context():
        state, values = _outcome(app.extensions["tilashar_jobs"].get(kind), arguments, Told(engine, job_id))
    with engine.begin() as connection:
        actions.end(connection, job_id, state, clock.now(), **values)
    return True


def run_waiting(app: Flask) -> int:
    """Do all that waits, here and now. Returns how many jobs were done."""
    engine: Engine = app.extensions["tilashar_engine"]
    with engine.begin() as connection:
        actions.take_back(connection, clock.now())
        found = actions.waiting(connection)
    return sum(run(app, job_id) for job_id in found)


def _outcome(kind: Kind | None, arguments: dict[str, Any], told: Told) -> tuple[str, dict[str, Any]]:
    """The state in which the work ended, and what is kept of it."""
    if kind is None:
        return "failed", {"message": "unknown kind"}
    session = db.session()
    try:
        result = kind.work(told, **arguments)
        session.commit()
    except Cancelled:
        session.rollback()
        return "cancelled", {}
    except Exception as error:
        session.rollback()
        _LOG.exception("job %s failed", told.job_id)
        # What the error says may hold figures: its kind alone is shown.
        return "failed", {"message": type(error).__name__}
    return "done", {"result": result}


@contextmanager
def _beating(engine: Engine, job_id: int) -> Iterator[None]:
    """While a job goes on, say every few seconds that its worker lives."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(BEAT_SECONDS):
            with engine.begin() as connection:
                actions.tell(connection, job_id, clock.now())

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
