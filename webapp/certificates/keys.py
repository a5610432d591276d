"""The keys certificates are signed with: made at the first need, kept for ever to check what they signed."""

import secrets
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.certificates.credential import Key, new_key_pair
from webapp.models import SigningKey

PURPOSE = "certificates"


def known_keys(session: Session) -> list[Key]:
    """All keys, the one that signs first."""
    found = session.scalars(
        select(SigningKey)
        .where(SigningKey.purpose == PURPOSE)
        .order_by(SigningKey.retired_at.is_not(None), SigningKey.made_at.desc())
    )
    return [Key(one.id, one.private_pem, one.public_pem) for one in found]


def key_to_sign(session: Session, now: datetime) -> Key:
    """The newest key that is not retired; one is made where there is none. Flushes."""
    newest = session.scalars(
        select(SigningKey)
        .where(SigningKey.purpose == PURPOSE, SigningKey.retired_at.is_(None))
        .order_by(SigningKey.made_at.desc())
    ).first()
    if newest is None:
        private, public = new_key_pair()
        newest = SigningKey(
            id=secrets.token_hex(6), purpose=PURPOSE, private_pem=private, public_pem=public, made_at=now
        )
        session.add(newest)
        session.flush()
    return Key(newest.id, newest.private_pem, newest.public_pem)


def retire_keys(session: Session, now: datetime) -> int:
    """No key in use signs any more; the next certificate makes a new one. Returns how many. What they signed stays good."""
    found = session.scalars(
        select(SigningKey).where(SigningKey.purpose == PURPOSE, SigningKey.retired_at.is_(None))
    ).all()
    for one in found:
        one.retired_at = now
    session.flush()
    return len(found)
