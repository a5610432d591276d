"""Figures of a quarter or a year, added up from facts in the database: no answer is read, and no row of it is a person."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from webapp.courses import library
from webapp.models import RoleGrant, UptakeTotal
from webapp.uptake.facts import around
from webapp.uptake.facts.dimensions import FACT, OF_ASSOCIATIONS, OF_LEARNERS, STATE, Dimensions
from webapp.uptake.facts.states import latest_on
from webapp.uptake.facts.totals import NUMBERS
from webapp.uptake.facts.working import BLOCKS
from webapp.uptake.quarter import Quarter, parse

Key = tuple[str, ...]
# The step of the self-rating that says: I understand, but do not speak.
UNDERSTANDS = 3


class Number(NamedTuple):
    """A figure, and how many people stand behind it. What everybody may know anyway has very many (`around.OPEN`)."""

    number: int
    people: int


Figures = dict[Key, dict[str, Number]]


@dataclass(frozen=True)
class Period:
    """A quarter or a year as its quarters; `before`: the period before."""

    quarters: tuple[Quarter, ...]

    @property
    def first(self) -> date:
        return self.quarters[0].first

    @property
    def last(self) -> date:
        return self.quarters[-1].last

    @property
    def before(self) -> "Period":
        back = self.quarters[0].previous
        return Period((back,)) if len(self.quarters) == 1 else _year(back.year)

    @property
    def names(self) -> list[str]:
        return [str(one) for one in self.quarters]


def _year(year: int) -> Period:
    return Period(tuple(Quarter(year, number) for number in (1, 2, 3, 4)))


def period_of(written: str) -> Period:
    """`2026Q3` or `2026`. Raises ValueError for anything else."""
    if len(written) == 4 and written.isascii() and written.isdigit() and written[0] in "12":
        return _year(int(written))
    return Period((parse(written),))


@dataclass(frozen=True)
class Total:
    """Coarse live figures of a region."""

    registered: int = 0
    learners: int = 0
    active: int = 0
    enrolments: int = 0
    minutes: int = 0
    lessons: int = 0
    lessons_people: int = 0
    units: int = 0
    units_people: int = 0


def totals(session: Session, quarter: str) -> dict[str, Total]:
    """Region (`none`: not stated) → the figures of a quarter so far."""
    columns = UptakeTotal.__table__.c
    sums = select(columns.region_code, *(func.sum(columns[name]) for name in NUMBERS)).where(columns.quarter == quarter)
    return {
        region: Total(*map(int, numbers)) for region, *numbers in session.execute(sums.group_by(columns.region_code))
    }


def quarters(session: Session) -> list[str]:
    """The quarters that have figures, the earliest first."""
    return list(session.scalars(select(UptakeTotal.quarter).distinct().order_by(UptakeTotal.quarter)))


def figures(session: Session, period: str, by: Sequence[str]) -> Figures:
    """Codes of the dimensions asked for → indicator → number, for a quarter or a year; what is not there is nought.

    Associations and regions of associations are those of the last day. In a year people are counted once, under the codes of the
    last quarter in which they learnt; sums of lessons, units, hours and visits stand where each quarter had them. Indicators that a
    dimension has no meaning for are left out.
    """
    over, by = period_of(period), tuple(by)
    now = Dimensions(session, library(), over.last)
    found: Figures = defaultdict(dict)
    for part in (_people(session, over, by, now), _sums(session, over, by, now), _before(session, over, by, now)):
        _lay(found, part)
    if set(by) <= set(OF_LEARNERS):
        _lay(found, _registered(session, over, by, now))
    if set(by) <= set(OF_ASSOCIATIONS):
        for indicator, rows in around.figures(session, over.first, over.last, over.names, by, now):
            for key, number, people in rows:
                found[key][indicator] = Number(number, people)
    return dict(found)


def _lay(found: Figures, rows: Iterable[tuple[Key, dict[str, Number]]]) -> None:
    for key, numbers in rows:
        found[key].update(numbers)


def _flag(condition: Any) -> ColumnElement[int]:
    return case((condition, 1), else_=0)


def _last(names: Sequence[str], course: bool = False) -> ColumnElement[bool]:
    """Whether a fact is of the last quarter in which its person learnt (in that course) of these."""
    if len(names) == 1:
        return FACT.c.quarter == names[0]
    later = FACT.alias("later")
    same = [later.c.person_id == FACT.c.person_id, later.c.quarter > FACT.c.quarter, later.c.quarter <= names[-1]]
    if course:
        same.append(later.c.course_id == FACT.c.course_id)
    newer = select(later.c.quarter).where(*same, later.c.answers > 0).exists()
    return FACT.c.quarter.in_(names) & ~newer


def _people(session: Session, over: Period, by: Key, now: Dimensions) -> Iterable[tuple[Key, dict[str, Number]]]:
    """Indicators that count people, and enrolments."""
    names = over.names
    yield from _of_persons(session, over, by, now)
    source, keys = now.of_learners(FACT, by)
    outcome = case(
        ((FACT.c.quarter != names[-1]) & (FACT.c.outcome == "continuing"), "interrupted"), else_=FACT.c.outcome
    )
    where = _last(names, course=True), FACT.c.answers > 0
    one = select(*keys, FACT.c.person_id, outcome.label("outcome")).select_from(source).where(*where).subquery()
    counted = (func.count(), func.count(one.c.person_id.distinct()))
    found: Figures = defaultdict(dict)
    for *key, how, number, people in session.execute(_grouped(one, (*by, "outcome"), *counted)):
        found[tuple(key)][how] = Number(number, people)
    for *key, number, people in session.execute(_grouped(one, by, *counted)):
        nothing = dict.fromkeys(("completed", "interrupted", "continuing"), Number(0, 0))
        yield tuple(key), nothing | found[tuple(key)] | {"enrolments": Number(number, people)}


# What one person is counted for, once.
_COUNTED = ("active", "returned", "rated", "gained", "understood", "moved", *(f"ready_{block}" for block in BLOCKS))


def _of_persons(session: Session, over: Period, by: Key, now: Dimensions) -> Iterable[tuple[Key, dict[str, Number]]]:
    source, keys = now.of_learners(FACT, by)
    own: Any = FACT.c
    if len(over.quarters) > 1:
        year = _in_year(over)
        source, own = source.join(year, year.c.person_id == FACT.c.person_id), year.c
    before, after = own.rating_before, own.rating_after
    flags = {
        "active": own.active,
        "returned": own.returned,
        "rated": before.is_not(None) & after.is_not(None),
        "gained": after > before,
        "understood": (before == UNDERSTANDS) & after.is_not(None),
        "moved": (before == UNDERSTANDS) & (after > UNDERSTANDS),
        **{f"ready_{block}": FACT.c.ready.like(f"%{block}%") for block in BLOCKS},
    }
    one = (
        select(*keys, FACT.c.person_id, *(_flag(flags[name]).label(name) for name in _COUNTED))
        .select_from(source)
        .where(_last(over.names), FACT.c.answers > 0)
        .subquery()
    )
    yield from _by_person(session, one, by, {name: func.max(one.c[name]) for name in _COUNTED})


def _by_person(
    session: Session, one: Any, by: Key, columns: dict[str, ColumnElement[Any]]
) -> Iterable[tuple[Key, dict[str, Number]]]:
    """Rows of facts, first brought together by person, then counted."""
    persons = _grouped(one, (*by, "person_id"), *(column.label(name) for name, column in columns.items())).subquery()
    counted = _grouped(persons, by, func.count(), *(func.sum(persons.c[name]) for name in columns))
    for row in session.execute(counted):
        numbers = [int(number or 0) for number in row[len(by) :]]
        pairs = zip(("learners", *columns), numbers, strict=True)
        yield tuple(row[: len(by)]), {name: Number(number, number) for name, number in pairs}


def _grouped(table: Any, by: Sequence[str], *columns: ColumnElement[Any]) -> Any:
    """Columns of a subquery by others of it. Grouped outside, because a database may not see that two expressions are the same."""
    keys = [table.c[name] for name in by]
    statement = select(*keys, *columns)
    return statement.group_by(*keys) if keys else statement.having(func.count() > 0)


def _in_year(over: Period) -> Any:
    """Of each learner of a year: active in any quarter; learnt in the year before; first and last rating of its quarters.

    A stretch of thirty days across the end of a quarter is not looked at.
    """

    def rating(column: str, newest: bool) -> Any:
        rated = FACT.alias("rated")
        within = rated.c.person_id == FACT.c.person_id, rated.c.quarter.in_(over.names), rated.c[column].is_not(None)
        order = rated.c.quarter.desc() if newest else rated.c.quarter
        return select(rated.c[column]).where(*within).order_by(order).limit(1).correlate(FACT).scalar_subquery()

    earlier = FACT.alias("earlier")
    learnt = select(earlier.c.person_id).where(
        earlier.c.person_id == FACT.c.person_id, earlier.c.quarter.in_(over.before.names), earlier.c.answers > 0
    )
    columns = (
        _flag(FACT.c.active).label("active"),
        _flag(learnt.correlate(FACT).exists()).label("returned"),
        rating("rating_before", False).label("rating_before"),
        rating("rating_after", True).label("rating_after"),
    )
    one = select(FACT.c.person_id, *columns).where(FACT.c.quarter.in_(over.names), FACT.c.main).subquery()
    persons = _grouped(
        one,
        ("person_id",),
        (func.max(one.c.active) == 1).label("active"),
        (func.max(one.c.returned) == 1).label("returned"),
        func.max(one.c.rating_before).label("rating_before"),
        func.max(one.c.rating_after).label("rating_after"),
    )
    return persons.subquery()


def _sums(session: Session, over: Period, by: Key, now: Dimensions) -> Iterable[tuple[Key, dict[str, Number]]]:
    """Lessons, units, hours and visits. Each fact's minutes become whole hours, up or down by a lot that is always the same,
    so that figures add up and are on the whole neither too high nor too low."""
    source, keys = now.of_learners(FACT, by)
    whole = FACT.c.minutes + (FACT.c.person_id * 37 + func.length(FACT.c.course_id) * 17) % 60
    summed = {
        "lessons": FACT.c.lessons,
        "units": FACT.c.units,
        "hours": (whole - whole % 60) // 60,
        "attendable": FACT.c.attendable,
        "attended": FACT.c.attended,
    }
    one = (
        select(*keys, FACT.c.person_id, FACT.c.minutes, *(column.label(name) for name, column in summed.items()))
        .select_from(source)
        .where(FACT.c.quarter.in_(over.names))
        .subquery()
    )
    behind: dict[str, ColumnElement[Any]] = {f"{name}_people": func.max(_flag(one.c[name] > 0)) for name in summed}
    behind["hours_people"] = func.max(_flag(one.c.minutes > 0))
    columns: dict[str, ColumnElement[Any]] = {**{name: func.sum(one.c[name]) for name in summed}, **behind}
    for key, numbers in _by_person(session, one, by, columns):
        yield key, {name: Number(numbers[name].number, numbers[f"{name}_people"].number) for name in summed}


def _before(session: Session, over: Period, by: Key, now: Dimensions) -> Iterable[tuple[Key, dict[str, Number]]]:
    """Who learnt in the period before, under the codes of that time."""
    source, keys = now.of_learners(FACT, by)
    where = _last(over.before.names), FACT.c.answers > 0
    one = select(*keys, FACT.c.person_id).select_from(source).where(*where).subquery()
    for *key, number in session.execute(_grouped(one, by, func.count(one.c.person_id.distinct()))):
        yield tuple(key), {"learners_before": Number(number, number)}


def _registered(session: Session, over: Period, by: Key, now: Dimensions) -> Iterable[tuple[Key, dict[str, Number]]]:
    source, keys = now.of_learners(STATE, by)
    staff = select(RoleGrant.id).where(
        RoleGrant.person_id == STATE.c.person_id, RoleGrant.role != "learner", RoleGrant.valid_from <= over.last
    )
    where = latest_on(over.last), ~staff.exists()
    one = select(*keys, STATE.c.person_id).select_from(source).where(*where).subquery()
    for *key, number in session.execute(_grouped(one, by, func.count())):
        yield tuple(key), {"registered": Number(number, number)}
