"""A person's rows as files to take along: one JSON file, exact; or a zip with a CSV file for each table, for reading in a spreadsheet."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

Table = tuple[str, str, Sequence[str], Sequence[Sequence[Any]]]
# A spreadsheet takes a cell that begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _plain(value: Any) -> Any:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def as_json(made_at: datetime, tables: Iterable[Table]) -> str:
    """`tables`: name, what it holds in words, columns, rows."""
    content = {
        name: {"what": what, "rows": [dict(zip(columns, map(_plain, row), strict=False)) for row in rows]}
        for name, what, columns, rows in tables
    }
    return json.dumps({"made_at": made_at.isoformat(), "tables": content}, ensure_ascii=False, indent=1)


def _cell(value: Any) -> Any:
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    plain = _plain(value)
    return f"'{plain}" if isinstance(plain, str) and plain.startswith(FORMULA) else plain


def as_zip(tables: Iterable[Table], files: Iterable[tuple[str, bytes]] = ()) -> bytes:
    """A CSV file for each table (UTF-8 with a mark, so that spreadsheets read the letters), and files as they are."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, _what, columns, rows in tables:
            text = io.StringIO()
            writer = csv.writer(text, lineterminator="\r\n")
            writer.writerow(columns)
            writer.writerows([_cell(value) for value in row] for row in rows)
            archive.writestr(f"{name}.csv", text.getvalue().encode("utf-8-sig"))
        for name, content in files:
            archive.writestr(f"files/{name}", content)
    return packed.getvalue()
