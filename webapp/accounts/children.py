"""Children and guardians: found by sheet and sign, let in by three pictures, looked after by code."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, or_, select, update
from sqlalchemy.orm import Session

from webapp.accounts import picture_lock
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
    return sorted(found, key=lambda child: child.name.casefold())


def child_on_sheet(session: Session, token: str, person_id: int, now: datetime) -> OnSheet:
    """One child of a sheet. Raises NoResultFound for anybody who is not on it."""
    return _shown(*session.execute(_on_sheet(token).where(Person.id == person_id)).one(), now)


def let_in(session: Session, person_id: int, right: Callable[[str], bool], now: datetime) -> Person | None:
    """Try three pictures: the person, or None when they are wrong or the code is shut.

    A try is counted before it is looked at, in one statement, so that tries sent at once are all counted. `right` checks the hash.
    """
    code = PictureCode.__table__.c
    open_now: ColumnElement[bool] = or_(code.shut_until.is_(None), code.shut_until <= now)
    counted = (
        update(PictureCode)
        .where(PictureCode.person_id == person_id, open_now, PictureCode.wrong_tries < picture_lock.MOST)
        .values(wrong_tries=PictureCode.wrong_tries + 1)
        .execution_options(synchronize_session=False)
    )
    if not session.connection().execute(counted).rowcount:
        return None
    kept = session.get_one(PictureCode, person_id, populate_existing=True)
    if right(kept.pictures_hash):
        kept.wrong_tries, kept.shut_until = 0, None
        session.flush()
        return session.get_one(Person, person_id)
    kept.shut_until = picture_lock.shut_until(kept.wrong_tries, now)
    session.flush()
    return None


def become_guardian(session: Session, guardian_id: int, code: str, now: datetime) -> int | None:
    """Use a guardian code up. Returns the child's id, or None when there is no such code."""
    kept = session.scalars(select(PictureCode).where(PictureCode.guardian_code == code).with_for_update()).first()
    if kept is None or not code or kept.person_id == guardian_id:
        return None
    kept.guardian_code = None
    standing = select(Guardian.id).where(
        Guardian.child_id == kept.person_id, Guardian.guardian_id == guardian_id, Guardian.until.is_(None)
    )
    if session.scalars(standing).first() is None:
        session.add(Guardian(child_id=kept.person_id, guardian_id=guardian_id, since=now))
    session.flush()
    return kept.person_id


def children_of(session: Session, guardian_id: int) -> Sequence[Person]:
    """The children somebody looks after."""
    theirs = select(Guardian.child_id).where(Guardian.guardian_id == guardian_id, Guardian.until.is_(None))
    return session.scalars(select(Person).where(Person.id.in_(theirs)).order_by(Person.display_name)).all()


def leave_guardianship(session: Session, guardian_id: int, child_id: int, now: datetime) -> None:
    """Look after a child no more. Raises NoResultFound where one did not."""
    kept = session.scalars(
        select(Guardian).where(
            Guardian.guardian_id == guardian_id, Guardian.child_id == child_id, Guardian.until.is_(None)
        )
    ).one()
    kept.until = now
    session.flush()


def end_sessions(person: Person) -> None:
    """Whoever is signed in as this person is signed out."""
    person.fs_uniquifier = secrets.token_hex(32)
