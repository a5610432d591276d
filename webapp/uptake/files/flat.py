"""The cells of a release as one tidy CSV with a dictionary beside it, and the document itself as JSON."""

import json
from collections.abc import Iterator

from webapp.spreadsheets import Cell, csv_bytes
from webapp.uptake.content import WHOLE, Content
from webapp.uptake.files.kinds import LANGUAGES


def cells(content: Content) -> bytes:
    """One row a cell: period, table, indicator, every dimension, value, status. Codes only.

    A dimension that a table does not have is empty; `*` is the sum over one it has. `status` is shown or hidden.
    """
    return csv_bytes(_cells(content))


def _cells(content: Content) -> Iterator[list[Cell]]:
    dimensions = tuple(content.dimensions)
    yield ["period", "table", "indicator", *dimensions, "value", "status"]
    for table, indicator, categories, value in content.cells():
        at = dict(zip(content.tables[table].by, categories, strict=True))
        places = [at.get(code, "") for code in dimensions]
        yield [content.period, table, indicator, *places, value, "hidden" if value is None else "shown"]


def dictionary(content: Content) -> bytes:
    """What every code of the other file means, in three languages. `within`: the dimension of a category."""
    return csv_bytes(_dictionary(content))


def _dictionary(content: Content) -> Iterator[list[Cell]]:
    about = [f"{what}_{tag}" for what in ("name", "definition") for tag in LANGUAGES]
    yield ["kind", "within", "code", *about, "unit", "version", "valid_from", "parent"]
    for table in content.tables.values():
        yield ["table", "", table.code, *(table.names[tag] for tag in LANGUAGES), "", "", "", "", "", "", ""]
    for code, one in content.indicators.items():
        told = [one[what][tag] for what in ("names", "definition") for tag in LANGUAGES]
        yield [one["kind"], "", code, *told, one["unit"], one["version"], one["valid_from"], ""]
    for code, one in content.dimensions.items():
        told = [one[what][tag] for what in ("names", "definition") for tag in LANGUAGES]
        yield ["dimension", "", code, *told, "", "", "", ""]
        for category in (WHOLE, *(entry["code"] for entry in one["categories"])):
            names = content.names(code, category)
            parent = content.parent(code, category) if category != WHOLE else None
            yield ["category", code, category, *(names[tag] for tag in LANGUAGES), *[""] * 6, parent or ""]


def document(content: Content) -> bytes:
    """The whole document, to be read by people and programs alike; sorted, so that the same document is the same bytes."""
    return json.dumps(content.document, ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"
