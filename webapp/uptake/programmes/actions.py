"""A programme is written with its associations."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from webapp.models import Programme, ProgrammeAssociation


def write(session: Session, programme: Programme, values: Mapping[str, Any], associations: Iterable[str]) -> Programme:
    """New or changed. Flushes."""
    for name, value in values.items():
        setattr(programme, name, value)
    session.add(programme)
    session.flush()
    session.execute(delete(ProgrammeAssociation).where(ProgrammeAssociation.programme_id == programme.id))
    session.add_all(
        ProgrammeAssociation(programme_id=programme.id, association_id=one) for one in sorted(set(associations))
    )
    session.flush()
    return programme
