"""What a release publishes, as one JSON document: every page, file and answer of the interface is made from it alone.

The keys, all required:

- `schema` 1; `period` `2026Q3` or `2026`; `first_day`, `last_day`, `made_on` ISO dates; `revises` number or null
- `versions`: {definitions, rules, code}
- `bodies`: code → names; the Assembly or whatever stands in its place, under the name of the last day
- `dimensions`: list of {code, names, definition, categories: [{code, names, parent}]}; `parent` is the code of the region for
  an association, else null. Associations are those of the tree of the last day
- `indicators`: list of {code, version, valid_from, names, definition, unit, kind, numerator, denominator, source, breaks}, the last
  three texts or null; `kind` is count or share; `unit` people, enrolments, lessons, units, hours, visits, associations
- `tables`: list of {code, names, by: [dimension], indicators: [code], rows: [[[category, …], [number or null, …]], …]}; a category
  `*` is the sum over the dimension; null is hidden. Counts only: shares are worked out, by `share`
- `populations`: list of {dimension, category, people, on, source, confidence}
- `targets`: list of {indicator, region, year, value, unit, status, names, document, source, confidence}
- `commentary`: language → text; `remarks`: list of {region, language, text}
- `changes`: null, or {why: language → text, cells: [{table, indicator, categories, before, after}]} for a revision
- `rules`: {version, threshold_sensitive, threshold, sensitive: [dimension], rounded_to, share_base, text: language → text}

`names`, `definition` and texts are {kk, ru, en}. Published, `number`, `published_on` and `signed` (list of {name, on}) are added.
"""

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

WHOLE = "*"
Texts = Mapping[str, str]


def canonical(document: Mapping[str, Any]) -> bytes:
    """The one way to write a document down: keys sorted, no spaces, UTF-8."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def packed(document: Mapping[str, Any]) -> bytes:
    """A document as it is kept."""
    return zlib.compress(canonical(document), 9)


def unpacked(kept: bytes) -> "Content":
    """A kept document, to be read."""
    return Content(json.loads(zlib.decompress(kept)))


def fingerprint(document: Mapping[str, Any]) -> str:
    """The SHA-256 that signatures name: of all but number, day of publication and the signatures themselves."""
    body = {key: value for key, value in document.items() if key not in ("number", "published_on", "signed")}
    return hashlib.sha256(canonical(body)).hexdigest()


class Row(NamedTuple):
    """One row of a table: its categories in the order of `by`, and a number or None (hidden) for each indicator."""

    categories: tuple[str, ...]
    values: tuple[int | None, ...]


@dataclass(frozen=True)
class Table:
    """A published table."""

    code: str
    names: Texts
    by: tuple[str, ...]
    indicators: tuple[str, ...]
    rows: tuple[Row, ...]

    @cached_property
    def _values(self) -> dict[tuple[str, ...], Row]:
        return {row.categories: row for row in self.rows}

    def value(self, indicator: str, categories: Sequence[str]) -> int | None:
        """A cell; None where it is hidden or not in the table."""
        row = self._values.get(tuple(categories))
        return row.values[self.indicators.index(indicator)] if row and indicator in self.indicators else None


@dataclass(frozen=True, eq=False)
class Content:
    """A document, with its parts at hand."""

    document: Mapping[str, Any]

    @property
    def period(self) -> str:
        return str(self.document["period"])

    @property
    def number(self) -> int | None:
        """None until it is published."""
        found: int | None = self.document.get("number")
        return found

    @cached_property
    def tables(self) -> dict[str, Table]:
        """By code, in their order."""
        return {table.code: table for table in map(_table, self.document["tables"])}

    @cached_property
    def indicators(self) -> dict[str, Mapping[str, Any]]:
        """By code, in their order."""
        return {one["code"]: one for one in self.document["indicators"]}

    @cached_property
    def dimensions(self) -> dict[str, Mapping[str, Any]]:
        """By code, in their order."""
        return {one["code"]: one for one in self.document["dimensions"]}

    @cached_property
    def _categories(self) -> dict[tuple[str, str], Mapping[str, Any]]:
        return {
            (code, one["code"]): one for code, dimension in self.dimensions.items() for one in dimension["categories"]
        }

    def names(self, dimension: str, category: str) -> Texts:
        """What a category is called; `*` is the sum of all."""
        if category == WHOLE:
            return {"kk": "Барлығы", "ru": "Всего", "en": "Total"}
        found: Texts = self._categories[dimension, category]["names"]
        return found

    def parent(self, dimension: str, category: str) -> str | None:
        """The region of an association."""
        found: str | None = self._categories[dimension, category].get("parent")
        return found

    def cells(self) -> Iterator[tuple[str, str, tuple[str, ...], int | None]]:
        """Every cell: table, indicator, categories, number or None."""
        for table in self.tables.values():
            for row in table.rows:
                for indicator, value in zip(table.indicators, row.values, strict=True):
                    yield table.code, indicator, row.categories, value

    def share(self, numerator: int | None, denominator: int | None, per: int = 100) -> float | None:
        """Of what is published, rounded as it is; None where either is hidden or the base is too small."""
        if numerator is None or denominator is None or denominator < self.document["rules"]["share_base"]:
            return None
        return per * numerator / denominator


def _table(one: Mapping[str, Any]) -> Table:
    rows = tuple(Row(tuple(categories), tuple(values)) for categories, values in one["rows"])
    return Table(one["code"], one["names"], tuple(one["by"]), tuple(one["indicators"]), rows)
