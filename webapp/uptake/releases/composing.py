"""From true cells to the document: protected, audited, rows filled in. And again from what was sealed. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

from webapp.uptake import disclosure
from webapp.uptake.content import Content
from webapp.uptake.disclosure import Audit, Rules
from webapp.uptake.releases.periods import parse
from webapp.uptake.releases.plan import Cell, Layout, layout_of
from webapp.uptake.releases.publication import NOUGHT, Earlier, Laid, Number, lay_out
from webapp.uptake.releases.ties import OPEN

# Of what an audit found open, so much is told.
MOST_TOLD = 20


@dataclass(frozen=True, eq=False)
class Composed:
    """A document with its rows, what the audit said, and the cells whose number was kept from the release revised."""

    document: dict[str, Any]
    report: dict[str, Any]
    kept: Mapping[Cell, Number]


def compose(
    frame: Mapping[str, Any],
    numbers: Mapping[Cell, Number],
    rules: Rules,
    earlier: Sequence[Earlier],
    progress: Any = None,
) -> Composed:
    """Decide what is shown, prove it, write it down. `frame`: the document without rows."""
    begun = monotonic()
    layout = layout_of(frame)
    laid = lay_out(layout, numbers, rules, parse(frame["period"]), earlier)
    protected = disclosure.protect(laid.publication, rules, progress)
    shown = {cell: protected.shown[at] for cell, at in laid.places.items()}
    told = report(protected.audit, laid, monotonic() - begun)
    document = dict(frame) | {"tables": _tables(frame, layout, shown, numbers)}
    return Composed(document, told, _kept(protected, laid, earlier))


def _tables(
    frame: Mapping[str, Any], layout: Layout, shown: Mapping[Cell, int | None], numbers: Mapping[Cell, Number]
) -> list[dict[str, Any]]:
    def value(indicator: str, cell: Cell) -> int | None:
        return numbers.get(cell, NOUGHT).number if indicator in OPEN else shown[cell]

    made = []
    for table in frame["tables"]:
        rows = []
        for categories in layout.rows(table["by"]):
            key = layout.key(table["by"], categories)
            rows.append([list(categories), [value(code, Cell(code, key)) for code in table["indicators"]]])
        made.append(dict(table) | {"rows": rows})
    return made


def _kept(protected: Any, laid: Laid, earlier: Sequence[Earlier]) -> dict[Cell, Number]:
    """Cells that a revision left as they were, with what their number stands for: the truth of when it was first published."""
    before = next((one for one in earlier if one.revised), None)
    kept = frozenset(protected.kept)
    if before is None:
        return {}
    return {cell: before.numbers.get(cell, NOUGHT) for cell, at in laid.places.items() if at in kept}


def report(audit: Audit, laid: Laid, seconds: float) -> dict[str, Any]:
    """What an audit said, as it is kept and shown."""
    names = {at: cell for cell, at in laid.places.items()}
    return {
        "holds": audit.holds,
        "cells": audit.cells,
        "hidden": audit.hidden,
        "narrowest": audit.narrowest,
        "programs": audit.programs,
        "failures": len(audit.failures),
        "opened": [_opened(names.get(one.index), one.low, one.high) for one in audit.failures[:MOST_TOLD]],
        "seconds": round(seconds, 1),
    }


def _opened(cell: Cell | None, low: float, high: float) -> list[Any]:
    key = [list(pair) for pair in cell.key] if cell else []
    return [cell.indicator if cell else "", key, low, high]


def audit_again(
    content: Content, numbers: Mapping[Cell, Number], rules: Rules, earlier: Sequence[Earlier], progress: Any = None
) -> dict[str, Any]:
    """Audit what was published, whatever the draft said. Raises KeyError where a cell of the layout is not in the document."""
    begun = monotonic()
    layout = layout_of(content.document)
    laid = lay_out(layout, numbers, rules, parse(content.period), earlier)
    own = shown_cells(content, layout)
    figures = laid.publication.figures
    at_of = {at: own[cell] for cell, at in laid.places.items()}
    every = [at_of.get(at, laid.publication.fixed.get(at)) for at in range(len(figures))]
    return report(disclosure.audit(laid.publication, tuple(every), rules, progress), laid, monotonic() - begun)


def shown_cells(content: Content, layout: Layout) -> dict[Cell, int | None]:
    """What a document shows, by cell. Raises ValueError where the same cell is shown differently in two tables."""
    found: dict[Cell, int | None] = {}
    for table, indicator, categories, value in content.cells():
        cell = Cell(indicator, layout.key(content.tables[table].by, categories))
        if found.setdefault(cell, value) != value:
            raise ValueError(f"{cell} is shown in two ways")
    return found


def changes(before: Content, after: Content) -> list[dict[str, Any]]:
    """Every published cell that a revision shows otherwise; of cells that are in both."""
    known = {(table, indicator, categories): value for table, indicator, categories, value in before.cells()}
    return [
        {"table": table, "indicator": indicator, "categories": list(categories), "before": then, "after": value}
        for table, indicator, categories, value in after.cells()
        if (then := known.get((table, indicator, categories), value)) != value
    ]
