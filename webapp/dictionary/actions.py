"""Words and sentences are put aside and taken back."""

from datetime import datetime

from sqlalchemy.orm import Session

from webapp.models import Saved

MOST = 3000  # more than the lessons have words; a sheet of them can still be printed


def toggle(session: Session, person_id: int, kind: str, ref: str, now: datetime) -> bool:
    """Put it aside, or take it back. Returns whether it is put aside now."""
    found = session.get(Saved, (person_id, kind, ref))
    if found is not None:
        session.delete(found)
    elif session.query(Saved).filter_by(person_id=person_id).count() < MOST:
        session.add(Saved(person_id=person_id, kind=kind, ref=ref, saved_at=now))
    session.flush()
    return session.get(Saved, (person_id, kind, ref)) is not None
