"""What learners of a class did, a page at a time, for statements. The class must be authorised before."""

from collections.abc import Collection, Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.models import Answer, Completion
from webapp.overview.xapi import AnswerFact, CompletionFact
from webapp.practice.granting import VERDICT

PAGE = 500


def answers(session: Session, ids: Collection[int], since: date | None) -> Iterator[AnswerFact]:
    """Their answers since a day, in order, read in pages: never all of a year at once."""
    last = 0
    while True:
        rows = session.execute(
            select(
                Answer.id,
                Answer.person_id,
                Answer.run_id,
                Answer.lesson_id,
                Answer.exercise_id,
                Answer.given,
                VERDICT.label("verdict"),
                Answer.milliseconds,
                Answer.answered_at,
            )
            .where(Answer.person_id.in_(ids), Answer.id > last, *([Answer.day >= since] if since else []))
            .order_by(Answer.id)
            .limit(PAGE)
        ).all()
        yield from (AnswerFact(*row) for row in rows)
        if len(rows) < PAGE:
            return
        last = rows[-1][0]


def completions(session: Session, ids: Collection[int], since: date | None) -> Iterator[CompletionFact]:
    """Their completed lessons since a day, in order."""
    rows = session.execute(
        select(
            Completion.id,
            Completion.person_id,
            Completion.course_id,
            Completion.subject_id,
            Completion.completed_at,
        )
        .where(
            Completion.person_id.in_(ids),
            Completion.kind == "lesson",
            *([Completion.day >= since] if since else []),
        )
        .order_by(Completion.id)
    )
    yield from (CompletionFact(*row) for row in rows)
