"""A learner's own sittings. What is another's is not found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.models import Answer, Run, Submission


@dataclass(frozen=True)
class Sat:
    """A run of a test with what was given: item id → number of the option; block → points by criterion."""

    id: int
    sitting: str
    started_at: datetime
    finished_at: datetime | None
    answered: dict[str, str]
    points: dict[str, dict[str, int]]


def sat(session: Session, person_id: int, run_id: int, sittings: Sequence[str]) -> Sat:
    """A run of one of these tests by this person. Raises NoResultFound for any other."""
    run = session.scalars(
        select(Run).where(Run.id == run_id, Run.person_id == person_id, Run.lesson_id.in_(sittings))
    ).one()
    return _filled(session, run)


def runs(session: Session, person_id: int, sittings: Sequence[str]) -> list[Sat]:
    """The person's runs of these tests, newest first."""
    found = select(Run).where(Run.person_id == person_id, Run.lesson_id.in_(sittings)).order_by(Run.id.desc())
    return [_filled(session, run) for run in session.scalars(found)]


def _filled(session: Session, run: Run) -> Sat:
    given = session.execute(select(Answer.exercise_id, Answer.given).where(Answer.run_id == run.id).order_by(Answer.id))
    handed = session.execute(select(Submission.block, Submission.own_points).where(Submission.run_id == run.id))
    return Sat(
        run.id,
        run.lesson_id,
        run.started_at,
        run.finished_at,
        {exercise.split("/")[1]: number for exercise, number in given},
        {block: dict(points) for block, points in handed},
    )
