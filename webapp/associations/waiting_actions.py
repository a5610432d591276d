"""Somebody asks for a place; it is taken back, given or refused, or ends by a seat in a class."""

from datetime import date

from sqlalchemy.orm import Session

from webapp.associations import waiting_queries as queries
from webapp.models import Waiting


def ask(session: Session, person_id: int, association_id: str, day: date) -> bool:
    """Wait at an association. Returns False where the person waits already, there or at too many others."""
    waits = queries.waits_of(session, person_id)
    if len(waits) >= queries.MOST or any(one.association_id == association_id for one in waits):
        return False
    session.add(Waiting(person_id=person_id, association_id=association_id, asked_on=day))
    session.flush()
    return True


def take_back(session: Session, person_id: int, association_id: str, day: date) -> bool:
    """Wait there no more. Returns False where the person did not."""
    waits = [one for one in queries.waits_of(session, person_id) if one.association_id == association_id]
    for one in waits:
        end(session, one, queries.SELF, day)
    return bool(waits)


def end(session: Session, waiting: Waiting, by: str, day: date) -> None:
    """It is over. `by`: SEAT, SELF, TAKEN_IN or NO_PLACE."""
    waiting.ended_on, waiting.ended_by = day, by
    session.flush()


def end_by_seat(session: Session, person_id: int, association_id: str, day: date) -> None:
    """Somebody sits in a class of this association now: they wait no more there, nor at the associations above it."""
    waits = queries.waits_of(session, person_id)
    if not waits:
        return
    tree = queries.upward(session, day)
    for one in waits:
        if tree.reaches([association_id], one.association_id):
            end(session, one, queries.SEAT, day)
