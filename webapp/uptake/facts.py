"""The figures of a quarter, added up in the database: one statement, and no row of it is a person."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, FromClause, Integer, Select, Subquery, and_, case, cast, func, or_, select
from sqlalchemy.orm import Session

from webapp.clock import day_of
from webapp.models import Answer, Completion, EthnicDeclaration, Membership, Person, Profile, RoleGrant
from webapp.uptake.quarter import Quarter, start_of

ACTIVE_DAYS = 4


class Fact(NamedTuple):
    """The people who share region, association, ethnic group and age group (codes; associations not yet resolved).

    `lessons_people` and `units_people`: how many people completed any; `lessons` and `units`: how many were completed.
    """

    region: str
    association: str
    ethnic_group: str
    age_group: str
    registered: int
    active: int
    lessons_people: int
    lessons: int
    units_people: int
    units: int

    @property
    def numbers(self) -> tuple[int, ...]:
        """Registered, active, people with lessons, lessons, people with units, units."""
        return self.registered, self.active, self.lessons_people, self.lessons, self.units_people, self.units


def facts(session: Session, quarter: Quarter) -> tuple[Fact, ...]:
    """The figures of `quarter`, one row per combination that has people. Never leaves the room unprotected."""
    people = _people(quarter)
    by = (people.c.region, people.c.association, people.c.ethnic_group, people.c.age_group)
    statement = select(
        *by,
        func.count().label("registered"),
        func.count(people.c.active).label("active"),
        func.count(case((people.c.lessons > 0, 1))),
        _whole(func.sum(people.c.lessons)),
        func.count(case((people.c.units > 0, 1))),
        _whole(func.sum(people.c.units)),
    ).group_by(*by)
    return tuple(sorted(Fact(*row) for row in session.execute(statement)))


def _whole(sum_: ColumnElement[int]) -> ColumnElement[int]:
    # PostgreSQL adds whole numbers up to a decimal.
    return cast(func.coalesce(sum_, 0), Integer)


def first_registration(session: Session) -> date | None:
    """The day in Kazakhstan on which the first learner registered, or None."""
    found: datetime | None = session.scalar(select(func.min(Person.registered_at)).where(_is_learner()))
    return day_of(found) if found else None


def _is_learner() -> ColumnElement[bool]:
    """Registered, and never granted another role than learner."""
    staff = select(RoleGrant.person_id).where(RoleGrant.role != "learner")
    return and_(Person.registered_at.is_not(None), Person.id.not_in(staff))


def _people(quarter: Quarter) -> Subquery:
    """Each person counted, once, with the codes to group by. A part of the statement; it is never run alone."""
    declared, latest = _declared().subquery(), _latest(quarter.last).subquery()
    active, completed = _active(quarter).subquery(), _completed(quarter).subquery()
    joined: FromClause = Person.__table__
    for other in (Profile.__table__, declared, latest, active, completed):
        joined = joined.outerjoin(other, other.c.person_id == Person.id)
    joined = joined.outerjoin(Membership, Membership.id == latest.c.id)
    return (
        select(
            func.coalesce(Profile.region_code, "none").label("region"),
            func.coalesce(Membership.association_id, "none").label("association"),
            func.coalesce(declared.c.ethnic_group, "undeclared").label("ethnic_group"),
            func.coalesce(Profile.age_group, "none").label("age_group"),
            active.c.person_id.label("active"),
            completed.c.lessons,
            completed.c.units,
        )
        .select_from(joined)
        .where(_is_learner(), Person.registered_at < start_of(quarter.after))
        .subquery()
    )


def _declared() -> Select[int, str]:
    """One code a person: the group declared, or `several`."""
    group = EthnicDeclaration.ethnic_group
    code = case((func.count() > 1, "several"), else_=func.min(group)).label("ethnic_group")
    return select(EthnicDeclaration.person_id, code).where(group != "undeclared").group_by(EthnicDeclaration.person_id)


def _latest(day: date) -> Select[int, int]:
    """The membership valid on `day`; the one recorded last, should there be two."""
    return (
        select(Membership.person_id, func.max(Membership.id).label("id"))
        .where(Membership.valid_from <= day, or_(Membership.valid_to.is_(None), Membership.valid_to > day))
        .group_by(Membership.person_id)
    )


def _active(quarter: Quarter) -> Select[int]:
    """Who answered on enough different days."""
    days = (
        select(Answer.person_id, Answer.day)
        .where(Answer.day >= quarter.first, Answer.day < quarter.after)
        .distinct()
        .subquery()
    )
    return select(days.c.person_id).group_by(days.c.person_id).having(func.count() >= ACTIVE_DAYS)


def _completed(quarter: Quarter) -> Select[int, int, int]:
    """Lessons and units completed, by person."""
    return (
        select(
            Completion.person_id,
            func.count(case((Completion.kind == "lesson", 1))).label("lessons"),
            func.count(case((Completion.kind == "unit", 1))).label("units"),
        )
        .where(Completion.day >= quarter.first, Completion.day < quarter.after)
        .group_by(Completion.person_id)
    )
