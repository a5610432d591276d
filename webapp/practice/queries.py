"""A learner's own runs and answers. What is another's is not found."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from webapp.models import Answer, Completion, Run
from webapp.practice.sequence import Done, Place, place


@dataclass(frozen=True)
class RunSoFar:
    """A run with what was answered in it, in order."""

    id: int
    lesson_id: str
    plan: tuple[str, ...]
    finished_at: datetime | None
    done: tuple[Done, ...]
    # The ids that pages made for the answers so far: a second sending is known by them.
    client_ids: frozenset[UUID] = frozenset()

    @property
    def place(self) -> Place:
        """Where the run stands."""
        return place(self.plan, self.done)


# One statement: the newest run of the lesson with its answers. On the hot path of every answer.
_NEWEST = select(func.max(Run.id))
_RUN = select(
    Run.id, Run.lesson_id, Run.plan, Run.finished_at, Answer.exercise_id, Answer.verdict, Answer.client_id
).outerjoin(Answer, Answer.run_id == Run.id)


def newest_run(session: Session, person_id: int, lesson_id: str) -> RunSoFar | None:
    """The learner's newest run of a lesson, open or finished, or None."""
    newest = _NEWEST.where(Run.person_id == person_id, Run.lesson_id == lesson_id).scalar_subquery()
    rows = session.execute(_RUN.where(Run.id == newest).order_by(Answer.id)).all()
    if not rows:
        return None
    done = tuple(Done(row.exercise_id, row.verdict != "wrong") for row in rows if row.exercise_id is not None)
    first = rows[0]
    ids = frozenset(row.client_id for row in rows if row.client_id is not None)
    return RunSoFar(first.id, first.lesson_id, tuple(first.plan), first.finished_at, done, ids)


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
            Answer.verdict,
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
        session.scalars(select(Run.lesson_id).where(Run.person_id == person_id, Run.finished_at.is_(None))), "open"
    )
    done = select(Completion.subject_id).where(Completion.person_id == person_id, Completion.kind == "lesson")
    return states | dict.fromkeys(session.scalars(done), "done")


def verdict_counts(session: Session, run_id: int) -> dict[str, int]:
    """How many answers of a run were right, almost, wrong."""
    rows = session.execute(select(Answer.verdict, func.count()).where(Answer.run_id == run_id).group_by(Answer.verdict))
    return dict(rows.tuples().all())
