"""What figures are made of: rows of people by dimension, and how they are counted. No row leaves the room `facts`."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session

from webapp.models import RoleGrant
from webapp.uptake.facts.dimensions import FACT, OF_LEARNERS, STATE, Dimensions
from webapp.uptake.facts.states import latest_on
from webapp.uptake.facts.working import BLOCKS
from webapp.uptake.quarter import Quarter, parse

Key = tuple[str, ...]
Rows = Select[Any]
# The step of the self-rating that says: I understand, but do not speak.
UNDERSTANDS = 3


class Number(NamedTuple):
    """A figure, and how many people stand behind it. What everybody may know anyway has very many (`around.OPEN`)."""

    number: int
    people: int


Figures = dict[Key, dict[str, Number]]
Counted = Iterable[tuple[Key, dict[str, Number]]]


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


def _enrolment_rows(over: Period, by: Key, now: Dimensions) -> Rows:
    """Learner and course, with how it stands at the end."""
    names = over.names
    source, keys = now.of_learners(FACT, by)
    outcome = case(
        ((FACT.c.quarter != names[-1]) & (FACT.c.outcome == "continuing"), "interrupted"), else_=FACT.c.outcome
    )
    where = _last(names, course=True), FACT.c.answers > 0
    return select(*keys, FACT.c.person_id, outcome.label("outcome")).select_from(source).where(*where)


def _enrolments(session: Session, one: Any, by: Key) -> Counted:
    counted = (func.count(), func.count(one.c.person_id.distinct()))
    found: Figures = defaultdict(dict)
    for *key, how, number, people in session.execute(_grouped(one, (*by, "outcome"), *counted)):
        found[tuple(key)][how] = Number(number, people)
    for *key, number, people in session.execute(_grouped(one, by, *counted)):
        nothing = dict.fromkeys(("completed", "interrupted", "continuing"), Number(0, 0))
        yield tuple(key), nothing | found[tuple(key)] | {"enrolments": Number(number, people)}


_SUMMED = ("lessons", "units", "hours", "attendable", "attended")
# What one person is counted for, once.
_COUNTED = ("active", "returned", "rated", "gained", "understood", "moved", *(f"ready_{block}" for block in BLOCKS))


def _person_rows(over: Period, by: Key, now: Dimensions) -> Rows:
    """Learners of the last quarter in which each learnt, with what one is counted for."""
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
    return (
        select(*keys, FACT.c.person_id, *(_flag(flags[name]).label(name) for name in _COUNTED))
        .select_from(source)
        .where(_last(over.names), FACT.c.answers > 0)
    )


def _persons(session: Session, one: Any, by: Key) -> Counted:
    yield from _by_person(session, one, by, {name: func.max(one.c[name]) for name in _COUNTED})


def _by_person(session: Session, one: Any, by: Key, columns: dict[str, ColumnElement[Any]]) -> Counted:
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
    statement = select(*keys, *columns).select_from(table)
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


def _sum_rows(over: Period, by: Key, now: Dimensions) -> Rows:
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
    return (
        select(*keys, FACT.c.person_id, FACT.c.minutes, *(summed[name].label(name) for name in _SUMMED))
        .select_from(source)
        .where(FACT.c.quarter.in_(over.names))
    )


def _sums(session: Session, one: Any, by: Key) -> Counted:
    behind: dict[str, ColumnElement[Any]] = {f"{name}_people": func.max(_flag(one.c[name] > 0)) for name in _SUMMED}
    behind["hours_people"] = func.max(_flag(one.c.minutes > 0))
    columns: dict[str, ColumnElement[Any]] = {**{name: func.sum(one.c[name]) for name in _SUMMED}, **behind}
    for key, numbers in _by_person(session, one, by, columns):
        yield key, {name: Number(numbers[name].number, numbers[f"{name}_people"].number) for name in _SUMMED}


def _before_rows(over: Period, by: Key, now: Dimensions) -> Rows:
    """Who learnt in the period before, under the codes of that time."""
    source, keys = now.of_learners(FACT, by)
    where = _last(over.before.names), FACT.c.answers > 0
    return select(*keys, FACT.c.person_id).select_from(source).where(*where)


def _before(session: Session, one: Any, by: Key) -> Counted:
    for *key, number in session.execute(_grouped(one, by, func.count(one.c.person_id.distinct()))):
        yield tuple(key), {"learners_before": Number(number, number)}


def _registered_rows(over: Period, by: Key, now: Dimensions) -> Rows:
    """Everybody registered by the last day who holds and held no other role, as counted on that day."""
    source, keys = now.of_learners(STATE, by)
    staff = select(RoleGrant.id).where(
        RoleGrant.person_id == STATE.c.person_id, RoleGrant.role != "learner", RoleGrant.valid_from <= over.last
    )
    where = latest_on(over.last), ~staff.exists()
    return select(*keys, STATE.c.person_id).select_from(source).where(*where)


def _registered(session: Session, one: Any, by: Key) -> Counted:
    for *key, number in session.execute(_grouped(one, by, func.count())):
        yield tuple(key), {"registered": Number(number, number)}


class Part(NamedTuple):
    """Indicators that come from the same rows. `dimensions`: by which they can be counted; `rows` have one for each of them."""

    dimensions: Key
    indicators: frozenset[str]
    rows: Callable[[Period, Key, Dimensions], Rows]
    counted: Callable[[Session, Any, Key], Counted]


_OF_FACTS = (*OF_LEARNERS, "form_of_study", "course")
PARTS = (
    Part(_OF_FACTS, frozenset(("learners", *_COUNTED)), _person_rows, _persons),
    Part(_OF_FACTS, frozenset(("enrolments", "completed", "interrupted", "continuing")), _enrolment_rows, _enrolments),
    Part(_OF_FACTS, frozenset(_SUMMED), _sum_rows, _sums),
    Part(_OF_FACTS, frozenset({"learners_before"}), _before_rows, _before),
    Part(OF_LEARNERS, frozenset({"registered"}), _registered_rows, _registered),
)
