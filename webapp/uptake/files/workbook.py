"""A release as a workbook: notes first, then definitions, then a sheet for each table. Text is text, never a formula."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

import xlsxwriter

from webapp.uptake.charts.drawing import HIDDEN
from webapp.uptake.content import WHOLE, Content, Row, Table
from webapp.uptake.files.kinds import moment
from webapp.uptake.files.reading import Reading

_TEXT_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": "#17426a"},
    "heading": {"bold": True, "font_size": 12, "font_color": "#17426a", "top": 1, "top_color": "#b98318"},
    "text": {"text_wrap": True, "valign": "top"},
    "bold": {"bold": True, "valign": "top"},
    "link": {"font_color": "#1f5687", "underline": 1},
    "head": {
        "bold": True,
        "text_wrap": True,
        "valign": "top",
        "bottom": 2,
        "bottom_color": "#1f5687",
        "bg_color": "#e2ecf4",
    },
    "number": {"num_format": "#,##0"},
    "whole": {"num_format": "#,##0", "bold": True},
    "hidden": {"align": "right", "font_color": "#535b65"},
}

SHEET_NAME = 31  # letters a name of a sheet may have


def as_xlsx(content: Content, language: str) -> bytes:
    """The bytes of the workbook."""
    reading = Reading(content, language)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _TEXT_ONLY)
    on = moment(content).replace(tzinfo=None)
    title = f"{reading.title}, {reading.period}"
    book.set_properties({"title": title, "author": reading.body, "created": on, "comments": reading.licence})
    looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
    writer = _Writer(book, looks, reading)
    writer.notes()
    writer.definitions()
    for table in content.tables.values():
        writer.table(table)
    writer.populations()
    book.close()
    return out.getvalue()


class _Writer:
    """Writes sheet after sheet into a book."""

    def __init__(self, book: Any, looks: dict[str, Any], reading: Reading) -> None:
        self.book, self.looks, self.reading = book, looks, reading
        self.words = reading.words
        tables = reading.content.tables.values()
        self.sheets = {one.code: _sheet_name(number, reading.told(one.names)) for number, one in enumerate(tables, 1)}

    def sheet(self, name: str) -> Any:
        made = self.book.add_worksheet(name)
        made.set_paper(9)
        made.fit_to_pages(1, 0)
        made.set_footer(f"&L{self.reading.title}, {self.reading.period}&R&P / &N".replace("&L", "&L&8"))
        return made

    def notes(self) -> None:
        """What this is, how to read it, what is in it."""
        sheet, reading = self.sheet(self.words["notes"]), self.reading
        sheet.set_column(0, 0, 34, self.looks["text"])
        sheet.set_column(1, 1, 90, self.looks["text"])
        sheet.hide_gridlines(2)
        sheet.write_string(0, 0, f"{reading.title}: {reading.period}", self.looks["title"])
        sheet.write_string(1, 0, f"{reading.body} · {self.words['bulletin']} {reading.number}", self.looks["bold"])
        row = 3
        for kind, left, right in self._told():
            if kind == "heading":
                row += 1
                sheet.write_string(row, 0, left, self.looks["heading"])
                sheet.write_blank(row, 1, None, self.looks["heading"])
            elif kind == "link":
                sheet.write_url(row, 0, f"internal:'{right}'!A1", self.looks["link"], left)
            else:
                sheet.write_string(row, 0, left, self.looks["text"])
                sheet.write_string(row, 1, right, self.looks["text"])
            row += 1

    def _told(self) -> Iterator[tuple[str, str, str]]:
        reading, words = self.reading, self.words
        yield from (("line", left, right) for left, right in reading.heads())
        yield "heading", words["key"], ""
        yield from (("line", name, number) for name, number in reading.key_figures() + reading.shares())
        yield "heading", words["how"], ""
        yield from (("line", "", one) for one in reading.how())
        yield "heading", words["rules"], ""
        yield "line", "", reading.told(reading.document["rules"]["text"])
        if reading.document["changes"]:
            yield "heading", words["changes"], ""
            yield "line", "", reading.text_of(reading.document["changes"]["why"])
        yield "heading", words["commentary"], ""
        yield "line", "", reading.text_of(reading.document["commentary"]) or words["no_comment"]
        yield from (("line", region, text) for region, _, text in reading.remarks())
        yield "heading", words["licence"], ""
        yield "line", "", reading.licence
        yield "line", "", reading.versions
        yield "heading", words["contents"], ""
        yield "link", words["definitions"], words["definitions"]
        yield from (("link", name, name) for name in self.sheets.values())
        yield "link", words["populations"], words["populations"]

    def definitions(self) -> None:
        """Indicators and dimensions: what they mean and where they come from."""
        reading = self.reading
        columns = ("code", "name", "definition", "unit", "numerator", "denominator", "source", "valid", "breaks")
        rows: list[Sequence[object]] = [
            (
                code,
                reading.indicator(code),
                reading.told(one["definition"]),
                reading.unit(one["unit"]),
                reading.text_of(one["numerator"]),
                reading.text_of(one["denominator"]),
                reading.text_of(one["source"]),
                one["valid_from"],
                reading.breaks(one),
            )
            for code, one in reading.content.indicators.items()
        ]
        rows += [
            (code, reading.dimension(code), reading.told(one["definition"]))
            for code, one in reading.content.dimensions.items()
        ]
        sheet = self.sheet(self.words["definitions"])
        self._grid(sheet, [self.words[one] for one in columns], (20, 28, 70, 14, 24, 24, 30, 12, 50), rows, "text")

    def table(self, table: Table) -> None:
        """One table, with every row of it."""
        reading = self.reading
        sheet = self.sheet(self.sheets[table.code])
        sheet.write_string(0, 0, f"{reading.told(table.names)}: {reading.period}", self.looks["title"])
        sheet.write_string(1, 0, f"{HIDDEN} {self.words['not_shown']}. {reading.how()[1]}")
        heads = [reading.dimension(code) for code in table.by] + [reading.indicator(code) for code in table.indicators]
        for column, head in enumerate(heads):
            sheet.write_string(2, column, head, self.looks["head"])
        for number, row in enumerate(table.rows, 3):
            self._row(sheet, number, table, row)
        places = [
            max([16, *(len(reading.places(table, row)[at]) for row in table.rows)]) for at in range(len(table.by))
        ]
        for column, width in enumerate(places):
            sheet.set_column(column, column, min(width + 2, 60))
        sheet.set_column(len(table.by), len(heads) - 1, 14)
        sheet.freeze_panes(3, len(table.by))
        sheet.autofilter(2, 0, 2 + len(table.rows), len(heads) - 1)
        sheet.repeat_rows(2)
        sheet.set_landscape()

    def _row(self, sheet: Any, number: int, table: Table, row: Row) -> None:
        whole = set(row.categories) == {WHOLE}
        for column, name in enumerate(self.reading.places(table, row)):
            sheet.write_string(number, column, name, self.looks["bold"] if whole else None)
        for column, value in enumerate(row.values, len(table.by)):
            if value is None:
                sheet.write_string(number, column, HIDDEN, self.looks["hidden"])
            else:
                sheet.write_number(number, column, value, self.looks["whole" if whole else "number"])

    def populations(self) -> None:
        """What shares per 1,000 are worked out from."""
        reading = self.reading
        columns = [self.words[one] for one in ("dimension", "name", "people", "on", "source", "confidence")]
        rows = [
            (
                reading.dimension(one["dimension"]),
                _named(reading, one["dimension"], one["category"]),
                one["people"],
                one["on"],
                one["source"],
                one["confidence"],
            )
            for one in reading.document["populations"]
        ]
        self._grid(self.sheet(self.words["populations"]), columns, (22, 34, 14, 12, 70, 16), rows, "text")

    def _grid(
        self, sheet: Any, heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[object]], look: str
    ) -> None:
        for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, head, self.looks["head"])
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(number, column, value, self.looks["number"])
                else:
                    sheet.write_string(number, column, str(value), self.looks[look])
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)


def _named(reading: Reading, dimension: str, category: str) -> str:
    known = {one["code"] for one in reading.content.dimensions[dimension]["categories"]}
    return reading.told(reading.content.names(dimension, category)) if category in known else category


def _sheet_name(number: int, name: str) -> str:
    """`3 By ethnic group`: short enough, and without the signs that a name of a sheet may not have."""
    plain = "".join(sign for sign in name if sign not in "[]:*?/\\'")
    return f"{number} {plain}"[:SHEET_NAME].rstrip()
