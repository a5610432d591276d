"""A learner's own placement tests. What is another's is not found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.models import Answer, Placement, Profile, Run
from webapp.practice.sequence import PLACEMENT

UNKNOWN = "-"  # "I do not know", as it is kept


@dataclass(frozen=True)
class Given:
    """One answer of a test."""

    exercise_id: str
    given: str
    verdict: str

    @property
    def passed(self) -> bool:
        return self.verdict != "wrong"

    @property
    def unknown(self) -> bool:
        """Whether it was "I do not know"."""
        return self.given == UNKNOWN


@dataclass(frozen=True)
class Test:
    """A run of a test with its answers, and where it said to start once it is over."""

    __test__ = False  # no test of ours

    id: int
    course_id: str
    finished_at: datetime | None
    answers: tuple[Given, ...]
    placement: Placement | None

    @property
    def asked(self) -> tuple[str, ...]:
        """The exercises asked so far."""
        return tuple(one.exercise_id for one in self.answers)

    @property
    def outcomes(self) -> tuple[tuple[str, bool], ...]:
        """Each exercise, and whether it was right or almost."""
        return tuple((one.exercise_id, one.passed) for one in self.answers)


def own_test(session: Session, person_id: int, run_id: int) -> Test:
    """A test of this person. Raises NoResultFound for any other."""
    run = session.scalars(
        select(Run).where(Run.id == run_id, Run.person_id == person_id, Run.lesson_id == PLACEMENT)
    ).one()
    rows = session.execute(
        select(Answer.exercise_id, Answer.given, Answer.verdict).where(Answer.run_id == run_id).order_by(Answer.id)
    )
    placement = session.scalars(select(Placement).where(Placement.run_id == run_id)).first()
    return Test(run.id, run.course_id, run.finished_at, tuple(Given(*row) for row in rows), placement)


def open_test(session: Session, person_id: int) -> int | None:
    """The id of the test under way, or None."""
    return session.scalars(
        select(Run.id)
        .where(Run.person_id == person_id, Run.lesson_id == PLACEMENT, Run.finished_at.is_(None))
        .order_by(Run.id.desc())
    ).first()


def placements(session: Session, person_id: int) -> Sequence[Placement]:
    """Every result, newest first. The newest one is in force."""
    return session.scalars(
        select(Placement).where(Placement.person_id == person_id).order_by(Placement.id.desc())
    ).all()


def newest_placement(session: Session, person_id: int) -> Placement | None:
    """The result in force, or None."""
    return session.scalars(
        select(Placement).where(Placement.person_id == person_id).order_by(Placement.id.desc()).limit(1)
    ).first()


def self_rating(session: Session, person_id: int) -> int | None:
    """The step from 1 to 6 that this person chose, or None."""
    return session.scalar(select(Profile.self_rating).where(Profile.person_id == person_id))
