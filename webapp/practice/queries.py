"""A learner's own runs and answers. What is another's is not found."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    String,
    TypeDecorator,
    and_,
    bindparam,
    cast,
    func,
    literal_column,
    select,
    type_coerce,
)
from sqlalchemy.orm import Session

from webapp import security
from webapp.models import Answer, Completion, Person, Run
from webapp.practice.confusions import Past
from webapp.practice.drill_questions import DRILL
from webapp.practice.granting import VERDICT
from webapp.practice.sequence import LIVE, PLACEMENT, REVIEW, Done, Place, place

# What is practised beside the lessons, and is no lesson.
BESIDE_LESSONS = (DRILL, REVIEW, PLACEMENT, LIVE)


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
    # As the database gives it: looked at for an answer that comes late alone.
    started: datetime | str | None = None

    def has(self, client_id: UUID) -> bool:
        """Whether an answer with this id is already in the run."""
        return bool(self.client_ids) and (client_id.hex in self.client_ids or str(client_id) in self.client_ids)

    @property
    def began(self) -> datetime | None:
        """When it began; None where that was not read."""
        started = datetime.fromisoformat(self.started) if isinstance(self.started, str) else self.started
        return started.replace(tzinfo=UTC) if started is not None and started.tzinfo is None else started

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
_BREAK: ColumnElement[str] = literal_column("'\n'")
# The answers of a run in one text, four lines each: its number, the exercise, the verdict, the id that the page made.
_ANSWERS = (
    select(
        func.aggregate_strings(
            cast(_answer.id, String)
            + _BREAK
            + _answer.exercise_id
            + _BREAK
            + VERDICT
            + _BREAK
            + cast(type_coerce(_answer.client_id, _AsStored), String),
            _BREAK,  # type: ignore[arg-type]  # written into the statement; a text would be a parameter
        )
    )
    .where(_answer.run_id == _run.id)
    .correlate(Run.__table__)
    .scalar_subquery()
)
_newest = Run.__table__.alias().c
_NEWEST = (
    select(func.max(_newest.id))
    .where(_newest.person_id == Person.__table__.c.id, _newest.lesson_id == bindparam("lesson_id"))
    .correlate(Person.__table__)
    .scalar_subquery()
)
# On the tables, and built once: this runs for every answer. Plan and answers come as they are stored: a row for each answer,
# a list made of each row's JSON and a UUID of each id would cost more than the query.
_COLUMNS = (
    _run.id,
    type_coerce(_run.plan, _AsStored),
    _run.finished_at.is_not(None),
    _ANSWERS,
    type_coerce(_run.started_at, _AsStored),
)
_WITH_RUN = security.signed_in_with(
    Run.__table__,
    _run.id == _NEWEST,
    *_COLUMNS,
)


def my_newest_run(lesson_id: str) -> RunSoFar | None:
    """The newest run of a lesson, open or finished, of the person asking; None without one. The person is read with it."""
    _, found = security.me_along(_WITH_RUN, lesson_id=lesson_id)
    return _so_far(lesson_id, found) if found and found[0] is not None else None


_OF = select(*_COLUMNS).order_by(_run.id.desc()).limit(1)


def newest_run(session: Session, person_id: int, lesson_id: str) -> RunSoFar | None:
    """The same for anybody: where an editor's decision ends a run."""
    found = session.execute(_OF.where(_run.person_id == person_id, _run.lesson_id == lesson_id)).first()
    return _so_far(lesson_id, found) if found else None


def _so_far(lesson_id: str, row: Any) -> RunSoFar:
    run_id, plan, finished, answers, started = row
    lines = answers.split("\n") if answers else []
    rows = sorted(zip(map(int, lines[::4]), lines[1::4], lines[2::4], lines[3::4], strict=True))
    done = tuple(Done(exercise, verdict != "wrong") for _, exercise, verdict, _ in rows)
    exercises = _exercises(plan) if isinstance(plan, str) else tuple(plan)
    return RunSoFar(run_id, lesson_id, exercises, bool(finished), done, frozenset(row[3] for row in rows), started)


@lru_cache(maxsize=1024)
def _exercises(plan: str) -> tuple[str, ...]:
    # SQLite keeps the list as text, the same for every answer of a run.
    return tuple(json.loads(plan))


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
            select(Run.lesson_id).where(
                Run.person_id == person_id, Run.finished_at.is_(None), Run.lesson_id.not_in(BESIDE_LESSONS)
            )
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


def day_run(session: Session, person_id: int, since: datetime, practised: str) -> RunSoFar | None:
    """The learner's newest run of the drill, or of revision, begun on the day from `since` on, or None. It has no plan and so no end."""
    newest = (
        select(Run.id, Run.started_at)
        .where(
            Run.person_id == person_id,
            Run.lesson_id == practised,
            Run.started_at >= since,
            Run.started_at < since + timedelta(days=1),
        )
        .order_by(Run.id.desc())
        .limit(1)
    )
    found = session.execute(newest).first()
    return RunSoFar(found.id, practised, (), False, (), started=found.started_at) if found is not None else None


def account_made(session: Session, person_id: int) -> datetime | None:
    """When somebody's account was made."""
    return session.scalar(select(Person.created_at).where(Person.id == person_id))


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
    met = select(Run.lesson_id).where(Run.person_id == person_id, Run.lesson_id.not_in(BESIDE_LESSONS)).distinct()
    return frozenset(session.scalars(met))
