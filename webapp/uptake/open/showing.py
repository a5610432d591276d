"""A release as a page: its key figures, its tables with one region at a time, what each is called."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from babel.numbers import format_decimal

from webapp import i18n
from webapp.uptake.charts import bars, region_map
from webapp.uptake.content import WHOLE, Content
from webapp.uptake.open.figures import Cell, Figures, Share, category_names, figures, names_of
from webapp.uptake.quarter import parse

PAGE = 60
_NAMED = re.compile(r"<(text|title|tspan)((?: [^>]*)?)>([^<]*[әғқңөұүһіӘҒҚҢӨҰҮҺІ][^<]*)</\1>")
KEY = ("registered", "learners", "active", "active_share", "completed", "hours", "associations_active", "teachers")


class Line(NamedTuple):
    """A row of a table: its category, what it is called, its cells."""

    code: str
    names: Mapping[str, str]
    cells: list[Cell]


class Shown(NamedTuple):
    """A part of a table for one page. `heads`: (code, names) of the columns; `places`: what `at` may be."""

    heads: list[tuple[str, Mapping[str, str]]]
    lines: list[Line]
    places: list[tuple[str, Mapping[str, str]]]
    at: str
    dimension: Mapping[str, str]
    page: int
    pages: int


def written(value: float | None) -> str:
    """A number as the reader's language writes it; a share with one place."""
    if value is None:
        return "…"
    shape = "#,##0" if isinstance(value, int) else "#,##0.0"
    return str(format_decimal(value, format=shape, locale=i18n.language()))


def period_said(period: str) -> str:
    """`2026Q3` as people say it."""
    if "Q" not in period:
        return i18n.gettext("%(year)s, the whole year", year=period)
    quarter = parse(period)
    return i18n.gettext("quarter %(number)s of %(year)s", number=quarter.number, year=quarter.year)


def per_said(share: Share | None) -> str:
    """The unit of a share."""
    return "" if share is None else ("%" if share.per == 100 else "‰" if share.per == 1000 else "")


def key_figures(content: Content) -> list[tuple[str, Mapping[str, str], Cell, str]]:
    """Code, names, cell and unit of the figures that stand first: the country's."""
    if "region" not in content.tables:
        return []
    found = figures(content, "region")
    shown = [(code, names_of(content, code), found.cell(code, (WHOLE,))) for code in KEY if code in found.codes]
    return [(code, names, cell, per_said(found.shares.get(code))) for code, names, cell in shown if cell.there]


def table_shown(content: Content, code: str, at: str, page: int) -> Shown:
    """A table of one dimension, or of two at one category of the first. Raises KeyError for what is not published."""
    found = figures(content, code)
    by = found.table.by
    heads = [(one, names_of(content, one)) for one in found.codes]
    if len(by) == 1:
        keys, places, dimension = list(found.rows), [], by[0]
        at = WHOLE
    else:
        places = _places(content, found)
        if at not in dict(places):
            raise KeyError(at)
        keys = [key for key in found.rows if key[0] == at]
        dimension = by[1]
        if at == WHOLE and len(keys) < 2:
            keys, dimension = [key for key in found.rows if key[1] == WHOLE], by[0]
    pages = max(1, -(-len(keys) // PAGE))
    page = min(max(page, 1), pages)
    place = by.index(dimension)
    lines = [
        Line(key[place], category_names(content, dimension, key[place]), [found.cell(one, key) for one in found.codes])
        for key in keys[(page - 1) * PAGE : page * PAGE]
    ]
    return Shown(heads, lines, places, at, content.dimensions[dimension]["names"], page, pages)


def _places(content: Content, found: Figures) -> list[tuple[str, Mapping[str, str]]]:
    first = found.table.by[0]
    return [(one, category_names(content, first, one)) for one in dict.fromkeys(key[0] for key in found.rows)]


def said_in(picture: str) -> str:
    """A chart in Russian or English whose Kazakh names a screen reader is told of."""
    return picture if i18n.language() == "kk" else _NAMED.sub(r'<\1 lang="kk"\2>\3</\1>', picture)


def charts(content: Content) -> list[dict[str, Any]]:
    """The pictures of a release's page, each with the table it was drawn from."""
    return [one for one in (_map(content), _ages(content)) if one]


def _map(content: Content) -> dict[str, Any] | None:
    if "region" not in content.tables:
        return None
    found, title = figures(content, "region"), i18n.gettext("Learners by region")
    keys = [key[0] for key in found.rows if key[0] not in (WHOLE, "none")]
    names = {code: i18n.pick(category_names(content, "region", code)) for code in keys}
    values = {code: found.cell("learners", (code,)).value for code in keys}
    drawn = region_map(values, names, title=title, locale=i18n.language())
    return {
        "title": title,
        "picture": said_in(drawn),
        "table": "region",
        "rows": [(names[code], values[code]) for code in keys],
    }


def _ages(content: Content) -> dict[str, Any] | None:
    if "age_group" not in content.tables:
        return None
    found, title = figures(content, "age_group"), i18n.gettext("Learners by age group")
    rows = [
        (i18n.pick(category_names(content, "age_group", key[0])), found.cell("learners", key).value)
        for key in found.rows
        if key[0] != WHOLE
    ]
    return {
        "title": title,
        "picture": said_in(bars(rows, title=title, locale=i18n.language())),
        "table": "age_group",
        "rows": rows,
    }


def changes_shown(content: Content, limit: int = 100) -> list[tuple[str, str, float | None, float | None]]:
    """What a revision changed: table and category, indicator, before and after; the first of them."""
    cells: Sequence[Mapping[str, Any]] = (content.document["changes"] or {}).get("cells", ())
    return [_change(content, one) for one in cells[:limit]]


def _change(content: Content, one: Mapping[str, Any]) -> tuple[str, str, float | None, float | None]:
    table = content.tables[one["table"]]
    where = [
        i18n.pick(category_names(content, dimension, category))
        for dimension, category in zip(table.by, one["categories"], strict=True)
    ]
    return " · ".join(where), i18n.pick(names_of(content, one["indicator"])), one["before"], one["after"]
