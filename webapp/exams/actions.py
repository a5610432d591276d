"""What happens in a test: it begins, a page is answered, a block is handed in, it ends."""

from collections.abc import Mapping
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import update
from sqlalchemy.orm import Session

from webapp.courses.loading import Course
from webapp.exams.sittings import Step
from webapp.models import Run, Submission
from webapp.practice.actions import record_answer, start_run
from webapp.practice.grading import plain
from webapp.practice.queries import RunSoFar


def begin(session: Session, person_id: int, course: Course, sitting: str, now: datetime) -> int:
    """Begin a run of a test. It has no plan, so it completes nothing. Returns its id."""
    return start_run(session, person_id, course.id, sitting, (), now).id


def _client_id(run_id: int, item: str) -> UUID:
    # The same page sent twice is the same answers.
    return uuid5(NAMESPACE_URL, f"test/{run_id}/{item}")


def answer_page(
    session: Session,
    person_id: int,
    course: Course,
    sitting: str,
    run_id: int,
    step: Step,
    chosen: Mapping[str, str],
    now: datetime,
) -> None:
    """Keep the answers of a page, each once. `chosen`: item id → number of the option in the file."""
    assert step.passage is not None
    for item in step.passage.items:
        number = chosen[item.id]
        given = item.options[int(number)] if number.isdigit() else number
        record_answer(
            session.connection(),
            person_id=person_id,
            course=course,
            run=RunSoFar(run_id, sitting, (), False, ()),
            exercise_id=f"{sitting}/{item.id}/choose",
            given=number,
            grade=plain(number == "0", item.options[0], given),
            client_id=_client_id(run_id, item.id),
            milliseconds=0,
            now=now,
        )


def hand_in(
    session: Session,
    person_id: int,
    run_id: int,
    block: str,
    texts: Mapping[str, str],
    points: Mapping[str, int],
    now: datetime,
) -> None:
    """Keep what was written or said in a block, with the learner's own points."""
    session.add(
        Submission(
            person_id=person_id,
            run_id=run_id,
            block=block,
            texts=dict(texts),
            own_points=dict(points),
            submitted_at=now,
        )
    )
    session.flush()


def end(session: Session, run_id: int, now: datetime) -> None:
    """The run is at its end."""
    session.execute(update(Run).where(Run.id == run_id).values(finished_at=now))
