"""A value of a table as it is read on a page, and as it stands in a file."""

from datetime import date
from functools import lru_cache

from babel import dates, numbers
from markupsafe import Markup, escape

from webapp.i18n import gettext, language, own
from webapp.marking import _m
from webapp.overview.tables import Column, Row, Table, Value
from webapp.script_view import in_view
from webapp.spreadsheets import Cell

NEEDS = {
    "wrong": _m("four wrong answers in a row"),
    "idle": _m("no practice for two weeks"),
    "not-begun": _m("has not begun"),
}
STATUS = {
    "present": _m("present"),
    "late": _m("late"),
    "excused": _m("excused"),
    "absent": _m("absent"),
}
WORK = {
    "lesson": _m("lesson"),
    "again": _m("a lesson once more"),
    "unit": _m("unit"),
    "drill": _m("drill"),
    "words": _m("words"),
    "own": _m("exercises"),
    "test": _m("test"),
    "writing": _m("writing"),
    "speaking": _m("speaking"),
}
NOTHING = "—"
_WORDED = frozenset(("needs", "status", "work", "term", "rubric"))
_CODES = {"needs": NEEDS, "status": STATUS, "work": WORK}


def shown(column: Column, value: Value) -> Markup | str:
    """On a page."""
    if value is None or value == "":
        return NOTHING
    if column.kind == "number" or column.kind == "minutes":
        return str(value)
    if column.kind == "share" and isinstance(value, int):
        return _percent(value, language())
    if column.kind == "part":
        return f"{value}/{column.of}"
    if column.kind in ("name", "text"):
        return own(str(value))
    return _kazakh_or_word(column, value)


def _kazakh_or_word(column: Column, value: Value) -> Markup | str:
    if column.kind == "kazakh":
        return Markup('<span lang="kk">{}</span>').format(value)
    if isinstance(value, date):
        text = _date(value, column.kind == "month", language())
        return in_view(text) if language() == "kk" else text
    return escape(_word(column.kind, str(value)))


def _word(kind: str, code: str) -> str:
    """A code in words: a reason, a state of attendance, a kind of work, the name of a form, what a rubric is for."""
    if kind == "term":
        return gettext(code)
    # Rubrics are named after what they mark: writing, speaking-a1.
    known = _CODES.get(kind, WORK)
    found = known.get(code) or known.get(code.partition("-")[0])
    return gettext(found) if found else code


# A page has hundreds of figures, and Babel takes its time over each.
@lru_cache(maxsize=512)
def _percent(value: int, tag: str) -> str:
    return str(numbers.format_percent(value / 100, locale=tag))


@lru_cache(maxsize=4096)
def _date(day: date, month: bool, tag: str) -> str:
    return str(dates.format_date(day, "MMM yyyy" if month else "medium", locale=tag))


def plain(column: Column, value: Value) -> Cell:
    """In a file: numbers as numbers, dates as dates, a share as whole per cent."""
    if column.kind in _WORDED and value is not None:
        return _word(column.kind, str(value))
    return value


_HEADS = {"share": _m("%(title)s, %%"), "part": _m("%(title)s of %(of)s")}


def heading(column: Column) -> str:
    """The head of a column in a file: in it everything is said that a page says by its place."""
    title = gettext(column.title) if column.title else ""
    said = gettext(_HEADS[column.kind], title=title, of=column.of) if column.kind in _HEADS else title
    return f"{column.kk}: {said}" if column.kk and said else column.kk or said


def sheet(table: Table) -> list[list[Cell]]:
    """A table as rows of a file, its heads first."""
    return [
        [heading(column) for column in table.columns],
        *([plain(*pair) for pair in zip(table.columns, row.cells, strict=True)] for row in table.rows),
    ]


def cells(table: Table, row: Row) -> list[tuple[Column, Value, Markup | str]]:
    """The cells of a row for a template: column, value, and the text shown."""
    return [(column, value, shown(column, value)) for column, value in zip(table.columns, row.cells, strict=True)]


GLOBALS = {"figure_cells": cells, "figure_heading": heading}
