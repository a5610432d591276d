"""How learners are counted from a day on: a row is added when what is known of somebody has changed.

Only today is known of a profile; the rows keep what it was. The first holds from the day of registration.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, delete, insert, select
from sqlalchemy.orm import Session

from webapp.clock import day_of
from webapp.models import EthnicDeclaration, LearnerState, Membership, Person, Profile

CODES = (
    "region_code", "association_id", "ethnic_group", "age_group", "gender", "heritage_language", "sphere",
)  # fmt: skip
_STATE = LearnerState.__table__


class State(NamedTuple):
    """The codes of somebody from a day on."""

    valid_from: date
    codes: tuple[str, ...]

    @property
    def place(self) -> tuple[str, str]:
        """Region and association."""
        return self.codes[0], self.codes[1]


class Change(NamedTuple):
    """The states of somebody before and after."""

    person_id: int
    before: list[State]
    after: list[State]


def states_of(session: Session, ids: Sequence[int]) -> dict[int, list[State]]:
    """The states of these people, the earliest first."""
    found: dict[int, list[State]] = defaultdict(list)
    columns = [LearnerState.person_id, LearnerState.valid_from, *(_STATE.c[name] for name in CODES)]
    rows = session.execute(select(*columns).where(LearnerState.person_id.in_(ids)).order_by(LearnerState.valid_from))
    for person_id, valid_from, *codes in rows:
        found[person_id].append(State(valid_from, tuple(codes)))
    return found


def on(states: Sequence[State], day: date) -> State:
    """The state in force on a day; before the first, the first."""
    return next((one for one in reversed(states) if one.valid_from <= day), states[0])


def refresh(session: Session, ids: Sequence[int], changed_on: Mapping[int, date], today: date) -> Iterator[Change]:
    """Write what changed of these people, and tell it.

    `changed_on`: the day of the change, where something else than the rows themselves tells it. Guests have no state.
    """
    known = states_of(session, ids)
    for person_id, registered, told, codes in _present(session, ids):
        before = known.get(person_id, [])
        if before and before[-1].codes == codes:
            continue
        day = min(max(told, changed_on.get(person_id, told)), today) if before else registered
        if before and day < before[-1].valid_from:
            day = max(today, before[-1].valid_from)
        kept = [one for one in before if one.valid_from != day]
        if kept != before:
            session.execute(
                delete(LearnerState).where(LearnerState.person_id == person_id, LearnerState.valid_from == day)
            )
        values = dict(zip(CODES, codes, strict=True))
        session.execute(insert(LearnerState).values(person_id=person_id, valid_from=day, **values))
        yield Change(person_id, before, [*kept, State(day, codes)])


def _present(session: Session, ids: Sequence[int]) -> list[tuple[int, date, date, tuple[str, ...]]]:
    """Person, day of registration, newest day that profile, membership or declaration name, codes."""
    groups, declared_at = _declared(session, ids)
    belongs, belonged_at = _belonging(session, ids)
    rows: Any = session.execute(
        select(
            Person.id,
            Person.registered_at,
            Profile.region_code,
            Profile.age_group,
            Profile.gender,
            Profile.heritage_language,
            Profile.spheres,
            Profile.updated_at,
        )
        .outerjoin(Profile, Profile.person_id == Person.id)
        .where(Person.id.in_(ids), Person.registered_at.is_not(None))
        .order_by(Person.id)
    )
    found: list[tuple[int, date, date, tuple[str, ...]]] = []
    for person_id, registered_at, region, age, gender, language, spheres, updated_at in rows:
        days = [day_of(one) for one in (registered_at, updated_at, declared_at.get(person_id)) if one]
        codes = (
            region or "none",
            belongs.get(person_id, "none"),
            _one_of(groups.get(person_id, []), "undeclared"),
            age or "none",
            gender or "none",
            language or "none",
            _one_of(spheres or [], "none"),
        )
        told = max([*days, *belonged_at.get(person_id, [])])
        found.append((person_id, day_of(registered_at), told, codes))
    return found


def _one_of(codes: Sequence[str], nothing: str) -> str:
    if len(codes) > 1:
        return "several"
    return codes[0] if codes else nothing


def _declared(session: Session, ids: Sequence[int]) -> tuple[dict[int, list[str]], dict[int, datetime]]:
    groups: dict[int, list[str]] = defaultdict(list)
    newest: dict[int, datetime] = {}
    declared = select(EthnicDeclaration).where(EthnicDeclaration.person_id.in_(ids))
    for one in session.scalars(declared.order_by(EthnicDeclaration.ethnic_group)):
        newest[one.person_id] = max(one.declared_at, newest.get(one.person_id, one.declared_at))
        if one.ethnic_group != "undeclared":
            groups[one.person_id].append(one.ethnic_group)
    return groups, newest


def _belonging(session: Session, ids: Sequence[int]) -> tuple[dict[int, str], dict[int, list[date]]]:
    """The membership that is open, the one recorded last should there be two; and the days of all changes."""
    belongs: dict[int, str] = {}
    days: dict[int, list[date]] = defaultdict(list)
    columns: tuple[Any, ...] = (
        Membership.person_id,
        Membership.association_id,
        Membership.valid_to,
        Membership.recorded_at,
    )
    for person_id, association_id, valid_to, recorded_at in session.execute(
        select(*columns).where(Membership.person_id.in_(ids)).order_by(Membership.id)
    ):
        days[person_id] += [day_of(recorded_at), *([valid_to] if valid_to else [])]
        if valid_to is None:
            belongs[person_id] = association_id
    return belongs, days


def latest_on(day: date) -> ColumnElement[bool]:
    """Whether a row of learner_state is the one in force on a day. One look at the index for each row."""
    later = LearnerState.__table__.alias("later")
    newer = (
        select(later.c.id)
        .where(
            later.c.person_id == LearnerState.person_id,
            later.c.valid_from <= day,
            later.c.valid_from > LearnerState.valid_from,
        )
        .exists()
    )
    return (LearnerState.valid_from <= day) & ~newer
