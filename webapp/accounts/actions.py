"""Accounts come into being, guests become registered, a guest's work is claimed."""

import secrets
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from webapp.accounts.handing_over import hand_over
from webapp.models import Person


def create_guest(session: Session, now: datetime) -> Person:
    """A person without a name, made by the first thing worth keeping."""
    guest = Person(fs_uniquifier=secrets.token_hex(32), created_at=now, display_name="", active=True)
    session.add(guest)
    session.flush()
    return guest


def register(
    session: Session,
    person: Person,
    *,
    username: str,
    password_hash: str,
    email: str | None,
    display_name: str,
    now: datetime,
) -> None:
    """Give a guest a user name and a password: the row stays, and so does all that was done. The session's key changes."""
    person.username = username
    person.email = email
    person.password = password_hash
    person.display_name = display_name
    person.registered_at = now
    person.fs_uniquifier = secrets.token_hex(32)
    session.flush()


def claim_guest_work(session: Session, guest_id: int, person_id: int) -> int:
    """Hand over what a guest did to the account the guest signed in to, and close the guest. Returns the number of answers moved."""
    moved = hand_over(session, guest_id, person_id)
    session.execute(update(Person).where(Person.id == guest_id).values(active=False))
    session.flush()
    return moved["answer"]
