"""A placement test begins, is answered, ends with a suggestion; what is known is marked, and unmarked when wished."""

from collections.abc import Sequence
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from webapp.clock import day_of
from webapp.courses.loading import Course
from webapp.models import Known, Placement, Run
from webapp.placement.estimating import Finding
from webapp.placement.placing import Start
from webapp.placement.queries import Test
from webapp.practice.actions import record_answer, start_run
from webapp.practice.grading import Grade
from webapp.practice.queries import RunSoFar
from webapp.practice.sequence import PLACEMENT

SOURCE = "placement"
VERSION = 1


def begin(session: Session, person_id: int, course: Course, now: datetime) -> int:
    """Begin a test: a run without a plan, so it completes nothing. Returns its id."""
    return start_run(session, person_id, course.id, PLACEMENT, (), now).id


def client_id(run_id: int, exercise_id: str) -> UUID:
    """One for each item of a test: the same page sent twice is one answer."""
    return uuid5(NAMESPACE_URL, f"placement/{run_id}/{exercise_id}")


def answer(
    session: Session,
    person_id: int,
    course: Course,
    run_id: int,
    exercise_id: str,
    given: str,
    grade: Grade,
    milliseconds: int,
    now: datetime,
) -> None:
    """Keep an answer, once."""
    record_answer(
        session.connection(),
        person_id=person_id,
        course=course,
        run=RunSoFar(run_id, PLACEMENT, (), False, ()),
        exercise_id=exercise_id,
        given=given,
        grade=grade,
        client_id=client_id(run_id, exercise_id),
        milliseconds=milliseconds,
        now=now,
    )


def end(session: Session, run_id: int, now: datetime) -> None:
    """The run is at its end."""
    session.execute(update(Run).where(Run.id == run_id).values(finished_at=now))


def decide(
    session: Session, person_id: int, test: Test, finding: Finding, start: Start, stopped: bool, now: datetime
) -> Placement:
    """End a test with what it found. `stopped`: the learner ended it before it was sure."""
    end(session, test.id, now)
    made = Placement(
        person_id=person_id,
        run_id=test.id,
        course_id=test.course_id,
        start_lesson_id=start.lesson_id,
        found={
            "level": finding.level,
            "low": finding.low,
            "high": finding.high,
            "near": round(finding.near, 3),
            "asked": len(test.answers),
            "right": sum(one.passed for one in test.answers),
            "stopped": stopped,
            "start_unit": start.unit,
            "practise": False,
            "version": VERSION,
        },
        decided_at=now,
        day=day_of(now),
    )
    session.add(made)
    session.flush()
    return made


def start_at(session: Session, placement: Placement, start: Start) -> None:
    """The learner starts here: what lies before counts as known."""
    placement.start_lesson_id = start.lesson_id
    placement.found = {**placement.found, "start_unit": start.unit, "practise": False}
    session.flush()


def practise_after_all(session: Session, placement: Placement) -> None:
    """Nothing counts as known by this test; where to start stays."""
    placement.found = {**placement.found, "practise": True}
    mark_known(session, placement.person_id, (), placement.decided_at)
    session.flush()


def mark_known(session: Session, person_id: int, keys: Sequence[str], now: datetime) -> None:
    """What a placement test showed is exactly this from now on. What the learner said of themselves stands."""
    session.execute(delete(Known).where(Known.person_id == person_id, Known.source == SOURCE))
    said = set(session.scalars(select(Known.key).where(Known.person_id == person_id)))
    rows = [{"person_id": person_id, "key": key, "source": SOURCE, "since": now} for key in keys if key not in said]
    if rows:
        session.execute(insert(Known), rows)
    session.flush()
