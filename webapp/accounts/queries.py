"""Finding accounts by what people type. User names and addresses are kept folded, so that capitals never matter."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from webapp.models import Person


def by_name_or_email(session: Session, typed: str) -> Person | None:
    """The registered, open account with this user name or e-mail address."""
    wanted = typed.strip().casefold()
    named = or_(Person.username == wanted, Person.email == wanted)
    return session.scalars(select(Person).where(named, Person.active, Person.registered_at.is_not(None))).first()


def name_taken(session: Session, username: str) -> bool:
    """Whether another account has this user name."""
    return session.scalars(select(Person.id).where(Person.username == username.strip().casefold())).first() is not None


def email_taken(session: Session, email: str) -> bool:
    """Whether another account has this address."""
    return session.scalars(select(Person.id).where(Person.email == email.strip().casefold())).first() is not None
