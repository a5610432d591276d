"""Releases and tables as plain JSON: what is published, in fewer words than the whole document. Pure."""

from collections.abc import Sequence
from typing import Any

from webapp.uptake.content import Content
from webapp.uptake.open.figures import figures
from webapp.uptake.published import FileHead, Head

LICENCE = "CC-BY-4.0"


def release_line(head: Head, revised_by: int | None) -> dict[str, Any]:
    """A release in the list."""
    return {
        "number": head.number,
        "period": head.period,
        "published_on": head.published_at.date().isoformat(),
        "in_force": revised_by is None,
        "revised_by": revised_by,
        "licence": LICENCE,
        "href": f"/uptake/open/api/releases/{head.number}",
    }


def release_whole(content: Content, line: dict[str, Any], files: Sequence[FileHead]) -> dict[str, Any]:
    """A release: what was said beside its figures, its definitions, and where its tables and files are."""
    said = (
        "first_day",
        "last_day",
        "made_on",
        "versions",
        "bodies",
        "commentary",
        "remarks",
        "changes",
        "rules",
        "signed",
    )
    return {
        **{key: value for key, value in line.items() if key != "href"},
        **{key: content.document.get(key) for key in said},
        "indicators": list(content.document["indicators"]),
        "tables": [
            {
                "code": one.code,
                "names": one.names,
                "by": one.by,
                "href": f"/uptake/open/api/tables/{content.number}/{one.code}",
            }
            for one in content.tables.values()
        ],
        "files": [
            {
                "name": one.name,
                "media_type": one.media_type,
                "bytes": one.size,
                "sha256": one.sha256,
                "href": f"/uptake/open/{content.number}/files/{one.name}",
            }
            for one in files
        ],
    }


def table_whole(content: Content, code: str) -> dict[str, Any]:
    """A table: a line a row, each with its categories and figures by code; null is hidden. Raises KeyError."""
    found = figures(content, code)
    table = found.table
    used = [set(place) for place in zip(*found.rows, strict=True)]
    categories = {
        dimension: [
            {"code": one["code"], "names": one["names"], "parent": one.get("parent")}
            for one in content.dimensions[dimension]["categories"]
            if one["code"] in used[place]
        ]
        for place, dimension in enumerate(table.by)
    }
    return {
        "release": content.number,
        "period": content.period,
        "code": code,
        "names": table.names,
        "by": table.by,
        "indicators": table.indicators,
        "shares": [
            {
                "code": one.code,
                "names": one.names,
                "numerator": one.numerator,
                "denominator": one.denominator,
                "per": one.per,
            }
            for one in found.shares.values()
        ],
        "categories": categories,
        "rows": [
            {
                **dict(zip(table.by, key, strict=True)),
                **{one: cell.value for one in found.codes if (cell := found.cell(one, key)).there},
            }
            for key in found.rows
        ],
    }
