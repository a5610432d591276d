"""The published rows of a branch."""

from typing import NamedTuple

from webapp.associations.queries import StandingAssociation
from webapp.branch.tree import Branch
from webapp.uptake.content import Content


class OwnRow(NamedTuple):
    """An association of the branch with its published numbers (None: hidden); no numbers where the release does not have it."""

    association: StandingAssociation
    depth: int
    values: tuple[int | None, ...] | None


def of_branch(content: Content, branch: Branch) -> list[OwnRow]:
    """Each association of a branch, from the top down, with what the release says of it under whatever id it had then."""
    by_id = {one.categories[-1]: one.values for one in content.tables["association"].rows}
    return [
        OwnRow(node.association, node.depth, next((by_id[one] for one in node.ids if one in by_id), None))
        for node in branch.nodes
    ]
