"""Who teaches a class: several teachers, and substitutes from a day to a day. The class must be authorised before."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from webapp.kazakh.alphabet import sort_key
from webapp.models import Class, ClassTeacher, Person, RoleGrant

# From the first day to the last: two weeks.
TWO_WEEKS = timedelta(days=13)
LONGEST = timedelta(days=366)


@dataclass(frozen=True)
class TeacherLine:
    """A teacher of a class. `last_day` is the last day of a substitute; `begins` the first, if it is still to come."""

    person_id: int
    name: str
    substitute: bool
    begins: date | None
    last_day: date | None


class LastTeacherError(ValueError):
    """The class would be left without a teacher."""


def _not_over(day: date) -> ColumnElement[bool]:
    return or_(ClassTeacher.valid_to.is_(None), ClassTeacher.valid_to > day)


def holding_role(association_id: Any, day: date) -> ColumnElement[bool]:
    """Of `RoleGrant`: teacher of that association on that day."""
    return and_(
        RoleGrant.role == "teacher",
        RoleGrant.association_id == association_id,
        RoleGrant.valid_from <= day,
        or_(RoleGrant.valid_to.is_(None), RoleGrant.valid_to > day),
    )


def teachers_of(session: Session, class_ids: Collection[int], day: date) -> dict[int, list[TeacherLine]]:
    """Who teaches each of these classes, or will as a substitute, while they hold the role: one statement. Teachers first."""
    rows = session.execute(
        select(ClassTeacher, Person.display_name, Person.username)
        .join(Person, Person.id == ClassTeacher.person_id)
        .join(Class, Class.id == ClassTeacher.class_id)
        .join(RoleGrant, (RoleGrant.person_id == ClassTeacher.person_id) & holding_role(Class.association_id, day))
        .where(ClassTeacher.class_id.in_(class_ids), _not_over(day))
        .distinct()
    )
    found: dict[int, list[TeacherLine]] = {}
    for one, shown, username in rows:
        begins = one.valid_from if one.valid_from and one.valid_from > day else None
        last = one.valid_to - timedelta(days=1) if one.valid_to else None
        line = TeacherLine(one.person_id, shown or username or "", one.substitute, begins, last)
        found.setdefault(one.class_id, []).append(line)
    return {
        number: sorted(lines, key=lambda line: (line.substitute, sort_key(line.name)))
        for number, lines in found.items()
    }


def is_substitute(session: Session, class_id: int, person_id: int) -> bool:
    """Whether somebody who teaches the class only stands in."""
    return bool(
        session.scalars(
            select(ClassTeacher.substitute).where(
                ClassTeacher.class_id == class_id, ClassTeacher.person_id == person_id
            )
        ).one()
    )


def colleagues(session: Session, class_: Class, day: date) -> Sequence[tuple[int, str]]:
    """The teachers of the association who do not teach the class: id and name, by name."""
    teach = select(ClassTeacher.person_id).where(ClassTeacher.class_id == class_.id, _not_over(day))
    rows = session.execute(
        select(Person.id, Person.display_name, Person.username)
        .join(RoleGrant, RoleGrant.person_id == Person.id)
        .where(holding_role(class_.association_id, day), Person.id.not_in(teach), Person.active)
        .distinct()
    )
    found = [(person_id, shown or username or "") for person_id, shown, username in rows]
    return sorted(found, key=lambda line: sort_key(line[1]))


def colleague_named(session: Session, class_: Class, username: str, day: date) -> int | None:
    """The teacher of the association with this user name, or None."""
    return session.scalars(
        select(Person.id)
        .join(RoleGrant, RoleGrant.person_id == Person.id)
        .where(holding_role(class_.association_id, day), Person.username == username.strip().casefold(), Person.active)
    ).first()


def add(session: Session, class_id: int, person_id: int, first: date | None = None, last: date | None = None) -> None:
    """Let somebody teach the class; with days, as a substitute from the first to the last."""
    kept = session.get(ClassTeacher, (class_id, person_id))
    if kept is None:
        kept = ClassTeacher(class_id=class_id, person_id=person_id)
        session.add(kept)
    kept.substitute = first is not None
    kept.valid_from, kept.valid_to = first, last + timedelta(days=1) if last else None
    session.flush()


def remove(session: Session, class_: Class, person_id: int, day: date) -> bool:
    """End somebody's teaching of the class today. Raises LastTeacherError; returns False for somebody who does not teach it."""
    # Two who remove each other at once: the second waits and finds to be the last.
    session.scalars(select(Class.id).where(Class.id == class_.id).with_for_update()).one()
    session.expire_all()
    lines = teachers_of(session, [class_.id], day).get(class_.id, [])
    if not any(line.person_id == person_id for line in lines):
        return False
    if not any(not line.substitute and line.person_id != person_id for line in lines):
        raise LastTeacherError(class_.name)
    session.get_one(ClassTeacher, (class_.id, person_id)).valid_to = day
    session.flush()
    return True
