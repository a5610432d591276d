"""A draft's tables as they are read on a page: names in the reader's language, a page of rows at a time."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from webapp.i18n import pick
from webapp.uptake.content import Content, Table

ROWS = 100
MOST_CHANGES = 200


class Line(NamedTuple):
    """A row: what it is of, and its numbers; None is hidden."""

    names: tuple[str, ...]
    values: tuple[int | None, ...]


class Shown(NamedTuple):
    """A page of a table."""

    code: str
    title: str
    heads: tuple[str, ...]
    indicators: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    number: int
    pages: int


class Changed(NamedTuple):
    """A cell that a revision shows otherwise."""

    table: str
    indicator: str
    names: str
    before: int | None
    after: int | None


def page_of(content: Content, tables: Mapping[str, Table], code: str, asked: str) -> Shown | None:
    """The table asked for, else the first; the page asked for, else the first or last. None where there is no table."""
    table = tables.get(code) or next(iter(tables.values()), None)
    if table is None:
        return None
    pages = max(1, -(-len(table.rows) // ROWS))
    number = min(max(int(asked), 1), pages) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    rows = table.rows[(number - 1) * ROWS : number * ROWS]
    return Shown(
        table.code,
        pick(table.names),
        tuple(pick(content.dimensions[one]["names"]) for one in table.by),
        tuple((one, pick(content.indicators[one]["names"])) for one in table.indicators),
        tuple(Line(_names(content, table.by, row.categories), row.values) for row in rows),
        number,
        pages,
    )


def changes(content: Content, tables: Mapping[str, Table]) -> list[Changed]:
    """What a revision shows otherwise than what it revises, of the tables and rows that may be seen."""
    told = content.document["changes"] or {"cells": ()}
    seen = {(code, row.categories) for code, table in tables.items() for row in table.rows}
    found = []
    for one in told["cells"]:
        if (one["table"], tuple(one["categories"])) in seen:
            table = tables[one["table"]]
            names = ", ".join(_names(content, table.by, one["categories"]))
            indicator = pick(content.indicators[one["indicator"]]["names"])
            found.append(Changed(pick(table.names), indicator, names, one["before"], one["after"]))
    return found[:MOST_CHANGES]


def opened(content: Content, one: Sequence[Any]) -> str:
    """A cell that the audit could narrow down too far, in words."""
    indicator, key, low, high = one
    if indicator not in content.indicators:
        return f"{low}–{high}"
    named = [pick(content.indicators[indicator]["names"])]
    named += [pick(content.names(dimension, category)) for dimension, category in key]
    return f"{', '.join(named)}: {low:g}–{high:g}"


def _names(content: Content, by: Sequence[str], categories: Sequence[str]) -> tuple[str, ...]:
    return tuple(pick(content.names(dimension, one)) for dimension, one in zip(by, categories, strict=True))
