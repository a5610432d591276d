"""What a class forgets, read from answers, cards and runs: three statements, however many learners."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.live.warmup import Forgetting, Missed
from webapp.models import Answer, Card, Run, Seat
from webapp.practice.granting import VERDICT
from webapp.practice.queries import BESIDE_LESSONS
from webapp.practice.sequence import PLACEMENT

# Days that count as of late.
LATELY = timedelta(days=21)
_MOST = 3000


def forgotten(session: Session, class_id: int, now: datetime, day: date) -> Forgetting:
    """Of the learners who sit in a class now."""
    seated = select(Seat.person_id).where(Seat.class_id == class_id, Seat.left_at.is_(None))
    # A placement test asks for what was never taught.
    wrong = (
        select(Answer.person_id, Answer.exercise_id, Answer.given, VERDICT)
        .where(
            Answer.person_id.in_(seated), Answer.day > day - LATELY, Answer.lesson_id != PLACEMENT, VERDICT != "right"
        )
        .order_by(Answer.id.desc())
        .limit(_MOST)
    )
    due = (
        select(Card.person_id, Card.key)
        .where(Card.person_id.in_(seated), Card.due <= now)
        .order_by(Card.due.desc())
        .limit(_MOST)
    )
    return Forgetting(
        tuple(Missed(*row) for row in session.execute(wrong)),
        tuple((row[0], row[1]) for row in session.execute(due)),
        begun(session, class_id),
    )


def begun(session: Session, class_id: int) -> dict[str, frozenset[int]]:
    """Lesson → the learners of a class who began it."""
    seated = select(Seat.person_id).where(Seat.class_id == class_id, Seat.left_at.is_(None))
    rows = session.execute(
        select(Run.lesson_id, Run.person_id)
        .where(Run.person_id.in_(seated), Run.lesson_id.not_in(BESIDE_LESSONS))
        .distinct()
    )
    found: dict[str, set[int]] = defaultdict(set)
    for lesson, person in rows:
        found[lesson].add(person)
    return {lesson: frozenset(people) for lesson, people in found.items()}
