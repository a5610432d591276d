"""Tables in and out: CSV and XLSX to rows of text, and rows to CSV and XLSX. What somebody typed is never a formula."""

import csv
import io
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from webapp.marking import _m

MAX_ROWS = 5000
MAX_COLUMNS = 100
MAX_SHEETS = 4
# What the parts of a workbook may be unpacked; no part is read further than the zip says it is.
MAX_UNPACKED = 32 * 1024 * 1024
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ILLEGAL = dict.fromkeys((*range(9), 11, 12, *range(14, 32)))
# What openpyxl, the zip and the XML in it raise for a workbook that is broken.
_BROKEN = (
    BadZipFile, InvalidFileException, ParseError, zlib.error,
    KeyError, IndexError, TypeError, ValueError, OSError, EOFError, RuntimeError,
)  # fmt: skip

Cell = str | int | float | date | None


class UnreadableTableError(ValueError):
    """The file is no table that can be read; the message is a marked sentence for the reader."""


def read(name: str, content: bytes) -> list[list[str]]:
    """The rows of a file, each cell as trimmed text, empty rows left out; dates as ISO. Raises UnreadableTableError."""
    if not content.strip():
        raise UnreadableTableError(_m("The file is empty."))
    rows = _xlsx(content) if content.startswith(b"PK") or name.lower().endswith(".xlsx") else _csv(content)
    tidy = [[_tidied(cell) for cell in row] for row in rows]
    return [row for row in tidy if any(row)]


def read_sheets(name: str, content: bytes) -> list[list[tuple[int, list[str]]]]:
    """Each sheet (a CSV is one) as rows with the number that a spreadsheet shows beside them. Raises UnreadableTableError."""
    if not content.strip():
        raise UnreadableTableError(_m("The file is empty."))
    packed = content.startswith(b"PK") or name.lower().endswith(".xlsx")
    sheets = _xlsx_sheets(content) if packed else [_csv(content)]
    tidied = (
        [(place, _without_end([_tidied(cell) for cell in row])) for place, row in enumerate(rows, 1)] for rows in sheets
    )
    return [[(place, row) for place, row in rows if row] for rows in tidied]


def _without_end(row: list[str]) -> list[str]:
    """A row without the empty cells at its end, of which a workbook has many."""
    filled = [place for place, cell in enumerate(row, 1) if cell]
    return row[: filled[-1]] if filled else []


def as_read(text: str) -> str:
    """A text as it comes back after it was written and read."""
    plain = _tidied(text.translate(_ILLEGAL))
    while plain != (again := _tidied(plain)):
        plain = again
    return plain


def csv_bytes(rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8 with a mark, so that spreadsheets read the letters; a text that looks like a formula gets an apostrophe before it."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([_guarded(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def xlsx_bytes(sheets: Mapping[str, Iterable[Sequence[Cell]]]) -> bytes:
    """A workbook with a sheet for each entry, the first row bold and fixed; numbers stay numbers, text stays text."""
    book = Workbook(write_only=False)
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(_sheet_title(title))
        for number, row in enumerate(rows, start=1):
            for place, value in enumerate(row, start=1):
                cell = sheet.cell(number, place)
                cell.value = value.translate(_ILLEGAL) if isinstance(value, str) else value
                if isinstance(value, str):
                    cell.data_type = "s"
                if number == 1:
                    cell.style = "Headline 4"
        sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet_title(title: str) -> str:
    return "".join("-" if sign in "[]:*?/\\" else sign for sign in title)[:31] or "1"


def _guarded(value: Cell) -> Cell:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _tidied(text: str) -> str:
    plain = " ".join(text.replace("\xa0", " ").split())
    return plain[1:] if plain.startswith("'") and plain[1:].startswith(_FORMULA) else plain


def _csv(content: bytes) -> list[list[str]]:
    text = _decoded(content)
    head = text.split("\n", 1)[0]
    separator = max((";", ",", "\t"), key=head.count)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False):
            rows.append(row[:MAX_COLUMNS])
            _check_length(len(rows))
    except csv.Error as problem:
        raise UnreadableTableError(_m("This is no table: save it as CSV or XLSX and try again.")) from problem
    return rows


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "cp1251"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableTableError(_m("This is no table: save it as CSV or XLSX and try again."))


def _xlsx(content: bytes) -> list[list[str]]:
    return _xlsx_sheets(content, 1)[0]


def _xlsx_sheets(content: bytes, most: int = MAX_SHEETS) -> list[list[list[str]]]:
    """The first sheets of a workbook."""
    try:
        with ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED:
                raise UnreadableTableError(_m("The table is too long: at most 5,000 rows at once."))
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheets: list[list[list[str]]] = []
        for sheet in [book.worksheets[0], *book.worksheets[1:most]]:
            rows: list[list[str]] = []
            for row in sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True):
                rows.append([_as_text(value) for value in row])
                _check_length(len(rows))
            sheets.append(rows)
    except _BROKEN as problem:
        if isinstance(problem, UnreadableTableError):
            raise
        raise UnreadableTableError(_m("This is no table: save it as CSV or XLSX and try again.")) from problem
    return sheets


def _check_length(rows: int) -> None:
    if rows > MAX_ROWS:
        raise UnreadableTableError(_m("The table is too long: at most 5,000 rows at once."))


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
