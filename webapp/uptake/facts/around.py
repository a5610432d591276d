"""What stands around learning: teachers, associations, those that are active, and who waits for a place."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, literal, or_, select
from sqlalchemy.orm import Session

from webapp.models import Class, ClassTeacher, Seat, Waiting
from webapp.uptake.facts.dimensions import FACT, Dimensions
from webapp.uptake.quarter import start_of

# People behind a figure that is open to everybody anyway: what stands in the register.
OPEN = 1_000_000
Rows = list[tuple[tuple[str, ...], int, int]]


def figures(
    session: Session, first: date, last: date, quarters: Sequence[str], by: tuple[str, ...], now: Dimensions
) -> Iterator[tuple[str, Rows]]:
    """Indicator → codes, number, people. By the association and its own region."""
    yield "associations", _associations(session, by, now)
    yield "associations_active", _active(session, first, last, quarters, by, now)
    yield "teachers", _once(session, _teachers(first, last), by, now)
    yield "waiting", _once(session, _waiting(last), by, now)


def _open(first: date, last: date) -> tuple[Any, Any]:
    """Whether a class was open on some day of the period."""
    still = or_(Class.closed_at.is_(None), Class.closed_at >= start_of(first))
    return Class.created_at < start_of(last + timedelta(days=1)), still


def _teachers(first: date, last: date) -> Any:
    """Each person who taught, once: under the class they have had longest."""
    taught = (
        or_(ClassTeacher.valid_from.is_(None), ClassTeacher.valid_from <= last),
        or_(ClassTeacher.valid_to.is_(None), ClassTeacher.valid_to > first),
    )
    longest = (
        select(func.min(Class.id).label("id"))
        .join(ClassTeacher, ClassTeacher.class_id == Class.id)
        .where(*_open(first, last), *taught)
        .group_by(ClassTeacher.person_id)
        .subquery()
    )
    return select(Class.association_id).join(longest, longest.c.id == Class.id).subquery()


def _waiting(last: date) -> Any:
    """Each person who waits, once: for the place asked for first."""
    open_ = Waiting.asked_on <= last, or_(Waiting.ended_on.is_(None), Waiting.ended_on > last)
    first = select(func.min(Waiting.id).label("id")).where(*open_).group_by(Waiting.person_id).subquery()
    return select(Waiting.association_id).join(first, first.c.id == Waiting.id).subquery()


def _once(session: Session, table: Any, by: tuple[str, ...], now: Dimensions) -> Rows:
    source, keys, _ = now.of_associations(table, by)
    one = select(*keys, literal(1).label("one")).select_from(source).subquery()
    return _counted(session, one, by, func.count(one.c.one), func.count(one.c.one))


def _associations(session: Session, by: tuple[str, ...], now: Dimensions) -> Rows:
    table = select(now.standing.c.id.label("association_id")).subquery()
    return [(key, number, OPEN) for key, number, _ in _once(session, table, by, now)]


def _active(
    session: Session, first: date, last: date, quarters: Sequence[str], by: tuple[str, ...], now: Dimensions
) -> Rows:
    """Associations with a class in which somebody sat who was active; behind it stand those people."""
    still = or_(Seat.left_at.is_(None), Seat.left_at >= start_of(first))
    table = (
        select(Class.association_id, FACT.c.person_id)
        .join(Seat, Seat.class_id == Class.id)
        .join(FACT, FACT.c.person_id == Seat.person_id)
        .where(Seat.joined_at < start_of(last + timedelta(days=1)), still, FACT.c.quarter.in_(quarters), FACT.c.active)
        .distinct()
        .subquery()
    )
    source, keys, association = now.of_associations(table, by)
    columns = association.label("standing_id"), table.c.person_id
    one = select(*keys, *columns).select_from(source).where(association != "none").subquery()
    return _counted(session, one, by, func.count(one.c.standing_id.distinct()), func.count(one.c.person_id.distinct()))


def _counted(session: Session, one: Any, by: Sequence[str], *columns: Any) -> Rows:
    keys = [one.c[name] for name in by]
    statement = select(*keys, *columns)
    found = session.execute(statement.group_by(*keys) if keys else statement)
    return [(tuple(row[:-2]), row[-2], row[-1]) for row in found if row[-2]]
