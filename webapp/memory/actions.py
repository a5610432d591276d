"""Cards are brought up to date from answers, or made anew; a learner says what is known."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Executable, Table, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from webapp.courses.loading import Library
from webapp.memory import queries
from webapp.memory.scheduling import CardState, replay
from webapp.models import Card, Known, MemoryMark, MemoryParameters

# An answer that is younger may stand before another that is still being written; it is worked out in memory until then.
SETTLED = timedelta(minutes=1)
_CARD, _MARK, _KNOWN = (cast(Table, model.__table__) for model in (Card, MemoryMark, Known))
_SQLITE_VARIABLES = 2000


def catch_up(session: Session, library: Library, person_id: int, now: datetime) -> int:
    """Bring the stored cards up to the settled answers. Returns how many answers were taken in."""
    held = _hold_mark(session, person_id)
    rows = []
    for row in session.execute(queries.answers_after(person_id, held)):
        if row.answered_at > now - SETTLED:
            break
        rows.append(row)
    if not rows:
        return 0
    reviews = [review for row in rows for review in queries.reviews_of(library, row)]
    before = queries.stored(session, person_id, {review.key for review in reviews})
    _write(session, person_id, replay(reviews, queries.timeline(session), before).values())
    _set_mark(session, person_id, rows[-1].id, now)
    return len(rows)


def rebuild(session: Session, library: Library, person_id: int, now: datetime) -> int:
    """Forget the stored cards and work them out again from all answers. What is known stays. Returns how many answers there were."""
    _hold_mark(session, person_id)
    session.execute(delete(Card).where(Card.person_id == person_id))
    _set_mark(session, person_id, 0, now)
    return catch_up(session, library, person_id, now)


def know(session: Session, person_id: int, keys: Iterable[str], source: str, now: datetime) -> int:
    """These need not be asked. `source`: `self` or `placement`. What was known before stays as it was. Returns how many are new."""
    rows = [{"person_id": person_id, "key": key, "source": source, "since": now} for key in dict.fromkeys(keys)]
    found = queries.known(session, person_id)
    new = [row for row in rows if row["key"] not in found]
    for some in _portions(new, 4):
        session.execute(_insert(session, _KNOWN).on_conflict_do_nothing(), some)
    return len(new)


def forget_known(session: Session, person_id: int, keys: Iterable[str]) -> int:
    """These are asked again. Returns how many there were."""
    gone = session.execute(delete(Known).where(Known.person_id == person_id, Known.key.in_(list(keys))))
    return int(cast(Any, gone).rowcount)


def _insert(session: Session, table: Table) -> Any:
    return {"sqlite": sqlite, "postgresql": postgresql}[session.get_bind().dialect.name].insert(table)


def _hold_mark(session: Session, person_id: int) -> int:
    """The mark, held until the end of the transaction: two pages of one person take turns."""
    made: Executable = _insert(session, _MARK).values(person_id=person_id, answer_id=0).on_conflict_do_nothing()
    session.execute(made)
    held = select(MemoryMark.answer_id).where(MemoryMark.person_id == person_id).with_for_update()
    return session.scalar(held) or 0


def _set_mark(session: Session, person_id: int, answer_id: int, now: datetime) -> None:
    in_force = (
        select(MemoryParameters.id)
        .where(MemoryParameters.kept, MemoryParameters.fitted_at < now)
        .order_by(MemoryParameters.fitted_at.desc(), MemoryParameters.id.desc())
        .limit(1)
    )
    session.execute(
        update(_MARK)
        .where(_MARK.c.person_id == person_id)
        .values(answer_id=answer_id, parameters_id=session.scalar(in_force))
    )


def _write(session: Session, person_id: int, cards: Iterable[CardState]) -> None:
    rows = [{"person_id": person_id, **asdict(card)} for card in cards]
    for some in _portions(rows, 10):
        insert = _insert(session, _CARD).values(some)
        changed = {name: insert.excluded[name] for name in some[0] if name not in ("person_id", "key")}
        session.execute(insert.on_conflict_do_update(index_elements=["person_id", "key"], set_=changed))


def _portions(rows: list[dict[str, Any]], columns: int) -> Iterable[list[dict[str, Any]]]:
    size = _SQLITE_VARIABLES // columns
    return (rows[start : start + size] for start in range(0, len(rows), size))
