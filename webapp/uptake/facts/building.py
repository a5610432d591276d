"""The facts are built: from what is new since the last build, or from nothing to the same bytes.

Each person's facts of a quarter are worked out wholly from the rows, however often; totals change by the difference, in the same
transaction. A build that is broken off begins again where the marks stand.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Table, delete, func, insert, select
from sqlalchemy.orm import Session

from webapp.clock import day_of
from webapp.courses import library as content
from webapp.jobs.kinds import Progress, Silent
from webapp.models import Person, RoleGrant, UptakeFact, UptakeMark, UptakeTotal
from webapp.uptake.facts import states, touched
from webapp.uptake.facts.reading import read
from webapp.uptake.facts.totals import Difference, recount, registered_cells, staff_days
from webapp.uptake.quarter import Quarter, quarter_of

# People worked out at once: what is held in memory is theirs alone.
PEOPLE = 400
# Numbers before a mark that are looked at again: on PostgreSQL a lower number may be committed after a higher one.
LOOK_BACK = 10_000
_FACT = cast(Table, UptakeFact.__table__)
_TOTAL = cast(Table, UptakeTotal.__table__)


@dataclass
class Built:
    """What a build did: people looked at, facts written or taken away; `revised`: quarter that was over → facts changed."""

    people: int = 0
    facts: int = 0
    revised: Counter[str] = field(default_factory=Counter)


def build(
    session: Session,
    today: date,
    now: datetime,
    progress: Progress | None = None,
    *,
    full: bool = False,
    look_back: int = LOOK_BACK,
) -> Built:
    """Take in what is new. `full`: compare how everybody is counted. The first time, everything is built. Needs the lessons' app."""
    told = progress or Silent()
    kept = touched.marks(session)
    if touched.BUILT not in kept:
        return rebuild(session, today, now, told)
    newest = touched.newest(session)
    found = touched.since(session, kept, look_back)
    quarters = _quarters(session, today)
    total = len(found.since) + (_registered(session) if full else 0)
    built = Built()
    for ids in _portions(_everybody(session) if full else sorted(found.since)):
        _portion(session, ids, found, quarters, today, built)
        told.step("people", min(built.people, total), total)
    _granted(session, kept["grant"].newest_id, quarters)
    last = quarter_of(day_of(kept[touched.BUILT].at))
    if quarters and last < quarters[-1]:
        # A quarter is over: its totals and those of the ones begun since are counted.
        recount(session, [one for one in quarters if one >= last])
    _mark(session, newest, now)
    return built


def rebuild(session: Session, today: date, now: datetime, progress: Progress | None = None) -> Built:
    """Forget all facts and totals and build them anew. How learners were counted stays: nothing else knows their past."""
    told = progress or Silent()
    for model in (UptakeMark, UptakeFact, UptakeTotal):
        session.execute(delete(model))
    newest, quarters = touched.newest(session), _quarters(session, today)
    total, built = _registered(session), Built()
    for ids in _portions(_everybody(session)):
        list(states.refresh(session, ids, {}, today))
        for quarter in quarters:
            made = [one for some in read(session, quarter, ids, content()).values() for one in some]
            if made:
                session.execute(insert(_FACT), made)
            built.facts += len(made)
        built.people += len(ids)
        session.flush()
        told.step("people", built.people, total)
    for place, quarter in enumerate(quarters, 1):
        recount(session, [quarter])
        told.step("totals", place, len(quarters))
    _mark(session, newest, now)
    return built


def _portion(
    session: Session, ids: Sequence[int], found: touched.Touched, quarters: Sequence[Quarter], today: date, built: Built
) -> None:
    """Some people: how they are counted, then their facts, quarter by quarter, as each asks for the one before."""
    difference = Difference()
    changes = list(states.refresh(session, ids, found.changed_on, today))
    staff = staff_days(session, [one.person_id for one in changes], _known_grants(session))
    for change in changes:
        for rows, sign in ((change.before, -1), (change.after, 1)):
            difference.registered(registered_cells(rows, quarters, staff.get(change.person_id)), sign)
        found.add(change.person_id, quarter_of(change.after[-1].valid_from))
    for quarter in quarters:
        some = [one for one in ids if one in found.since and found.since[one] <= quarter]
        changed = _renew(session, quarter, some, difference) if some else 0
        built.facts += changed
        if changed and quarter.closed_on(today):
            built.revised[str(quarter)] += changed
    difference.write(session)
    built.people += len(ids)


def _renew(session: Session, quarter: Quarter, ids: Sequence[int], difference: Difference) -> int:
    """Write the facts of these people where they differ. Returns how many were added, changed or taken away."""
    kept = _kept(session, ids, quarter)
    made = read(session, quarter, ids, content())
    differing = [one for one in ids if kept.get(one, {}) != {fact["course_id"]: fact for fact in made.get(one, [])}]
    if not differing:
        return 0
    number = 0
    for person_id in differing:
        before = kept.get(person_id, {})
        after = {fact["course_id"]: fact for fact in made.get(person_id, [])}
        number += sum(before.get(course) != after.get(course) for course in {*before, *after})
        difference.facts(list(before.values()), -1)
        difference.facts(list(after.values()))
    session.execute(delete(_FACT).where(_FACT.c.quarter == str(quarter), _FACT.c.person_id.in_(differing)))
    rows = [fact for one in differing for fact in made.get(one, [])]
    if rows:
        session.execute(insert(_FACT), rows)
    return number


def _kept(session: Session, ids: Sequence[int], quarter: Quarter) -> dict[int, dict[str, dict[str, Any]]]:
    """Person → course → the fact as it stands."""
    found: dict[int, dict[str, dict[str, Any]]] = {}
    stands = select(_FACT).where(_FACT.c.quarter == str(quarter), _FACT.c.person_id.in_(ids))
    for row in session.execute(stands).mappings():
        found.setdefault(row["person_id"], {})[row["course_id"]] = dict(row)
    return found


def _granted(session: Session, known: int, quarters: Sequence[Quarter]) -> None:
    """Who was granted another role since is taken out of the registered: once, with the mark that says so."""
    new = select(RoleGrant.person_id).where(RoleGrant.id > known, RoleGrant.role != "learner").distinct()
    for ids in _portions(session.scalars(new).all()):
        before, after = staff_days(session, ids, known), staff_days(session, ids)
        difference = Difference()
        for person_id, rows in states.states_of(session, ids).items():
            difference.registered(registered_cells(rows, quarters, before.get(person_id)), -1)
            difference.registered(registered_cells(rows, quarters, after.get(person_id)))
        difference.write(session)


def forget(session: Session, person_id: int) -> None:
    """Take somebody out of the totals: called while their rows are still there, before they are erased."""
    kept = touched.marks(session)
    if touched.BUILT not in kept:
        return
    difference = Difference()
    facts: dict[str, list[dict[str, Any]]] = {}
    for row in session.execute(select(_FACT).where(_FACT.c.person_id == person_id)).mappings():
        facts.setdefault(row["quarter"], []).append(dict(row))
    for some in facts.values():
        difference.facts(some, -1)
    quarters = _quarters(session, day_of(kept[touched.BUILT].at))
    staff = staff_days(session, [person_id], kept["grant"].newest_id)
    rows = states.states_of(session, [person_id]).get(person_id, [])
    difference.registered(registered_cells(rows, quarters, staff.get(person_id)), -1)
    difference.write(session)


def dump(session: Session) -> bytes:
    """All facts and totals in one order, written in one way: two builds are the same if these bytes are."""
    lines = []
    for table in (_FACT, _TOTAL):
        for row in session.execute(select(table).order_by(*table.primary_key)).mappings():
            lines.append(json.dumps(dict(row), sort_keys=True, ensure_ascii=False))
    return "\n".join(lines).encode()


def _known_grants(session: Session) -> int:
    return session.scalar(select(UptakeMark.newest_id).where(UptakeMark.name == "grant")) or 0


def _quarters(session: Session, today: date) -> list[Quarter]:
    """From the first registration to the quarter under way."""
    first = session.scalar(select(func.min(Person.registered_at)))
    if first is None:
        return []
    found, last = [quarter_of(day_of(first))], quarter_of(today)
    while found[-1] < last:
        found.append(found[-1].following)
    return found


def _registered(session: Session) -> int:
    return session.scalar(select(func.count()).where(Person.registered_at.is_not(None))) or 0


def _everybody(session: Session) -> Iterator[int]:
    """Everybody registered, by number, some at a time."""
    last = 0
    while True:
        some = select(Person.id).where(Person.registered_at.is_not(None), Person.id > last).order_by(Person.id)
        ids = session.scalars(some.limit(10 * PEOPLE)).all()
        if not ids:
            return
        yield from ids
        last = ids[-1]


def _portions(ids: Iterable[int]) -> Iterator[list[int]]:
    some: list[int] = []
    for one in ids:
        some.append(one)
        if len(some) == PEOPLE:
            yield some
            some = []
    if some:
        yield some


def _mark(session: Session, newest: dict[str, int], now: datetime) -> None:
    """Say how far was built."""
    session.execute(delete(UptakeMark))
    rows = [{"name": name, "newest_id": number, "at": now} for name, number in {**newest, touched.BUILT: 0}.items()]
    session.execute(insert(UptakeMark), rows)
