"""A learner's own runs and answers. What is another's is not found."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    TypeDecorator,
    and_,
    bindparam,
    func,
    select,
    type_coerce,
)
from sqlalchemy.orm import Session

from webapp.models import Answer, Completion, Run
from webapp.practice.confusions import Past
from webapp.practice.drill_questions import DRILL
from webapp.practice.granting import VERDICT
from webapp.practice.sequence import Done, Place, place


@dataclass(frozen=True)
class RunSoFar:
    """A run with what was answered in it, in order."""

    id: int
    lesson_id: str
    plan: tuple[str, ...]
    finished: bool
    done: tuple[Done, ...]
    # The ids that pages made for the answers so far: a second sending is known by them.
    client_ids: frozenset[str] = frozenset()

    def has(self, client_id: UUID) -> bool:
        """Whether an answer with this id is already in the run."""
        return client_id.hex in self.client_ids or str(client_id) in self.client_ids

    def without(self, gone: set[str]) -> "RunSoFar":
        """The same run without some exercises of its plan."""
        return replace(self, plan=tuple(one for one in self.plan if one not in gone)) if gone else self

    @property
    def place(self) -> Place:
        """Where the run stands."""
        return place(self.plan, self.done)


class _AsStored(TypeDecorator[Any]):
    """A value as the driver gives it: text from SQLite, a list or a UUID from psycopg."""

    impl = String
    cache_ok = True

    def result_processor(self, dialect: Any, coltype: Any) -> None:
        return None


_run, _answer = Run.__table__.c, Answer.__table__.c
# On the tables, and built once: these run for every answer.
_NEWEST = (
    select(func.max(_run.id))
    .where(_run.person_id == bindparam("person_id"), _run.lesson_id == bindparam("lesson_id"))
    .scalar_subquery()
)


def _run_so_far(verdict: ColumnElement[str]) -> Select[Any]:
    # Plan and ids as they are stored: reading each row's JSON and making a UUID of each id would cost more than the query.
    return (
        select(
            _run.id,
            type_coerce(_run.plan, _AsStored),
            _run.finished_at.is_not(None),
            _answer.exercise_id,
            verdict,
            type_coerce(_answer.client_id, _AsStored),
        )
        .select_from(Run.__table__.outerjoin(Answer.__table__, _answer.run_id == _run.id))
        .where(_run.id == _NEWEST)
        .order_by(_answer.id)
    )


_RUN, _RUN_AS_RECORDED = _run_so_far(VERDICT), _run_so_far(_answer.verdict)


def newest_run(connection: Connection, person_id: int, lesson_id: str, granted: bool = True) -> RunSoFar | None:
    """The learner's newest run of a lesson, open or finished, or None.

    `granted`: whether an editor accepted any answer of theirs; for all others the verdicts recorded will do, and are quicker.
    """
    rows = connection.execute(
        _RUN if granted else _RUN_AS_RECORDED, {"person_id": person_id, "lesson_id": lesson_id}
    ).all()
    if not rows:
        return None
    run_id, plan, finished, *_ = rows[0]
    exercises = json.loads(plan) if isinstance(plan, str) else plan
    answered = [row for row in rows if row[3] is not None]
    done = tuple(Done(row[3], row[4] != "wrong") for row in answered)
    return RunSoFar(
        run_id, lesson_id, tuple(exercises), bool(finished), done, frozenset(str(row[5]) for row in answered)
    )


@dataclass(frozen=True)
class Given:
    """A recorded answer."""

    client_id: UUID
    lesson_id: str
    exercise_id: str
    given: str
    verdict: str
    attempt: int


def answer(session: Session, person_id: int, client_id: UUID) -> Given | None:
    """The learner's own answer by the id that the page made, with how many tries of the exercise came before it."""
    found = session.execute(
        select(
            Answer.id,
            Answer.run_id,
            Answer.client_id,
            Answer.lesson_id,
            Answer.exercise_id,
            Answer.given,
            VERDICT.label("verdict"),
        ).where(Answer.person_id == person_id, Answer.client_id == client_id)
    ).first()
    if found is None:
        return None
    earlier = and_(Answer.run_id == found.run_id, Answer.exercise_id == found.exercise_id, Answer.id < found.id)
    attempt = session.scalar(select(func.count()).select_from(Answer).where(earlier)) or 0
    return Given(found.client_id, found.lesson_id, found.exercise_id, found.given, found.verdict, attempt)


def lesson_states(session: Session, person_id: int) -> dict[str, str]:
    """Lesson id → `done` or `open`, for the learner's course page."""
    states = dict.fromkeys(
        session.scalars(
            select(Run.lesson_id).where(Run.person_id == person_id, Run.finished_at.is_(None), Run.lesson_id != DRILL)
        ),
        "open",
    )
    done = select(Completion.subject_id).where(Completion.person_id == person_id, Completion.kind == "lesson")
    return states | dict.fromkeys(session.scalars(done), "done")


def outcomes(session: Session, run_id: int) -> dict[str, int]:
    """How many exercises of a run were right or almost `at_once`, `later`, or `not_yet`."""
    rows = session.execute(select(Answer.exercise_id, VERDICT).where(Answer.run_id == run_id).order_by(Answer.id))
    found: dict[str, str] = {}
    for exercise, verdict in rows:
        passed = verdict != "wrong"
        if exercise not in found:
            found[exercise] = "at_once" if passed else "not_yet"
        elif passed and found[exercise] == "not_yet":
            found[exercise] = "later"
    return dict(Counter(found.values()))


def drill_run(session: Session, person_id: int, since: datetime) -> RunSoFar | None:
    """The learner's newest run of the drill begun at or after `since`, or None. It has no plan and so no end."""
    newest = select(func.max(Run.id)).where(Run.person_id == person_id, Run.lesson_id == DRILL, Run.started_at >= since)
    run_id = session.scalar(newest)
    return RunSoFar(run_id, DRILL, (), False, ()) if run_id is not None else None


def drilled(session: Session, person_id: int, day: date) -> dict[str, int]:
    """How many answers of the drill were right, almost, wrong on a day."""
    today = select(VERDICT).where(Answer.person_id == person_id, Answer.day == day, Answer.lesson_id == DRILL)
    return dict(Counter(session.scalars(today)))


def past_answers(session: Session, person_id: int, limit: int) -> Sequence[Past]:
    """The learner's newest answers, of lessons and of the drill, newest first."""
    rows = session.execute(
        select(Answer.exercise_id, VERDICT, Answer.diagnosis, Answer.given)
        .where(Answer.person_id == person_id)
        .order_by(Answer.id.desc())
        .limit(limit)
    )
    return [Past(*row) for row in rows]


def lessons_met(session: Session, person_id: int) -> frozenset[str]:
    """The lessons that the learner began, finished or not."""
    met = select(Run.lesson_id).where(Run.person_id == person_id, Run.lesson_id != DRILL).distinct()
    return frozenset(session.scalars(met))
