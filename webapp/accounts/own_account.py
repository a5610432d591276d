"""An account that an association made becomes its learner's own: whoever chooses a password takes it over."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.accounts.child_actions import end_sessions
from webapp.models import Association, IssuedAccount, Person


def made_by(session: Session, person_id: int) -> Association | None:
    """The association that made this account and may still print a slip for it; None for everybody else."""
    return session.scalars(
        select(Association)
        .join(IssuedAccount, IssuedAccount.association_id == Association.id)
        .where(IssuedAccount.person_id == person_id, IssuedAccount.taken_over_at.is_(None))
    ).first()


def choose_password(session: Session, person: Person, password_hash: str, now: datetime) -> bool:
    """A password of one's own: other sessions end, and no teacher prints a slip from now on. Returns whether it was taken over by this."""
    person.password = password_hash
    end_sessions(person)
    issued = session.get(IssuedAccount, person.id)
    took = issued is not None and issued.taken_over_at is None
    if issued is not None and took:
        issued.taken_over_at = now
    session.flush()
    return took
