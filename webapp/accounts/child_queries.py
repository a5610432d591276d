"""Children found by sheet and sign, and by those who look after them. What is not on the sheet is not found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from webapp.accounts import picture_lock
from webapp.kazakh.alphabet import sort_key
from webapp.models import Class, ClassSheet, Guardian, Person, PictureCode, Seat


@dataclass(frozen=True)
class OnSheet:
    """A child on a sheet."""

    person_id: int
    name: str
    sign: str
    open: bool


def _on_sheet(token: str) -> Select[Person, PictureCode]:
    """Those whose code was made for the class of this sheet and who sit in it."""
    return (
        select(Person, PictureCode)
        .join(PictureCode, PictureCode.person_id == Person.id)
        .join(ClassSheet, ClassSheet.class_id == PictureCode.class_id)
        .join(Class, Class.id == ClassSheet.class_id)
        .join(Seat, (Seat.class_id == Class.id) & (Seat.person_id == Person.id))
        .where(ClassSheet.token == token, Class.closed_at.is_(None), Seat.left_at.is_(None), Person.active)
    )


def _shown(person: Person, code: PictureCode, now: datetime) -> OnSheet:
    open_now = picture_lock.is_open(code.wrong_tries, code.shut_until, now)
    return OnSheet(person.id, person.display_name, code.sign, open_now)


def sheet(session: Session, token: str, now: datetime) -> Sequence[OnSheet]:
    """The children of a sheet by name. Raises NoResultFound when there is no such sheet."""
    session.execute(
        select(Class.id)
        .join(ClassSheet, ClassSheet.class_id == Class.id)
        .where(ClassSheet.token == token, Class.closed_at.is_(None))
    ).one()
    found = [_shown(person, code, now) for person, code in session.execute(_on_sheet(token))]
    return sorted(found, key=lambda child: sort_key(child.name))


def child_on_sheet(session: Session, token: str, person_id: int, now: datetime) -> OnSheet:
    """One child of a sheet. Raises NoResultFound for anybody who is not on it."""
    return _shown(*session.execute(_on_sheet(token).where(Person.id == person_id)).one(), now)


def children_of(session: Session, guardian_id: int) -> Sequence[Person]:
    """The children somebody looks after."""
    theirs = select(Guardian.child_id).where(Guardian.guardian_id == guardian_id, Guardian.until.is_(None))
    return session.scalars(select(Person).where(Person.id.in_(theirs)).order_by(Person.display_name)).all()
