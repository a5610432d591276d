"""The learner's work is recorded. `record_answer` is the one way in, for browsers and for the demo alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy import Connection, Table, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from webapp.clock import day_of
from webapp.courses.loading import Course
from webapp.models import Answer, Completion, Run
from webapp.practice.grading import Grade
from webapp.practice.queries import RunSoFar
from webapp.practice.sequence import TRIES, Done, Place, place
from webapp.prepared import Prepared

# An answer open for longer than this was left open; more than this is not counted as work.
LONGEST_MILLISECONDS = 10 * 60 * 1000


@dataclass(frozen=True)
class Recorded:
    """What became of an answer: `new` is False when it had been recorded before; `place` is where the run stands now."""

    new: bool
    place: Place


def start_run(
    session: Session, person_id: int, course_id: str, lesson_id: str, plan: Sequence[str], now: datetime
) -> RunSoFar:
    """Begin a run with its plan of exercise ids."""
    run = Run(person_id=person_id, course_id=course_id, lesson_id=lesson_id, plan=list(plan), started_at=now)
    session.add(run)
    session.flush()
    return RunSoFar(run.id, lesson_id, tuple(plan), False, (), started=now)


# The tables themselves: an insert through the mapped class takes the ORM's longer way.
_ANSWER, _COMPLETION = cast(Table, Answer.__table__), cast(Table, Completion.__table__)


def _once(table: Table, *keys: str) -> Prepared:
    """An insert that leaves an existing row alone. No id is asked back: how many rows were written says whether it is new."""
    statements = {
        "sqlite": sqlite.insert(table).on_conflict_do_nothing(index_elements=keys).inline(),
        "postgresql": postgresql.insert(table).on_conflict_do_nothing(index_elements=keys).inline(),
    }
    return Prepared(statements, [column.name for column in table.columns if not column.primary_key])


_INSERT_ANSWER = _once(_ANSWER, "person_id", "client_id")
_INSERT_COMPLETION = _once(_COMPLETION, "person_id", "kind", "subject_id")


def record_answer(
    connection: Connection,
    *,
    person_id: int,
    course: Course,
    run: RunSoFar,
    exercise_id: str,
    given: str,
    grade: Grade,
    client_id: UUID,
    milliseconds: int,
    now: datetime,
    given_at: datetime | None = None,
) -> Recorded:
    """Keep an answer, once. Sending it twice changes nothing. Completes lesson and unit when the run is at its end.

    A run without a plan, such as the drill's, has no end and completes nothing. `given_at`: when it was given, where that was
    before it arrived `now`; it counts for that day, and so does what it completes.
    """
    at, arrived = given_at or now, day_of(now)
    day = arrived if at is now else day_of(at)
    written = _INSERT_ANSWER.write(
        connection,
        {
            "person_id": person_id,
            "client_id": client_id,
            "run_id": run.id,
            "lesson_id": run.lesson_id,
            "exercise_id": exercise_id,
            "given": given,
            "verdict": grade.verdict,
            "diagnosis": grade.diagnosis,
            "milliseconds": max(0, min(milliseconds, LONGEST_MILLISECONDS)),
            "answered_at": at,
            "day": day,
            "received_on": arrived if arrived > day else None,
        },
    )
    if not written:
        return Recorded(False, run.place)
    after = place(run.plan, (*run.done, Done(exercise_id, grade.verdict != "wrong")))
    if run.plan and after.finished and not run.finished:
        _finish(connection, person_id, course, run, at)
    return Recorded(True, after)


def finish_if_done(connection: Connection, person_id: int, course: Course, run: RunSoFar, now: datetime) -> None:
    """End a run that is at its end without an answer of this moment: one given before has been accepted."""
    if run.plan and run.place.finished and not run.finished:
        _finish(connection, person_id, course, run, now)


def _finish(connection: Connection, person_id: int, course: Course, run: RunSoFar, now: datetime) -> None:
    connection.execute(update(Run).where(Run.id == run.id).values(finished_at=now))
    if not course.counted:
        return
    criterion = {
        "rule": "every exercise right or almost, or tried",
        "tries": TRIES,
        "version": 1,
        "exercises": len(run.plan),
    }
    _complete(connection, person_id, course, "lesson", run.lesson_id, criterion, now)
    unit = course.unit_of.get(run.lesson_id)
    if unit is None:
        return
    lessons = [lesson.id for lesson in unit.lessons]
    done = select(Completion.subject_id).where(
        Completion.person_id == person_id, Completion.kind == "lesson", Completion.subject_id.in_(lessons)
    )
    if set(connection.scalars(done)) == set(lessons):
        _complete(
            connection,
            person_id,
            course,
            "unit",
            unit.id,
            {"rule": "every lesson", "version": 1, "lessons": lessons},
            now,
        )


def _complete(
    connection: Connection,
    person_id: int,
    course: Course,
    kind: str,
    subject: str,
    criterion: dict[str, object],
    now: datetime,
) -> None:
    """A completion with the criterion in force; an earlier one stands."""
    _INSERT_COMPLETION.write(
        connection,
        {
            "person_id": person_id,
            "course_id": course.id,
            "kind": kind,
            "subject_id": subject,
            "criterion": criterion,
            "completed_at": now,
            "day": day_of(now),
        },
    )
