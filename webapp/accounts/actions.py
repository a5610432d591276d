"""Accounts come into being, guests become registered, a guest's work is claimed."""

import secrets
from datetime import datetime

from sqlalchemy import delete, select, true, update
from sqlalchemy.orm import Session

from webapp.models import (
    Answer,
    Completion,
    Dispute,
    EthnicDeclaration,
    Membership,
    Person,
    Profile,
    Run,
    Seat,
    Submission,
)


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
    moved = (
        session.connection()
        .execute(update(Answer).where(Answer.person_id == guest_id).values(person_id=person_id))
        .rowcount
    )
    session.execute(update(Run).where(Run.person_id == guest_id).values(person_id=person_id))
    done = select(Completion.kind, Completion.subject_id).where(Completion.person_id == person_id)
    have = {tuple(row) for row in session.execute(done)}
    for completion in session.scalars(select(Completion).where(Completion.person_id == guest_id)):
        if (completion.kind, completion.subject_id) in have:
            session.delete(completion)
        else:
            completion.person_id = person_id
    _hand_over_choices(session, guest_id, person_id)
    session.execute(update(Submission).where(Submission.person_id == guest_id).values(person_id=person_id))
    session.execute(update(Dispute).where(Dispute.person_id == guest_id).values(person_id=person_id))
    session.execute(update(Seat).where(Seat.person_id == guest_id).values(person_id=person_id))
    session.execute(update(Person).where(Person.id == guest_id).values(active=False))
    session.flush()
    return int(moved)


def _hand_over_choices(session: Session, guest_id: int, person_id: int) -> None:
    """What the account said stands; where it said nothing, what the guest said. Nothing stays with the closed guest."""
    for table, standing in (
        (Profile, true()),
        (EthnicDeclaration, true()),
        (Membership, Membership.valid_to.is_(None)),
    ):
        own = session.scalars(select(table.person_id).where(table.person_id == person_id, standing)).first()
        theirs = table.person_id == guest_id
        change = update(table).where(theirs).values(person_id=person_id) if own is None else delete(table).where(theirs)
        session.execute(change)
