"""Totals of a quarter by region and association: changed by differences with the facts, or counted anew."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, cast

from sqlalchemy import Table, and_, case, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from webapp.models import LearnerState, RoleGrant, UptakeFact, UptakeTotal
from webapp.uptake.facts.states import State, latest_on, on
from webapp.uptake.quarter import Quarter

NUMBERS = (
    "registered", "learners", "active", "enrolments", "minutes", "lessons", "lessons_people", "units", "units_people",
)  # fmt: skip
KEY = ("quarter", "region_code", "association_id")
Cell = tuple[str, str, str]
_TOTAL = cast(Table, UptakeTotal.__table__)
_FACT = cast(Table, UptakeFact.__table__)


class Difference:
    """What is to be added to totals, by cell."""

    def __init__(self) -> None:
        self.cells: dict[Cell, list[int]] = defaultdict(lambda: [0] * len(NUMBERS))

    def add(self, cell: Cell, numbers: Sequence[int], sign: int = 1) -> None:
        """Add numbers to a cell."""
        kept = self.cells[cell]
        for place, number in enumerate(numbers):
            kept[place] += sign * number

    def facts(self, facts: Sequence[Mapping[str, Any]], sign: int = 1) -> None:
        """The facts of one person in one quarter come in, or go out."""
        if facts:
            first = facts[0]
            self.add((first["quarter"], first["region_code"], first["association_id"]), _numbers(facts), sign)

    def registered(self, cells: Mapping[Quarter, tuple[str, str]], sign: int = 1) -> None:
        """One person is, or is no longer, among the registered of these quarters."""
        for quarter, place in cells.items():
            self.add((str(quarter), *place), (1,), sign)

    def write(self, session: Session) -> None:
        """Add to what is kept; a cell with nothing left goes."""
        dialect = session.get_bind().dialect.name
        for cell, numbers in self.cells.items():
            if not any(numbers):
                continue
            added = {"sqlite": sqlite, "postgresql": postgresql}[dialect].insert(_TOTAL)
            values = dict(zip(KEY, cell, strict=True)) | dict(zip(NUMBERS, numbers, strict=True))
            changed = {name: _TOTAL.c[name] + added.excluded[name] for name in NUMBERS}
            session.execute(added.values(values).on_conflict_do_update(index_elements=KEY, set_=changed))
            if min(numbers) < 0:
                empty = and_(*(_TOTAL.c[name] == 0 for name in NUMBERS))
                here = and_(*(_TOTAL.c[name] == value for name, value in zip(KEY, cell, strict=True)))
                session.execute(delete(_TOTAL).where(here, empty))
        self.cells.clear()


def _numbers(facts: Sequence[Mapping[str, Any]]) -> tuple[int, ...]:
    """What one person adds; the order is that of NUMBERS."""
    enrolments = sum(one["answers"] > 0 for one in facts)
    lessons, units = (sum(one[name] for one in facts) for name in ("lessons", "units"))
    return (
        0,
        int(enrolments > 0),
        int(any(one["active"] for one in facts)),
        enrolments,
        sum(one["minutes"] for one in facts),
        lessons,
        int(lessons > 0),
        units,
        int(units > 0),
    )


def registered_cells(
    states: Sequence[State], quarters: Iterable[Quarter], staff_from: date | None
) -> dict[Quarter, tuple[str, str]]:
    """Quarter → region and association of somebody in it, for the quarters by whose end they are counted."""
    return {
        quarter: on(states, quarter.last).place
        for quarter in quarters
        if states
        and states[0].valid_from <= quarter.last
        and not (staff_from is not None and staff_from <= quarter.last)
    }


def recount(session: Session, quarters: Iterable[Quarter]) -> None:
    """Count the totals of these quarters from facts and states."""
    for quarter in quarters:
        found = Difference()
        for region, association, *numbers in session.execute(_of_facts(quarter)):
            found.add((str(quarter), region, association), [0, *map(int, numbers)])
        for region, association, number in session.execute(_of_states(quarter)):
            found.add((str(quarter), region, association), (number,))
        session.execute(delete(_TOTAL).where(_TOTAL.c.quarter == str(quarter)))
        rows = [
            dict(zip(KEY, cell, strict=True)) | dict(zip(NUMBERS, numbers, strict=True))
            for cell, numbers in sorted(found.cells.items())
            if any(numbers)
        ]
        if rows:
            session.execute(insert(_TOTAL), rows)


def _of_facts(quarter: Quarter) -> Any:
    fact = _FACT.c
    by_person = (
        select(
            fact.region_code,
            fact.association_id,
            func.max(_one(fact.answers > 0)).label("learners"),
            func.max(_one(fact.active)).label("active"),
            func.sum(_one(fact.answers > 0)).label("enrolments"),
            *(func.sum(fact[name]).label(name) for name in ("minutes", "lessons", "units")),
        )
        .where(fact.quarter == str(quarter))
        .group_by(fact.person_id, fact.region_code, fact.association_id)
        .subquery()
        .c
    )
    return select(
        by_person.region_code,
        by_person.association_id,
        func.sum(by_person.learners),
        func.sum(by_person.active),
        func.sum(by_person.enrolments),
        func.sum(by_person.minutes),
        func.sum(by_person.lessons),
        func.sum(_one(by_person.lessons > 0)),
        func.sum(by_person.units),
        func.sum(_one(by_person.units > 0)),
    ).group_by(by_person.region_code, by_person.association_id)


def _one(condition: Any) -> Any:
    return case((condition, 1), else_=0)


def _of_states(quarter: Quarter) -> Any:
    staff = select(RoleGrant.id).where(
        RoleGrant.person_id == LearnerState.person_id, RoleGrant.role != "learner", RoleGrant.valid_from <= quarter.last
    )
    by = LearnerState.region_code, LearnerState.association_id
    return select(*by, func.count()).where(latest_on(quarter.last), ~staff.exists()).group_by(*by)


def staff_days(session: Session, ids: Sequence[int], newest_id: int | None = None) -> dict[int, date]:
    """Since when each of these has held another role than learner; of grants up to a number, where one is given."""
    first = select(RoleGrant.person_id, func.min(RoleGrant.valid_from)).group_by(RoleGrant.person_id)
    if newest_id is not None:
        first = first.where(RoleGrant.id <= newest_id)
    rows = session.execute(first.where(RoleGrant.person_id.in_(ids), RoleGrant.role != "learner"))
    return {person_id: day for person_id, day in rows}  # noqa: C416
