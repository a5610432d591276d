"""Whose figures somebody may see: the country's, a region's, a branch's."""

from collections.abc import Sequence
from dataclasses import dataclass

from webapp.security import Grant


@dataclass(frozen=True)
class Reach:
    """`country`: a secretariat of the whole; `regions`: those of regional secretariats; `branches`: associations coordinated."""

    country: bool
    regions: frozenset[str]
    branches: frozenset[str]

    def of_region(self, code: str) -> bool:
        """Whether the unpublished detail of a region is open to them."""
        return self.country or code in self.regions


def reach(grants: Sequence[Grant]) -> Reach:
    """What these roles open."""
    offices = [one for one in grants if one.role in ("secretariat", "region")]
    return Reach(
        country=any(one.role == "secretariat" and one.region_code is None for one in offices),
        regions=frozenset(one.region_code for one in offices if one.region_code),
        branches=frozenset(one.association_id for one in grants if one.role == "coordinator" and one.association_id),
    )
