"""Children are let in by three pictures; grown-ups come to look after them, and leave."""

import secrets
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from webapp.accounts import picture_lock
from webapp.models import Guardian, Person, PictureCode


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
