"""What a person remembers, read and never written: the stored cards, and the answers since then worked out in memory."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Row, Select, Table, func, select
from sqlalchemy.orm import Session

from webapp.clock import day_of
from webapp.courses.loading import Library
from webapp.memory import queue as queues
from webapp.memory import weak
from webapp.memory.cards import can_be_asked, said_in, told_by, typed_in
from webapp.memory.queue import MINUTES, Queue, Today
from webapp.memory.rating import rate
from webapp.memory.scheduling import CardState, Review, Timeline, replay
from webapp.models import Answer, Card, Known, MemoryMark, MemoryParameters
from webapp.practice.granting import VERDICT
from webapp.practice.sequence import PLACEMENT, REVIEW

_answer, _card = cast(Table, Answer.__table__).c, cast(Table, Card.__table__).c
# Of so many keys at once the cards are asked by name; of more, all are read.
_FEW_KEYS = 400
_NEWEST_FORMS = 300
_TELLS = (
    _answer.id, _answer.lesson_id, _answer.exercise_id, _answer.given, VERDICT.label("verdict"),
    _answer.milliseconds, _answer.answered_at,
)  # fmt: skip


def reviews_of(library: Library, row: Any) -> list[Review]:
    """What a row of `answers_after` says of cards."""
    kind = "drill" if row.exercise_id.startswith("drill/") else row.exercise_id.rpartition("/")[2]
    found = library.lesson(row.exercise_id.split("/", 1)[0])
    typed = typed_in(library, found[0]) if found else False
    return [
        Review(told.key, rate(told.verdict, kind, row.given, row.milliseconds, typed), row.answered_at)
        for told in told_by(library, row.exercise_id, row.given, row.verdict)
    ]


def answers_after(person_id: int, answer_id: int) -> Select[Any]:
    """The statement for a person's answers after one of them, in order."""
    # A placement test asks for what was never taught: not to know it is no forgetting.
    lessons = _answer.lesson_id != PLACEMENT
    return select(*_TELLS).where(_answer.person_id == person_id, _answer.id > answer_id, lessons).order_by(_answer.id)


def timeline(session: Session) -> Timeline:
    """The fits that were kept, each from when it was made."""
    kept = (
        select(MemoryParameters.fitted_at, MemoryParameters.parameters)
        .where(MemoryParameters.kept)
        .order_by(MemoryParameters.fitted_at, MemoryParameters.id)
    )
    return Timeline(tuple((row[0], tuple(row[1])) for row in session.execute(kept)))


def mark(session: Session, person_id: int) -> int:
    """The id of the answer up to which the cards are stored; 0 before the first."""
    return session.scalar(select(MemoryMark.answer_id).where(MemoryMark.person_id == person_id)) or 0


def stored(session: Session, person_id: int, keys: Iterable[str], due: datetime | None = None) -> dict[str, CardState]:
    """The stored cards of a person with these keys, and those due at an instant."""
    statement = select(Card.__table__).where(_card.person_id == person_id)
    wanted = list(keys)
    if len(wanted) <= _FEW_KEYS:
        chosen = _card.key.in_(wanted)
        statement = statement.where(chosen | (_card.due <= due) if due else chosen)
    return {row.key: _state(row) for row in session.execute(statement)}


def _state(row: Row[Any]) -> CardState:
    return CardState(
        row.key,
        row.state,
        row.step,
        row.stability,
        row.difficulty,
        row.due,
        row.reviewed_at,
        row.reviews,
        row.lapses,
    )


def known(session: Session, person_id: int) -> frozenset[str]:
    """The keys that are not asked for: the learner knows them."""
    return frozenset(session.scalars(select(Known.key).where(Known.person_id == person_id)))


@dataclass(frozen=True)
class Day:
    """The queue of a day, and what the last exercises of the day said, so that nothing comes twice within five."""

    queue: Queue
    lately: frozenset[str]
    known: frozenset[str]


def today(session: Session, library: Library, person_id: int, now: datetime, minutes: int = MINUTES) -> Queue:
    """What to ask a person today, in `minutes` at most."""
    return day(session, library, person_id, now, minutes).queue


def day(session: Session, library: Library, person_id: int, now: datetime, minutes: int = MINUTES) -> Day:
    """The same with what the last exercises said."""
    fits, knows = timeline(session), known(session, person_id)
    tail = [
        review
        for row in session.execute(answers_after(person_id, mark(session, person_id)))
        for review in reviews_of(library, row)
    ]
    done, said = _done(session, library, person_id, now)
    touched = {review.key for review in (*tail, *done.reviews)}
    before = stored(session, person_id, touched, now)
    cards = before | replay(tail, fits, before)
    askable = [card for card in cards.values() if can_be_asked(library, card.key)]
    made = queues.build(askable, knows, done, now, minutes, fits.at(now))
    return Day(_known_any(session, person_id, made), queues.lately(said), knows)


def _known_any(session: Session, person_id: int, made: Queue) -> Queue:
    """The queue, with whether anything is in memory at all: a card that is not due is not read above."""
    if made.known_any:
        return made
    found = session.scalar(select(func.count()).select_from(Card).where(_card.person_id == person_id))
    return Queue(made.due, made.waiting, made.minutes, made.done, bool(found))


def _done(session: Session, library: Library, person_id: int, now: datetime) -> tuple[Today, list[frozenset[str]]]:
    """What was reviewed on the day of an instant, and what each exercise of that day said, the newest last."""
    rows = session.execute(
        select(*_TELLS).where(_answer.person_id == person_id, _answer.day == day_of(now)).order_by(_answer.id)
    ).all()
    reviewed = [row for row in rows if row.lesson_id == REVIEW]
    reviews = tuple(review for row in reviewed for review in reviews_of(library, row))
    seconds = sum(queues.seconds_of(row.milliseconds) for row in reviewed)
    said = [said_in(library, row.exercise_id) for row in rows[-queues.GAP :]]
    return Today(reviews, len(reviewed), seconds), said


def weak_forms(session: Session, library: Library, person_id: int, now: datetime) -> tuple[weak.WeakForm, ...]:
    """The forms that a person's newest answers say are weak, the weakest first."""
    rows = session.execute(
        select(_answer.exercise_id, _answer.given, VERDICT.label("verdict"), _answer.diagnosis)
        .where(
            _answer.person_id == person_id,
            _answer.answered_at <= now,
            _answer.exercise_id.like("drill/%") | _answer.exercise_id.like("%/ending"),
        )
        .order_by(_answer.id.desc())
        .limit(_NEWEST_FORMS)
    )
    return weak.weak_forms(_forms_told(library, rows.all()))


def _forms_told(library: Library, rows: Sequence[Any]) -> list[weak.FormAnswer]:
    return [
        weak.FormAnswer(told.key, told.verdict, row.diagnosis)
        for row in rows
        for told in told_by(library, row.exercise_id, row.given, row.verdict)
    ]
