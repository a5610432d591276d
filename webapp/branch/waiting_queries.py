"""Who waits for a place in a class in a branch: names where the role is held, numbers below it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.branch.tree import Branch, Node
from webapp.kazakh.alphabet import sort_key
from webapp.models import Person, Waiting

# They asked the association below, not the one above it: from there, fewer people than this are no figure.
FEWEST = 10


@dataclass(frozen=True)
class Asked:
    """Somebody who waits: the row's id, the name, since when."""

    id: int
    name: str
    asked_on: date


@dataclass(frozen=True)
class Queue:
    """Those who wait at an association of the branch. `names` only where the role is held; `number` is None where it is not shown."""

    node: Node
    number: int | None
    names: tuple[Asked, ...] = ()


def queues(session: Session, branch: Branch) -> list[Queue]:
    """Every association of the branch: two statements."""
    waits = select(Waiting.association_id, func.count(Waiting.person_id.distinct())).where(
        Waiting.association_id.in_(branch.ids), Waiting.ended_on.is_(None)
    )
    counted: dict[str, int] = dict(session.execute(waits.group_by(Waiting.association_id)).all())
    asked = _asked(session, _held(branch))
    found = []
    for node in branch.nodes:
        if node.held:
            names = tuple(one for key in node.ids for one in asked.get(key, ()))
            found.append(Queue(node, len(names), names))
        else:
            number = sum(counted.get(key, 0) for key in node.ids)
            found.append(Queue(node, number if number >= FEWEST else None))
    return found


def waiting_in(session: Session, branch: Branch, waiting_id: int) -> Waiting:
    """Somebody who waits at an association on which the role is held. Raises NoResultFound for any other."""
    mine = Waiting.association_id.in_(_held(branch)), Waiting.ended_on.is_(None)
    return session.scalars(select(Waiting).where(Waiting.id == waiting_id, *mine)).one()


def _held(branch: Branch) -> list[str]:
    return [one for node in branch.nodes if node.held for one in node.ids]


def _asked(session: Session, ids: list[str]) -> dict[str, list[Asked]]:
    """By association: who asked first, first; of a day, by name."""
    rows = session.execute(
        select(Waiting, Person.display_name, Person.username)
        .join(Person, Person.id == Waiting.person_id)
        .where(Waiting.association_id.in_(ids), Waiting.ended_on.is_(None))
    )
    found: dict[str, list[Asked]] = {}
    for one, shown, username in rows:
        found.setdefault(one.association_id, []).append(Asked(one.id, shown or username or "", one.asked_on))
    for names in found.values():
        names.sort(key=lambda one: (one.asked_on, sort_key(one.name)))
    return found
