"""Programmes with their associations, and what their learners reached: sums, no person."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from webapp.models import Programme, ProgrammeAssociation, UptakeFact
from webapp.uptake.programmes.costing import Reached, Scope
from webapp.uptake.quarter import quarter_of
from webapp.uptake.who import Reach


@dataclass(frozen=True)
class Carried:
    """A programme and the associations that carry it out."""

    programme: Programme
    associations: tuple[str, ...]

    def scope(self, today: date) -> Scope:
        """Whom it counts: in the quarters of its term that are closed."""
        first, last = quarter_of(self.programme.first_day), quarter_of(self.programme.last_day)
        found, one = set(), first
        while one <= last and one.closed_on(today):
            found.add(str(one))
            one = one.following
        return Scope(frozenset(self.associations), self.programme.course_id, frozenset(found))


def programmes(session: Session, reach: Reach) -> list[Carried]:
    """Those somebody may see, the newest first: the country all, a region its own."""
    ordered = select(Programme).order_by(Programme.first_day.desc(), Programme.id.desc())
    if not reach.country:
        ordered = ordered.where(Programme.region_code.in_(reach.regions))
    return _carried(session, session.scalars(ordered).all())


def programme(session: Session, programme_id: int) -> Carried:
    """One. Raises NoResultFound."""
    return _carried(session, [session.scalars(select(Programme).where(Programme.id == programme_id)).one()])[0]


def _carried(session: Session, some: Sequence[Programme]) -> list[Carried]:
    by_programme: dict[int, list[str]] = defaultdict(list)
    ties = select(ProgrammeAssociation).where(ProgrammeAssociation.programme_id.in_([one.id for one in some]))
    for tie in session.scalars(ties.order_by(ProgrammeAssociation.association_id)):
        by_programme[tie.programme_id].append(tie.association_id)
    return [Carried(one, tuple(by_programme[one.id])) for one in some]


def reached(session: Session, scopes: Mapping[int, Scope]) -> dict[int, Reached]:
    """What each reached: two statements for each that has begun; there are few programmes."""
    return {key: _reached(session, scope) for key, scope in scopes.items()}


def _reached(session: Session, scope: Scope) -> Reached:
    if not scope.quarters or not scope.associations:
        return Reached(0, 0)
    within = (
        UptakeFact.course_id == scope.course,
        UptakeFact.association_id.in_(scope.associations),
        UptakeFact.quarter.in_(scope.quarters),
    )
    people = select(func.count(UptakeFact.person_id.distinct())).where(*within)
    earlier = aliased(UptakeFact)
    # Whoever had completed the course before the term was not brought to it by the programme.
    before = exists().where(
        earlier.person_id == UptakeFact.person_id,
        earlier.course_id == scope.course,
        earlier.quarter < min(scope.quarters),
        earlier.outcome == "completed",
    )
    completed = people.where(UptakeFact.outcome == "completed", ~before)
    return Reached(session.scalar(people) or 0, session.scalar(completed) or 0)
