"""Jobs go to the workers through huey: by a file of the installation, or through Redis where `TILASHAR_JOBS_URL` names one."""

from collections.abc import Callable
from typing import Any

from flask import Flask, current_app, has_app_context
from huey import Huey, RedisHuey, SqliteHuey, crontab
from sqlalchemy import event
from sqlalchemy.orm import Session

from webapp import clock, db
from webapp.config import Settings
from webapp.jobs import actions, working

# The row may be committed a moment after it is sent; the worker looks again.
RETRIES, RETRY_SECONDS = 5, 1
# 02:10 in Kazakhstan.
NIGHT = crontab(hour="21", minute="10")


def queue_for(settings: Settings) -> Huey:
    """The queue that web server and workers of one installation share."""
    if settings.jobs_url:
        return RedisHuey("tilashar", url=settings.jobs_url, results=False)
    settings.instance.mkdir(parents=True, exist_ok=True)
    return SqliteHuey("tilashar", filename=str(settings.instance / "jobs.sqlite"), results=False)


def init_app(app: Flask) -> None:
    """Send what was asked for when its transaction is committed. Tests do jobs by `working.run_waiting`."""
    settings: Settings = app.config["SETTINGS"]
    app.extensions["tilashar_send_job"] = (lambda _job_id: None) if settings.testing else _sender(settings)


def _sender(settings: Settings) -> Callable[[int], Any]:
    made: list[Any] = []

    def send(job_id: int) -> None:
        if not made:
            made.append(queue_for(settings).task(name="run_job", retries=RETRIES, retry_delay=RETRY_SECONDS)(_nothing))
        made[0](job_id)

    return send


def _nothing(_job_id: int) -> None:
    """The web server only sends; the worker's task of the same name does the work."""


@event.listens_for(Session, "after_commit")
def _send_asked(session: Session) -> None:
    asked = session.info.pop("jobs_asked", ())
    if asked and has_app_context():
        for job_id in asked:
            current_app.extensions["tilashar_send_job"](job_id)


@event.listens_for(Session, "after_rollback")
def _forget_asked(session: Session) -> None:
    session.info.pop("jobs_asked", None)


def worker_queue(app: Flask) -> Huey:
    """The queue with its tasks, for a worker: one job, what was left behind, the work of the night."""
    queue = queue_for(app.config["SETTINGS"])

    @queue.task(name="run_job", retries=RETRIES, retry_delay=RETRY_SECONDS)
    def run_job(job_id: int) -> None:
        if not working.run(app, job_id):
            with app.extensions["tilashar_engine"].begin() as connection:
                known = actions.known(connection, job_id)
            if not known:
                raise LookupError(job_id)  # not committed yet: huey tries again

    @queue.periodic_task(crontab(minute="*"), name="left_behind")
    def left_behind() -> None:
        working.run_waiting(app)

    @queue.periodic_task(NIGHT, name="night")
    def night() -> None:
        with app.app_context():
            for kind in app.extensions["tilashar_nightly"]:
                actions.ask(db.session(), kind, {}, None, clock.now())
            db.session().commit()
        working.run_waiting(app)

    return queue
