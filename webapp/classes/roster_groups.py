"""Groups inside a class: made, renamed, removed, filled."""

from collections.abc import Collection, Mapping

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from webapp.models import Assignment, ClassGroup, GroupSeat, Seat

MOST = 20


class NameTakenError(ValueError):
    """The class has a group of this name."""


def find(session: Session, class_id: int, group_id: int) -> ClassGroup:
    """A group of this class. Raises NoResultFound for any other."""
    return session.scalars(select(ClassGroup).filter_by(class_id=class_id, id=group_id)).one()


def _same(session: Session, class_id: int, name: str) -> ClassGroup | None:
    found = session.scalars(select(ClassGroup).where(ClassGroup.class_id == class_id))
    return next((one for one in found if one.name.casefold() == name.casefold()), None)


def named(session: Session, class_id: int, name: str) -> ClassGroup:
    """The group of that name, made if it is missing."""
    found = _same(session, class_id, name)
    if found is None:
        found = ClassGroup(class_id=class_id, name=name)
        session.add(found)
        session.flush()
    return found


def make(session: Session, class_id: int, name: str) -> ClassGroup:
    """A new group. Raises NameTakenError."""
    if _same(session, class_id, name) is not None:
        raise NameTakenError(name)
    return named(session, class_id, name)


def rename(session: Session, group: ClassGroup, name: str) -> None:
    """Another name. Raises NameTakenError."""
    other = _same(session, group.class_id, name)
    if other is not None and other.id != group.id:
        raise NameTakenError(name)
    group.name = name
    session.flush()


def in_use(session: Session, group: ClassGroup) -> bool:
    """Whether work was given to the group: then it stays."""
    given = select(Assignment.id).where(Assignment.group_id == group.id)
    return session.scalars(given).first() is not None


def remove(session: Session, group: ClassGroup) -> None:
    """The group goes; its learners stay in the class."""
    session.execute(delete(GroupSeat).where(GroupSeat.group_id == group.id))
    session.delete(group)
    session.flush()


def fill(session: Session, class_id: int, wanted: Mapping[int, Collection[int]]) -> list[int]:
    """Put each learner (id → groups) into these groups of the class and out of its others; those who do not sit in it are left alone.

    Returns whose groups changed. Four statements, however many they are.
    """
    own = set(session.scalars(select(ClassGroup.id).where(ClassGroup.class_id == class_id)))
    seated = set(session.scalars(select(Seat.person_id).where(Seat.class_id == class_id, Seat.left_at.is_(None))))
    held: dict[int, set[int]] = {}
    for one in session.scalars(select(GroupSeat).where(GroupSeat.group_id.in_(own))):
        held.setdefault(one.person_id, set()).add(one.group_id)
    changed = []
    for person_id in sorted(wanted.keys() & seated):
        before, after = held.get(person_id, set()), set(wanted[person_id]) & own
        if before == after:
            continue
        changed.append(person_id)
        gone = (GroupSeat.person_id == person_id) & GroupSeat.group_id.in_(before - after)
        session.execute(delete(GroupSeat).where(gone))
        session.add_all(GroupSeat(group_id=group_id, person_id=person_id) for group_id in sorted(after - before))
    session.flush()
    return changed
