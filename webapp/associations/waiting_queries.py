"""Who asked an association for a place in a class; a learner sees the own ones alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from webapp.associations.queries import StandingAssociation, associations_on, stand_ins
from webapp.models import Association, Class, Seat, Waiting

# So long the learner's page says what the association answered.
NEWS = timedelta(days=60)
# Nobody waits at more associations than this: a list of wishes would be no list of people.
MOST = 5
# How it ends: by a seat in a class, by the learner, or by the coordinator in one of two ways.
SEAT, SELF, TAKEN_IN, NO_PLACE = "seat", "self", "taken-in", "no-place"


@dataclass(frozen=True)
class Upward:
    """The tree of a day, seen from below: association → the one above it; merged ones → who stands for them."""

    above: Mapping[str, str | None]
    merged: Mapping[str, str]

    def of(self, association_id: str) -> tuple[str, ...]:
        """The association that stands for this one, and all above it."""
        way: list[str] = []
        here: str | None = self.merged.get(association_id, association_id)
        while here is not None and here not in way:
            way.append(here)
            here = self.above.get(here)
        return tuple(way)

    def reaches(self, association_ids: Iterable[str], upper_id: str) -> bool:
        """Whether any of these is `upper_id` or stands below it."""
        upper = self.merged.get(upper_id, upper_id)
        return any(upper in self.of(one) for one in association_ids)


def upward(session: Session, day: date) -> Upward:
    """The tree as it stood on a day."""
    return Upward({one.id: one.parent_id for one in associations_on(session, day)}, stand_ins(session, day))


@dataclass(frozen=True)
class Place:
    """What one learner sees of one association: whether they sit in a class of it, and the last time they asked."""

    association: StandingAssociation
    seated: bool
    asked: Waiting | None

    @property
    def waits(self) -> bool:
        """Whether they wait now."""
        return self.asked is not None and self.asked.ended_on is None

    def told(self, today: date) -> str | None:
        """What the association answered lately: TAKEN_IN or NO_PLACE."""
        if self.asked is None or self.asked.ended_on is None or self.asked.ended_on < today - NEWS:
            return None
        return self.asked.ended_by if self.asked.ended_by in (TAKEN_IN, NO_PLACE) else None


def place_of(session: Session, person_id: int, association: StandingAssociation, day: date) -> Place:
    """A learner's own place at an association that stands."""
    sits = select(Class.association_id).join(Seat, Seat.class_id == Class.id)
    seats = session.scalars(sits.where(Seat.person_id == person_id, Seat.left_at.is_(None), Class.closed_at.is_(None)))
    asked = session.scalars(
        select(Waiting)
        .where(Waiting.person_id == person_id, Waiting.association_id == association.id)
        .order_by(Waiting.id.desc())
        .limit(1)
    ).first()
    return Place(association, upward(session, day).reaches(seats, association.id), asked)


def waits_of(session: Session, person_id: int) -> Sequence[Waiting]:
    """Where somebody waits now."""
    return session.scalars(
        select(Waiting).where(Waiting.person_id == person_id, Waiting.ended_on.is_(None)).order_by(Waiting.id)
    ).all()


def own(session: Session, person_id: int, today: date) -> list[tuple[Waiting, Association]]:
    """Where somebody waits, and what associations answered them lately."""
    answered = (Waiting.ended_on >= today - NEWS) & Waiting.ended_by.in_((TAKEN_IN, NO_PLACE))
    rows = session.execute(
        select(Waiting, Association)
        .join(Association, Association.id == Waiting.association_id)
        .where(Waiting.person_id == person_id, or_(Waiting.ended_on.is_(None), answered))
        .order_by(Waiting.id)
    )
    return [(asked, association) for asked, association in rows]
