"""Cells as they are shown: a count, a share worked out from published counts, hidden, or not in the table. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from webapp.uptake.content import WHOLE, Content, Row, Table
from webapp.uptake.indicators import DEFINITIONS


class Cell(NamedTuple):
    """`value` None: hidden, or, where `there` is False, no such cell was published."""

    value: float | None
    there: bool = True


ABSENT = Cell(None, False)


@dataclass(frozen=True)
class Share:
    """One published count over others added up, times `per`; over a population where `by` names a dimension."""

    code: str
    numerator: str
    denominator: tuple[str, ...]
    per: int
    by: str | None
    names: Mapping[str, str]


def shares(content: Content) -> dict[str, Share]:
    """The shares of a release by code: as the release defines them, else as the definitions do that it was made with."""
    own = [one for one in content.document["indicators"] if one["kind"] == "share"]
    if own:
        return {one["code"]: _own(one) for one in own}
    if str(content.document["versions"]["definitions"]) != str(DEFINITIONS.version):
        return {}
    return {
        code: Share(code, one.numerator, tuple(one.denominator), one.per, one.by, one.names)
        for code, one in DEFINITIONS.shares.items()
    }


def _own(one: Mapping[str, Any]) -> Share:
    known = DEFINITIONS.shares.get(one["code"])
    below = one.get("denominator") or (known.denominator if known else ())
    parts = [part.strip() for part in below.split("+")] if isinstance(below, str) else list(below)
    above = one.get("numerator") or (known.numerator if known else "")
    per, by = (known.per, known.by) if known else (100, None)
    return Share(one["code"], str(above), tuple(parts), int(one.get("per", per)), one.get("by", by), one["names"])


def shares_of(content: Content, table: Table) -> list[Share]:
    """Those that can be worked out from the counts of one table."""
    return [one for one in shares(content).values() if _possible(content, table, one)]


def _possible(content: Content, table: Table, share: Share) -> bool:
    if share.numerator not in table.indicators:
        return False
    if share.by is None:
        return bool(share.denominator) and all(part in table.indicators for part in share.denominator)
    return share.by in table.by and any(one["dimension"] == share.by for one in content.document["populations"])


@dataclass(frozen=True, eq=False)
class Figures:
    """One table of one release, to be asked for cells."""

    content: Content
    table: Table
    rows: Mapping[tuple[str, ...], Row]
    shares: Mapping[str, Share]

    def cell(self, code: str, categories: Sequence[str]) -> Cell:
        """A count or a share at these categories, in the order of the table's dimensions."""
        row = self.rows.get(tuple(categories))
        if row is None:
            return ABSENT
        if code in self.table.indicators:
            return Cell(row.values[self.table.indicators.index(code)])
        share = self.shares.get(code)
        return self._share(share, row) if share else ABSENT

    def _share(self, share: Share, row: Row) -> Cell:
        counts = dict(zip(self.table.indicators, row.values, strict=True))
        if share.by is None:
            parts = [counts[part] for part in share.denominator]
            known = [part for part in parts if part is not None]
            below = sum(known) if len(known) == len(parts) else None
        else:
            below = _people(self.content, share.by, self.table.by, row.categories)
            if below is None:
                return ABSENT
        return Cell(self.content.share(counts[share.numerator], below, share.per))

    @property
    def codes(self) -> tuple[str, ...]:
        """Counts, then shares."""
        return (*self.table.indicators, *self.shares)


def _people(content: Content, by: str, dimensions: Sequence[str], categories: Sequence[str]) -> int | None:
    """How many people live in a category, where every other dimension is summed over."""
    at = dict(zip(dimensions, categories, strict=True))
    if any(category != WHOLE for dimension, category in at.items() if dimension != by):
        return None
    for one in content.document["populations"]:
        if one["dimension"] == by and one["category"] == at[by]:
            return int(one["people"])
    return None


def figures(content: Content, table: str) -> Figures:
    """A table by its code. Raises KeyError."""
    found = content.tables[table]
    rows = {row.categories: row for row in found.rows}
    return Figures(content, found, rows, {one.code: one for one in shares_of(content, found)})


def names_of(content: Content, code: str) -> Mapping[str, str]:
    """What a count or a share is called; its code where the release does not say."""
    if code in content.indicators:
        names: Mapping[str, str] = content.indicators[code]["names"]
        return names
    share = shares(content).get(code)
    return share.names if share else dict.fromkeys(("kk", "ru", "en"), code)


def category_names(content: Content, dimension: str, category: str) -> Mapping[str, str]:
    """What a category is called; its code where the release does not know it."""
    try:
        return content.names(dimension, category)
    except KeyError:
        return dict.fromkeys(("kk", "ru", "en"), category)
