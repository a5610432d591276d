"""A learner's own sittings. What is another's is not found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.exams.teacher_marks import Given, marks_of
from webapp.models import Answer, Run, SittingSeat, Submission


@dataclass(frozen=True)
class Sat:
    """A run of a test with what was given: item id → number of the option; block → the learner's own points by criterion.

    `marks`: block → what a teacher gave. `held`: a class sits it together, and its teacher marks it.
    """

    id: int
    sitting: str
    started_at: datetime
    finished_at: datetime | None
    answered: dict[str, str]
    points: dict[str, dict[str, int]]
    marks: dict[str, Given]
    held: bool

    @property
    def counting(self) -> dict[str, dict[str, int]]:
        """The points that count: the teacher's in place of the learner's own."""
        return self.points | {block: mark.points for block, mark in self.marks.items()}


def sat(session: Session, person_id: int, run_id: int, sittings: Sequence[str]) -> Sat:
    """A run of one of these tests by this person. Raises NoResultFound for any other."""
    run = session.scalars(
        select(Run).where(Run.id == run_id, Run.person_id == person_id, Run.lesson_id.in_(sittings))
    ).one()
    return _filled(session, [run])[0]


def runs(session: Session, person_id: int, sittings: Sequence[str]) -> list[Sat]:
    """The person's runs of these tests, newest first."""
    found = select(Run).where(Run.person_id == person_id, Run.lesson_id.in_(sittings)).order_by(Run.id.desc())
    return _filled(session, session.scalars(found).all())


def _filled(session: Session, runs: Sequence[Run]) -> list[Sat]:
    """With what was given in each: four statements, however many they are."""
    ids = [run.id for run in runs]
    answered: dict[int, dict[str, str]] = {number: {} for number in ids}
    handed: dict[int, dict[str, dict[str, int]]] = {number: {} for number in ids}
    for run_id, exercise, given in session.execute(
        select(Answer.run_id, Answer.exercise_id, Answer.given).where(Answer.run_id.in_(ids)).order_by(Answer.id)
    ):
        answered[run_id][exercise.split("/")[1]] = given
    for run_id, block, points in session.execute(
        select(Submission.run_id, Submission.block, Submission.own_points).where(Submission.run_id.in_(ids))
    ):
        handed[run_id][block] = dict(points)
    marks = marks_of(session, ids)
    held = set(session.scalars(select(SittingSeat.run_id).where(SittingSeat.run_id.in_(ids))))
    return [
        Sat(
            run.id,
            run.lesson_id,
            run.started_at,
            run.finished_at,
            answered[run.id],
            handed[run.id],
            marks.get(run.id, {}),
            run.id in held,
        )
        for run in runs
    ]
