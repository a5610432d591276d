"""Files between their preview and the yes of whoever sent them; kept for a day."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from webapp.models import PendingUpload

KEPT = timedelta(days=1)


def keep(
    session: Session, person_id: int, purpose: str, subject: str, name: str, content: bytes, now: datetime
) -> PendingUpload:
    """Keep a file for its preview; older ones of the same person and purpose go. Flushes."""
    session.execute(
        delete(PendingUpload).where(
            (PendingUpload.made_at < now - KEPT)
            | (PendingUpload.person_id == person_id) & (PendingUpload.purpose == purpose)
        )
    )
    made = PendingUpload(
        token=secrets.token_urlsafe(16),
        person_id=person_id,
        purpose=purpose,
        subject=subject,
        name=name[:300],
        content=content,
        made_at=now,
    )
    session.add(made)
    session.flush()
    return made


def kept(session: Session, person_id: int, purpose: str, subject: str, token: str) -> PendingUpload:
    """The file of this person. Raises NoResultFound for any other, or when it is gone."""
    return session.scalars(
        select(PendingUpload).filter_by(token=token, person_id=person_id, purpose=purpose, subject=subject)
    ).one()


def drop(session: Session, upload: PendingUpload) -> None:
    """It was used, or is not wanted."""
    session.delete(upload)
    session.flush()
