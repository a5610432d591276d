"""Tests that learners sat with their class, and whether they show the level: what certificates ask for."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.clock import day_of
from webapp.courses import library
from webapp.exams import sittings
from webapp.exams.criterion import Standing, Taken, best, standing_of
from webapp.exams.teacher_marks import marks_of
from webapp.models import Answer, Run, Sitting, SittingSeat


def standing(session: Session, person_ids: Sequence[int], test_id: str, day: date) -> dict[int, Standing]:
    """For each learner who finished this test (`a1`) in a sitting that was closed by that day: the best of them.

    A run set aside by the teacher, or finished after the sitting was closed, is left out. Three statements.
    """
    rows = session.execute(
        select(SittingSeat.person_id, SittingSeat.sitting_id, Run.id, Run.lesson_id, Run.started_at, Run.finished_at)
        .join(Sitting, Sitting.id == SittingSeat.sitting_id)
        .join(Run, Run.id == SittingSeat.run_id)
        .where(
            SittingSeat.person_id.in_(list(person_ids)),
            SittingSeat.set_aside.is_(False),
            Sitting.kind == "test",
            Sitting.subject == test_id,
            Run.finished_at <= Sitting.closed_at,
        )
        .add_columns(Sitting.closed_at)
    ).all()
    known = [row for row in rows if row.lesson_id in library().sittings and day_of(row.closed_at) <= day]
    found: dict[int, list[Standing]] = {}
    for row, taken in zip(known, taken_of(session, [tuple(row[1:6]) for row in known]), strict=True):
        test = library().sittings[taken.test]
        form = sittings.format_on(library(), test.level, day_of(taken.started_at))
        found.setdefault(row.person_id, []).append(standing_of(library(), form, taken))
    return {person_id: best(several) for person_id, several in found.items()}


def taken_of(session: Session, runs: Sequence[tuple[int, int, str, datetime, datetime]]) -> list[Taken]:
    """The runs (sitting, run, test, begun, finished) with what was given in them; two statements. To be authorised before."""
    ids = [run_id for _, run_id, *_ in runs]
    answered: dict[int, dict[str, str]] = {}
    given = select(Answer.run_id, Answer.exercise_id, Answer.given).where(Answer.run_id.in_(ids)).order_by(Answer.id)
    for run_id, exercise_id, number in session.execute(given):
        answered.setdefault(run_id, {})[exercise_id.split("/")[1]] = number
    marks = marks_of(session, ids)
    return [
        Taken(
            run_id,
            sitting_id,
            test,
            begun,
            finished,
            answered.get(run_id, {}),
            {block: one.points for block, one in marks.get(run_id, {}).items()},
        )
        for sitting_id, run_id, test, begun, finished in runs
    ]
