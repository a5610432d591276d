"""A release on paper: A4, set by Typst, tagged for those who listen (PDF/UA-1). Texts go in as data, never as part of the source."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import typst

from webapp.uptake.charts import bars, on_paper, region_map
from webapp.uptake.content import WHOLE, Content, Row, Table
from webapp.uptake.files.kinds import day, moment
from webapp.uptake.files.reading import COUNTRY, Reading

# A Kazakh syllable ends before the last consonant that stands before a vowel.
_VOWELS = "аәеёиоөуұүыіэюя"
_SYLLABLE = re.compile(rf"(\w\w[^\W{_VOWELS}]*?)(?=[^\W{_VOWELS}][{_VOWELS}]\w)", re.IGNORECASE)
_SOURCE = Path(__file__).with_name("bulletin.typ")
# Both are inside Typst, so that the same release is the same bytes on every machine.
FACES = ("Libertinus Serif", "New Computer Modern")
ACROSS = 7  # indicators that fit beside each other
NARROW = 2  # a table of so few goes in two columns
BARS = 20  # bars that fit a picture
CHANGES = 120  # changed cells that are listed


def as_pdf(content: Content, language: str, picture: bool = False) -> Any:
    """The PDF. With `picture`, its pages as PNG, for looking at."""
    reading = Reading(content, language)
    on = day(content)
    told = {
        "language": language,
        "faces": FACES,
        "day": [on.year, on.month, on.day],
        "title": reading.title,
        "bulletin": reading.words["bulletin"],
        "number": reading.number,
        "period": reading.period,
        "body": reading.body,
        "draft": content.number is None,
        "words": dict(reading.words),
        "heads": list(reading.heads())[1:],
        "figures": reading.key_figures(),
        "shares": reading.shares(),
        "map": _map(reading),
        "charts": list(_charts(reading)),
        "commentary": _paragraphs(reading.text_of(reading.document["commentary"])),
        "remarks": [[region, tag, _paragraphs(text)] for region, tag, text in reading.remarks()],
        "changes": _changes(reading),
        "targets": list(_targets(reading)),
        "tables": [_table(reading, one) for one in content.tables.values()],
        "how": reading.how(),
        "rules": _paragraphs(reading.told(reading.document["rules"]["text"])),
        "indicators": list(_defined(reading, content.indicators)),
        "dimensions": list(_defined(reading, content.dimensions)),
        "populations": sorted(
            {(one["on"], one["source"], one["confidence"]) for one in reading.document["populations"]}
        ),
        "licence": reading.licence,
        "versions": reading.versions,
    }
    options: dict[str, Any] = {"format": "png", "ppi": 60} if picture else {"pdf_standards": "ua-1"}
    made = typst.compile(
        _SOURCE,
        root=_SOURCE.parent,
        sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
        ignore_system_fonts=True,
        timestamp=moment(content),
        **options,
    )
    return made if picture else bytes(made)


def _paragraphs(text: str) -> list[str]:
    return [one.strip() for one in text.splitlines() if one.strip()]


def _map(reading: Reading) -> str | None:
    """Learners by region, as a picture."""
    table = reading.content.tables.get(COUNTRY)
    if table is None or "learners" not in table.indicators:
        return None
    codes = [one["code"] for one in reading.content.dimensions["region"]["categories"]]
    names = {code: reading.region(code) for code in codes}
    values = {code: table.value("learners", (code,)) for code in codes}
    return on_paper(region_map(values, names, title=reading.words["map"], locale=reading.language))


def _charts(reading: Reading) -> Iterator[tuple[str, str]]:
    """Of each table by one dimension: what is counted, and bars, the longest first."""
    for table in reading.content.tables.values():
        if len(table.by) > 1:
            continue
        code = "learners" if "learners" in table.indicators else table.indicators[0]
        rows = [(" ".join(reading.places(table, row)), table.value(code, row.categories)) for row in _parts(table)]
        rows.sort(key=lambda row: (row[1] is None, -(row[1] or 0)))
        title = f"{reading.indicator(code)}. {reading.told(table.names)}"
        yield title, on_paper(bars(rows[:BARS], title=title, locale=reading.language))


def _parts(table: Table) -> list[Row]:
    return [row for row in table.rows if WHOLE not in row.categories]


def _table(reading: Reading, table: Table) -> dict[str, Any]:
    """A table as it is set: its name, parts of it that fit a page across, and how many rows are left out."""
    shown = [row for row in table.rows if any(value is not None for value in row.values)]
    cuts = _cuts(len(table.indicators))
    return {
        "name": reading.told(table.names),
        "narrow": len(table.by) == 2 and len(table.indicators) <= NARROW,
        "first": reading.dimension(table.by[-1]),
        "parts": [
            {
                "heads": [_breakable(reading.indicator(table.indicators[place]), reading.language) for place in cut],
                "rows": list(_rows(reading, table, shown, cut)),
            }
            for cut in cuts
        ],
        "left_out": len(table.rows) - len(shown),
    }


def _cuts(count: int) -> list[list[int]]:
    """Indicators by their places, in as few parts as fit, of about the same width."""
    parts = -(-count // ACROSS)
    bounds = [place * count // parts for place in range(parts + 1)]
    return [list(range(start, end)) for start, end in pairwise(bounds)]


def _breakable(name: str, language: str) -> str:
    """A name for a narrow column. Typst knows where Russian and English words break; of Kazakh it is told."""
    return _SYLLABLE.sub("\\1\N{SOFT HYPHEN}", name) if language == "kk" else name


def _rows(reading: Reading, table: Table, rows: list[Row], cut: list[int]) -> Iterator[dict[str, Any]]:
    """Rows; of a table by two dimensions, those of one category of the first under its name."""
    group = None
    for row in rows:
        names = reading.places(table, row)
        if names[:-1] and names[:-1] != group:
            group = names[:-1]
            yield {"group": " · ".join(group)}
        cells = [reading.figure(row.values[place]) for place in cut]
        yield {"name": names[-1], "cells": cells, "whole": row.categories[-1] == WHOLE}


def _changes(reading: Reading) -> dict[str, Any] | None:
    found = reading.document["changes"]
    if not found:
        return None
    cells = found["cells"]
    return {
        "why": _paragraphs(reading.text_of(found["why"])),
        "rows": [_changed(reading, one) for one in cells[:CHANGES]],
        "more": max(0, len(cells) - CHANGES),
    }


def _changed(reading: Reading, one: dict[str, Any]) -> list[str]:
    content = reading.content
    by = content.tables[one["table"]].by
    at = ", ".join(
        reading.told(content.names(dimension, code)) for dimension, code in zip(by, one["categories"], strict=True)
    )
    return [f"{reading.indicator(one['indicator'])}: {at}", reading.figure(one["before"]), reading.figure(one["after"])]


def _targets(reading: Reading) -> Iterator[list[str]]:
    for one in reading.document["targets"]:
        place = reading.region(one["region"])
        yield [
            f"{reading.told(one['names'])} ({place})",
            str(one["year"]),
            reading.figure(one["value"], one["unit"]),
            one["document"],
        ]


def _defined(reading: Reading, defined: Any) -> Iterator[dict[str, str]]:
    for code, one in defined.items():
        yield {
            "code": code,
            "name": reading.told(one["names"]),
            "definition": reading.told(one["definition"]),
            "source": reading.text_of(one.get("source")),
            "breaks": reading.breaks(one) if one.get("breaks") else "",
        }
