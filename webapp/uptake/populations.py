"""How many people live in a region or belong to a group, by day, with source and confidence; and which borders changed when. Pure.

`data/populations.tsv`: dimension, category, people, day, day from which the borders hold, source, confidence (high, medium, low).
`data/region_crosswalk.tsv`: a region made out of another, and when. A figure within older borders is never set beside a region
that a row names: populations of regions are given within today's borders alone.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
# A count taken this long after a day still stands for it, where there is none from before.
NEAR = timedelta(days=366)


@dataclass(frozen=True)
class Population:
    """So many people of a category on a day. `borders`: from when on a region has been what is counted here."""

    dimension: str
    category: str
    people: int
    on: date
    borders: date | None
    source: str
    confidence: str

    @property
    def estimate(self) -> bool:
        """Not a published figure."""
        return self.confidence == "low"

    def written(self) -> Mapping[str, Any]:
        """As the document of a release has it."""
        return {
            "dimension": self.dimension,
            "category": self.category,
            "people": self.people,
            "on": self.on.isoformat(),
            "source": self.source,
            "confidence": self.confidence,
        }


@dataclass(frozen=True)
class Split:
    """A region that was made out of another on a day."""

    code: str
    from_code: str
    on: date
    note: str


def data_rows(name: str) -> Iterator[dict[str, str]]:
    """The lines of a file of `data/` by column name."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


@lru_cache
def _every() -> tuple[Population, ...]:
    return tuple(
        Population(
            row["dimension"],
            row["category"],
            int(row["people"]),
            date.fromisoformat(row["on"]),
            date.fromisoformat(row["borders"]) if row["borders"] else None,
            row["source"],
            row["confidence"],
        )
        for row in data_rows("populations.tsv")
    )


def populations_on(day: date) -> tuple[Population, ...]:
    """For each region and group the newest count not later than `day`, else the first one within a year after.

    A region that did not have its borders by then is left out.
    """
    best: dict[tuple[str, str], Population] = {}
    for one in _every():
        if one.on > day + NEAR or (one.borders and one.borders > day):
            continue
        known = best.get((one.dimension, one.category))
        if known is None or _better(one, known, day):
            best[one.dimension, one.category] = one
    return tuple(best.values())


def _better(one: Population, known: Population, day: date) -> bool:
    """Whether one stands for a day rather than the other: from before it rather than after, then the nearer."""
    if (one.on <= day) != (known.on <= day):
        return one.on <= day
    return one.on > known.on if one.on <= day else one.on < known.on


@lru_cache
def splits() -> tuple[Split, ...]:
    """Every change of borders on record."""
    return tuple(
        Split(row["code"], row["from_code"], date.fromisoformat(row["on"]), row["note"])
        for row in data_rows("region_crosswalk.tsv")
    )


def same_borders(code: str, earlier: date, later: date) -> bool:
    """Whether a region meant the same land on both days: no split of it, or out of it, lies between."""
    return not any(code in (one.code, one.from_code) and earlier < one.on <= later for one in splits())
