"""The learners of a class as a list of names: groups, since when, how they sign in. A fixed number of statements.

The class must be authorised before.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from webapp.classes import roster_matching
from webapp.classes.roster_matching import Seated
from webapp.kazakh.alphabet import sort_key
from webapp.models import (
    Class,
    ClassGroup,
    GroupSeat,
    Guardian,
    IssuedAccount,
    Person,
    PictureCode,
    RoleGrant,
    RosterId,
    Seat,
)


@dataclass(frozen=True)
class RosterLine:
    """A learner. `way`: how they sign in: `own` account, `slip` of this association, `taken` over from it, or by `sheet`.

    `slip`: a new one can be made in this class. `sheet_here`: the pictures are those of this class's sheet.
    """

    person_id: int
    name: str
    username: str | None
    joined_at: datetime
    groups: tuple[tuple[int, str], ...]
    way: str
    slip: bool


@dataclass(frozen=True)
class GroupLine:
    """A group and its learners' ids."""

    id: int
    name: str
    learners: frozenset[int]


def reissuable(association_id: str) -> ColumnElement[bool]:
    """Of `IssuedAccount`, joined to `Person`: made by this association, not taken over, and opening nothing but a learner's own work.

    Whoever holds a role, or looks after a child, is nobody to whom a teacher may give a password.
    """
    holds = exists().where(RoleGrant.person_id == IssuedAccount.person_id, RoleGrant.role != "learner")
    guards = exists().where(Guardian.guardian_id == IssuedAccount.person_id, Guardian.until.is_(None))
    return and_(
        IssuedAccount.association_id == association_id,
        IssuedAccount.taken_over_at.is_(None),
        Person.active,
        ~holds,
        ~guards,
    )


def groups_of(session: Session, class_id: int) -> list[GroupLine]:
    """The groups of a class by name, with those of its learners who are in each."""
    seated = select(Seat.person_id).where(Seat.class_id == class_id, Seat.left_at.is_(None))
    rows = session.execute(
        select(ClassGroup.id, ClassGroup.name, GroupSeat.person_id)
        .outerjoin(GroupSeat, (GroupSeat.group_id == ClassGroup.id) & GroupSeat.person_id.in_(seated))
        .where(ClassGroup.class_id == class_id)
    )
    found: dict[int, tuple[str, set[int]]] = {}
    for group_id, name, person_id in rows:
        found.setdefault(group_id, (name, set()))[1].add(person_id)
    lines = [GroupLine(number, name, frozenset(ids - {None})) for number, (name, ids) in found.items()]
    return sorted(lines, key=lambda line: sort_key(line.name))


def learners(session: Session, class_: Class, groups: Sequence[GroupLine]) -> list[RosterLine]:
    """The learners by name: one statement."""
    rows = session.execute(
        select(Person, Seat.joined_at, IssuedAccount, PictureCode.class_id, reissuable(class_.association_id))
        .join(Seat, Seat.person_id == Person.id)
        .outerjoin(IssuedAccount, IssuedAccount.person_id == Person.id)
        .outerjoin(PictureCode, PictureCode.person_id == Person.id)
        .where(Seat.class_id == class_.id, Seat.left_at.is_(None))
    )
    lines = []
    for person, joined_at, issued, sheet_class, may in rows:
        inside = tuple((one.id, one.name) for one in groups if person.id in one.learners)
        way, slip = _way(person, issued, class_.association_id), bool(may) or sheet_class == class_.id
        name = person.display_name or person.username or ""
        lines.append(RosterLine(person.id, name, person.username, joined_at, inside, way, slip))
    return sorted(lines, key=lambda line: (sort_key(line.name), line.person_id))


def _way(person: Person, issued: IssuedAccount | None, association_id: str) -> str:
    if person.username is None:
        return "sheet"
    if issued is None or issued.association_id != association_id:
        return "own"
    return "slip" if issued.taken_over_at is None else "taken"


def as_seated(lines: Sequence[RosterLine]) -> list[Seated]:
    """The same learners for the comparison with a file."""
    return [
        Seated(
            one.person_id, one.name, one.username, one.way == "sheet", tuple(name for _, name in one.groups), one.slip
        )
        for one in lines
    ]


def known_of(
    session: Session, class_: Class, seated: Sequence[Seated], usernames: Collection[str], sourced_ids: Collection[str]
) -> roster_matching.Known:
    """What a file's rows are compared with, beside the learners themselves: four statements."""
    taken = session.scalars(select(Person.username).where(Person.username.in_(usernames)))
    rows = session.execute(
        select(RosterId.sourced_id, RosterId.person_id).where(
            RosterId.association_id == class_.association_id, RosterId.sourced_id.in_(sourced_ids)
        )
    )
    by_sourced_id = {one.sourced_id: one.person_id for one in rows}
    here = {one.person_id for one in seated}
    left = (
        set(session.scalars(select(Seat.person_id).where(Seat.class_id == class_.id, Seat.left_at.is_not(None)))) - here
    )
    elsewhere = _elsewhere(session, class_, set(by_sourced_id.values()) - here - left)
    return roster_matching.Known(by_sourced_id, {name for name in taken if name}, left, elsewhere)


def _elsewhere(session: Session, class_: Class, person_ids: Collection[int]) -> dict[int, Seated]:
    """Of these, the learners whose accounts the association made and who sit in another class of it."""
    of_association = (
        select(Seat.person_id)
        .join(Class, Class.id == Seat.class_id)
        .where(Class.association_id == class_.association_id, Seat.left_at.is_(None))
    )
    made_here = or_(
        Person.id.in_(select(IssuedAccount.person_id).where(IssuedAccount.association_id == class_.association_id)),
        Person.id.in_(select(PictureCode.person_id)),
    )
    rows = session.scalars(select(Person).where(Person.id.in_(person_ids), Person.id.in_(of_association), made_here))
    return {
        one.id: Seated(one.id, one.display_name or one.username or "", one.username, one.username is None, ())
        for one in rows
    }


def free_username(session: Session, candidates: Sequence[str]) -> str | None:
    """The first that nobody has."""
    taken = set(session.scalars(select(Person.username).where(Person.username.in_(candidates))))
    return next((one for one in candidates if one not in taken), None)


def issued_to(session: Session, class_: Class, person_ids: Collection[int]) -> Sequence[Person]:
    """Of these, those who sit in the class and to whom a new password may be given. Others are not found."""
    return session.scalars(
        select(Person)
        .join(IssuedAccount, IssuedAccount.person_id == Person.id)
        .join(Seat, Seat.person_id == Person.id)
        .where(
            Seat.class_id == class_.id,
            Seat.left_at.is_(None),
            Person.id.in_(person_ids),
            reissuable(class_.association_id),
        )
    ).all()


def seated_among(session: Session, class_id: int, person_ids: Collection[int]) -> list[int]:
    """Of these, those who sit in the class."""
    return list(
        session.scalars(
            select(Seat.person_id).where(
                Seat.class_id == class_id, Seat.left_at.is_(None), Seat.person_id.in_(person_ids)
            )
        )
    )


def children_out(session: Session, class_id: int) -> list[tuple[int, str]]:
    """Id and name of the children of this class's sheet who sit in it no more, by name."""
    here = select(Seat.person_id).where(Seat.class_id == class_id, Seat.left_at.is_(None))
    rows = session.execute(
        select(Person.id, Person.display_name)
        .join(PictureCode, PictureCode.person_id == Person.id)
        .where(PictureCode.class_id == class_id, Person.id.not_in(here), Person.active)
    )
    return sorted(((person_id, name) for person_id, name in rows), key=lambda line: sort_key(line[1]))


def seated_ids(session: Session, class_id: int) -> list[int]:
    """Who sits in the class."""
    return list(session.scalars(select(Seat.person_id).where(Seat.class_id == class_id, Seat.left_at.is_(None))))


def hold(session: Session, class_id: int) -> None:
    """Two who add learners at once, or one who taps twice: the second waits and sees what the first did."""
    session.execute(select(Class.id).where(Class.id == class_id).with_for_update())
