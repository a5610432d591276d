"""Answers that an editor has accepted: the same text is right from then on, and the answer itself counts as right.

The row of an answer is never changed; `VERDICT` is its verdict as granted, for whoever reads verdicts in SQL.
"""

import time
from collections.abc import Callable, Iterable
from typing import cast
from uuid import UUID

from flask import current_app
from sqlalchemy import Row, Table, and_, case, exists, select
from sqlalchemy.orm import Session

from webapp import db
from webapp.courses.vocabulary import lexicon_of
from webapp.kazakh.reading.lexicon import Lexicon
from webapp.models import Answer, Dispute
from webapp.practice.exercises import kind_of
from webapp.practice.grading import Grade, grade_text
from webapp.practice.posing import Context

# Seconds after which another process has heard of a decision.
FRESH = 30
_answer, _dispute = Answer.__table__.c, Dispute.__table__.c
_ACCEPTED = (
    exists()
    .where(_dispute.answer_id == _answer.id, _dispute.state == "accepted")
    .correlate(cast(Table, Answer.__table__))
)
# A right answer needs no looking up, and most are right.
VERDICT = case((and_(_answer.verdict != "right", _ACCEPTED), "right"), else_=_answer.verdict)


class Granted:
    """Exercise id → the texts accepted for it: kept in memory, read again when it is old or a decision was taken here."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._texts: dict[str, tuple[str, ...]] = {}
        self._until = 0.0

    def texts(self, exercise_id: str) -> tuple[str, ...]:
        """The texts accepted for an exercise beside its own."""
        if self._now() >= self._until:
            found: dict[str, tuple[str, ...]] = {}
            for exercise, text in db.connection().execute(_TEXTS):
                found[exercise] = (*found.get(exercise, ()), text)
            self._texts, self._until = found, self._now() + FRESH
        return self._texts.get(exercise_id, ())

    def forget(self) -> None:
        """Read again at the next question."""
        self._until = 0.0


_TEXTS = select(_dispute.exercise_id, _dispute.given).where(_dispute.state == "accepted").distinct()


def index() -> Granted:
    """The accepted texts, as this process knows them."""
    found: Granted = current_app.extensions["tilashar_granted"]
    return found


def graded(context: Context, given: str) -> Grade:
    """The grade of an answer to an exercise; a text that an editor accepted for it is right."""
    return as_granted(kind_of(context).grade(given, context), context.exercise.id, given, lexicon_of(context.library))


def as_granted(grade: Grade, exercise_id: str, given: str, lexicon: Lexicon) -> Grade:
    """A grade, made right where an editor accepted this text. Compared as all answers are: any script, no punctuation."""
    texts = index().texts(exercise_id) if grade.disputable else ()
    if texts and grade_text(given, texts, lexicon).right:
        return Grade("right", grade.expected, grade.given)
    return grade


def granted_ids(session: Session, answer_ids: Iterable[int]) -> frozenset[int]:
    """Which of these answers were accepted by an editor."""
    asked = select(Dispute.answer_id).where(Dispute.answer_id.in_(list(answer_ids)), Dispute.state == "accepted")
    return frozenset(session.scalars(asked))


def dispute_of(session: Session, person_id: int, client_id: UUID) -> Row[str, str] | None:
    """State and note of what the learner said against the verdict on one of their answers; None if nothing."""
    asked = select(Dispute.state, Dispute.note).join(Answer, Answer.id == Dispute.answer_id)
    return session.execute(asked.where(Answer.person_id == person_id, Answer.client_id == client_id)).first()


# Called with the person whose answer was accepted, or is no longer: what is worked out from verdicts is worked out anew.
WhenGranted = Callable[[Session, int], None]


def when_granted() -> list[WhenGranted]:
    """What other rooms want to do then."""
    found: list[WhenGranted] = current_app.extensions["tilashar_when_granted"]
    return found
