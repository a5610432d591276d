"""Grades back to platforms: after a lesson is finished, beside the request; what failed is sent by `tilashar lti grades`."""

import logging
import threading
from datetime import UTC, datetime
from typing import Any

import requests
from flask import Flask, after_this_request, current_app, session
from pylti1p3.assignments_grades import AssignmentsGradesService
from pylti1p3.exception import LtiException
from pylti1p3.grade import Grade
from pylti1p3.service_connector import ServiceConnector
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from webapp.exchange.addresses import guarded_requests
from webapp.exchange.lti_tool import registration_of, tool_keys
from webapp.models import Answer, GradeLine, Platform, Run
from webapp.practice.granting import VERDICT

SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score"
# In the session of somebody whom a platform sent.
SENT_BY = "lti"
_WORTH = {"right": 1.0, "almost": 0.5, "wrong": 0.0}
log = logging.getLogger("tilashar.lti")


def score(firsts: list[str], exercises: int) -> float:
    """The grade of a finished lesson, 0 to 1: the share of exercises right at the first try, almost counting half."""
    return round(sum(_WORTH[one] for one in firsts) / exercises, 3) if exercises else 0.0


def score_of(orm: Session, person_id: int, lesson_id: str) -> float | None:
    """The best grade over the finished runs of a lesson, or None before the first."""
    runs = orm.execute(
        select(Run.id, Run.plan).where(
            Run.person_id == person_id, Run.lesson_id == lesson_id, Run.finished_at.is_not(None)
        )
    ).all()
    firsts: dict[int, dict[str, str]] = {}
    given = select(Answer.run_id, Answer.exercise_id, VERDICT).where(Answer.run_id.in_([run.id for run in runs]))
    for run_id, exercise_id, verdict in orm.execute(given.order_by(Answer.id)):
        firsts.setdefault(run_id, {}).setdefault(exercise_id, verdict)
    return max((score(list(firsts.get(run.id, {}).values()), len(run.plan)) for run in runs), default=None)


def unsent(orm: Session, person_id: int | None = None) -> list[tuple[GradeLine, Platform, float]]:
    """Lines whose grade is not what the platform has, with the grade; of one person, or of all."""
    asked = select(GradeLine, Platform).join(Platform, Platform.id == GradeLine.platform_id)
    asked = asked.where(Platform.ended_at.is_(None))
    if person_id is not None:
        asked = asked.where(GradeLine.person_id == person_id)
    found = []
    for line, platform in orm.execute(asked).all():
        now = score_of(orm, line.person_id, line.lesson_id)
        if now is not None and now != line.sent:
            found.append((line, platform, now))
    return found


def send(orm: Session, private: bool, person_id: int | None = None) -> tuple[int, int]:
    """Send what is due. Returns how many were taken and how many were not; those are tried again. Commits each."""
    taken = failed = 0
    keys = tool_keys(orm)
    for line, platform, grade in unsent(orm, person_id) if keys else ():
        connector = ServiceConnector(registration_of(platform, keys[0]), guarded_requests(private))
        service = AssignmentsGradesService(connector, {"scope": [SCORE], "lineitem": line.line_item})
        try:
            service.put_grade(_message(line.subject, grade))
        except (LtiException, requests.RequestException, KeyError, ValueError) as problem:
            log.warning("a grade was not taken by %s: %s", platform.issuer, type(problem).__name__)
            failed += 1
            continue
        line.sent, line.sent_at = grade, datetime.now(UTC)
        orm.commit()
        taken += 1
    return taken, failed


def _message(subject: str, grade: float) -> Grade:
    made = Grade().set_user_id(subject).set_score_given(grade).set_score_maximum(1)
    made.set_activity_progress("Completed").set_grading_progress("FullyGraded")
    made.set_timestamp(datetime.now(UTC).isoformat(timespec="milliseconds"))
    return made


def when_finished(app: Flask) -> None:
    """Send in the background when somebody whom a platform sent has finished a lesson."""

    def tell(person_id: int, _lesson_id: str) -> None:
        if SENT_BY not in session:
            return
        engine: Engine = current_app.extensions["tilashar_engine"]
        private = current_app.config["SETTINGS"].private_platforms

        @after_this_request
        def later(response: Response) -> Response:
            # After the commit, when the answer has gone out: the learner does not wait for the platform.
            response.call_on_close(lambda: _in_background(engine, private, person_id))
            return response

    app.extensions["tilashar_run_finished"].append(tell)


def _in_background(engine: Engine, private: bool, person_id: int) -> None:
    def work() -> None:
        with Session(engine) as orm:
            send(orm, private, person_id)

    thread: Any = threading.Thread(target=work, name="lti-grades", daemon=True)
    thread.start()
