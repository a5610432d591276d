"""The tables of a release, read once from tables.yaml, and how the cells of them hang together. Pure.

A cell is an indicator and a key: the categories of the dimensions that are not summed over. The same cell in several
tables is one cell. A region that has a single association is the same cell as that association.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from webapp.uptake.content import WHOLE, Texts

# (dimension, category), in the order of the dimensions' codes; empty: the whole country.
Key = tuple[tuple[str, str], ...]
PLACE, MEMBER = "association_region", "association"


class Cell(NamedTuple):
    """What a number is of."""

    indicator: str
    key: Key


@dataclass(frozen=True)
class Spec:
    """A table: what it counts by what."""

    code: str
    names: Texts
    by: tuple[str, ...]
    indicators: tuple[str, ...]

    @property
    def subsets(self) -> Iterator[tuple[str, ...]]:
        """Itself and its sums: all ways of leaving dimensions out, but for an association's region, which it brings with it."""
        for width in range(len(self.by) + 1):
            for some in combinations(self.by, width):
                if MEMBER not in some or PLACE in some:
                    yield some


def _read(path: Path) -> tuple[Spec, ...]:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(Spec(one["code"], one["names"], tuple(one["by"]), tuple(one["indicators"])) for one in data["tables"])


TABLES = _read(Path(__file__).parent.parent / "tables.yaml")


@dataclass(frozen=True, eq=False)
class Layout:
    """Tables over categories: which cells there are, and which add up to which. `region_of`: association → category of its region."""

    tables: Sequence[Spec]
    categories: Mapping[str, Sequence[str]]
    region_of: Mapping[str, str]

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for association in self.categories.get(MEMBER, ()):
            found.setdefault(self.region_of[association], []).append(association)
        return found

    def key(self, by: Sequence[str], categories: Sequence[str]) -> Key:
        """The one key of a row, whatever table it stands in."""
        named = {dimension: one for dimension, one in zip(by, categories, strict=True) if one != WHOLE}
        some = self._members.get(named.get(PLACE, ""), ())
        if MEMBER not in named and len(some) == 1:
            named[MEMBER] = some[0]
        if MEMBER in named:
            named.pop(PLACE, None)
        return tuple(sorted(named.items()))

    def rows(self, by: Sequence[str], whole: bool = True) -> Iterator[tuple[str, ...]]:
        """The rows of a table in their order; with its sums, unless told otherwise."""
        axes = [((WHOLE,) if whole else ()) + tuple(self.categories[code]) for code in by]
        for categories in product(*axes):
            if MEMBER not in by or self._stands(dict(zip(by, categories, strict=True))):
                yield categories

    def _stands(self, named: Mapping[str, str]) -> bool:
        return named[MEMBER] == WHOLE or named[PLACE] == self.region_of[named[MEMBER]]

    @cached_property
    def keys(self) -> dict[str, list[Key]]:
        """Indicator → the keys of its published cells, each once, in the order of the tables."""
        found: dict[str, dict[Key, None]] = {}
        for table in self.tables:
            some = dict.fromkeys(self.key(table.by, row) for row in self.rows(table.by))
            for indicator in table.indicators:
                found.setdefault(indicator, {}).update(some)
        return {indicator: list(some) for indicator, some in found.items()}

    @cached_property
    def joints(self) -> dict[str, list[tuple[str, ...]]]:
        """Indicator → dimensions by which it is published two at a time in a ring: the unpublished table of all three ties them.

        Without a ring, whatever fits each table and the sums that tables share is a possible country: nothing more is tied.
        """
        pairs: dict[str, set[frozenset[str]]] = {}
        for table in self.tables:
            if len(table.by) == 2 and MEMBER not in table.by:
                for indicator in table.indicators:
                    pairs.setdefault(indicator, set()).add(frozenset(table.by))
        dimensions = sorted(self.categories)
        return {
            indicator: [
                three
                for three in combinations(dimensions, 3)
                if all(frozenset(two) in some for two in combinations(three, 2))
            ]
            for indicator, some in pairs.items()
        }

    def sums(self, indicator: str, joint: bool = True) -> Iterator[tuple[Key, tuple[Key, ...]]]:
        """Every total with its parts, each once. `joint`: also of the unpublished joint tables."""
        seen: set[tuple[Key, frozenset[Key]]] = set()
        tables = [table.by for table in self.tables if indicator in table.indicators]
        for by in [*tables, *(self.joints.get(indicator, ()) if joint else ())]:
            for total, parts in self._sums_of(by):
                if (total, frozenset(parts)) not in seen and parts != (total,):
                    seen.add((total, frozenset(parts)))
                    yield total, parts

    def _sums_of(self, by: Sequence[str]) -> Iterator[tuple[Key, tuple[Key, ...]]]:
        for row in self.rows(by):
            for at, category in enumerate(row):
                if category != WHOLE or (by[at] == PLACE and row[by.index(MEMBER)] != WHOLE):
                    continue
                along = self._along(by, row, at)
                if along:
                    parts = tuple(self.key(by, (*row[:at], one, *row[at + 1 :])) for one in along)
                    yield self.key(by, row), parts

    def _along(self, by: Sequence[str], row: Sequence[str], at: int) -> Sequence[str]:
        """The categories that a sum in this place adds up."""
        if by[at] != MEMBER:
            return self.categories[by[at]]
        place = row[by.index(PLACE)]
        return () if place == WHOLE else self._members.get(place, ())


def layout_of(document: Mapping[str, Any]) -> Layout:
    """The layout a document was made in."""
    categories = {one["code"]: [entry["code"] for entry in one["categories"]] for one in document["dimensions"]}
    members = next((one["categories"] for one in document["dimensions"] if one["code"] == MEMBER), ())
    tables = [Spec(one["code"], one["names"], tuple(one["by"]), tuple(one["indicators"])) for one in document["tables"]]
    return Layout(tables, categories, {one["code"]: one["parent"] for one in members})
