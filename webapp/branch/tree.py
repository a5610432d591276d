"""The associations of a coordinator: those on which the role is held, and all that stand under them on a day."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from webapp.associations.queries import StandingAssociation


@dataclass(frozen=True)
class Node:
    """An association of the branch. `held`: the role is held on it; `ids`: itself, and whatever was merged into it."""

    association: StandingAssociation
    depth: int
    held: bool
    ids: tuple[str, ...]

    @property
    def id(self) -> str:
        """Of the association."""
        return self.association.id


@dataclass(frozen=True)
class Branch:
    """From the top down, each association followed by what stands under it."""

    nodes: tuple[Node, ...] = ()

    @property
    def ids(self) -> list[str]:
        """All of them, merged ones too."""
        return [one for node in self.nodes for one in node.ids]

    @property
    def standing(self) -> dict[str, StandingAssociation]:
        """Those that stand, by id."""
        return {node.id: node.association for node in self.nodes}

    @property
    def by_id(self) -> dict[str, StandingAssociation]:
        """Every id, also of a merged association, → the one that stands for it."""
        return {one: node.association for node in self.nodes for one in node.ids}


def grow(standing: Sequence[StandingAssociation], merged: Mapping[str, str], held: Collection[str]) -> Branch:
    """The branch of whoever holds a role on `held`. `merged`: association → the one that stands for it.

    A held association that does not stand gives nothing: its role does not pass to the one it was merged into.
    """
    here = {one.id: one for one in standing}
    under: dict[str, list[str]] = {}
    for one in standing:
        if one.parent_id:
            under.setdefault(one.parent_id, []).append(one.id)
    ids: dict[str, list[str]] = {}
    for old, now in merged.items():
        ids.setdefault(now, []).append(old)

    seen: set[str] = set()

    def walk(one: str, depth: int) -> Iterator[Node]:
        if one in seen:
            return
        seen.add(one)
        yield Node(here[one], depth, one in held, (one, *sorted(set(ids.get(one, ())) - here.keys())))
        for child in under.get(one, ()):
            yield from walk(child, depth + 1)

    tops = [one.id for one in standing if one.id in held]
    below = {one for top in tops for one in _under(top, under)}
    return Branch(tuple(node for top in tops if top not in below for node in walk(top, 0)))


def _under(top: str, under: Mapping[str, Sequence[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(under.get(top, ()))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += under.get(one, ())
    return found
