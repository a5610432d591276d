"""/uptake/questions: tables over published cells. The address is the whole question, so it can be shared."""

import csv
import io
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from webapp import db, i18n
from webapp.limits import limited
from webapp.marking import _m
from webapp.security import everybody, guarded
from webapp.uptake import published
from webapp.uptake.charts import bars, lines
from webapp.uptake.open import showing
from webapp.uptake.open.asking import (
    INDICATOR,
    PERIOD,
    Answer,
    Book,
    CannotAskError,
    Question,
    answered,
    question,
    tidy_rows,
)
from webapp.uptake.open.figures import shares
from webapp.uptake.open.keeping import MINUTES_5, kept, kept_page
from webapp.uptake.open.queries import KEPT, contents

LONGEST = 4000
PAGE = 100
blueprint = guarded(Blueprint("uptake_questions", __name__, url_prefix="/uptake/questions"), everybody)
blueprint.after_request(kept_page)
Asked = tuple[Book, Question]


@blueprint.before_request
@limited("120 per minute")
def _not_too_often() -> None:
    return None


def _numbers() -> list[int]:
    """The releases that may be asked: those the address names and the newest in force, as many as are kept in memory."""
    standing = [one.number for one in published.in_force(db.session())]
    wanted = {int(one) for one in request.args.getlist(PERIOD) if one.isdecimal() and len(one) < 10}
    named = [number for number in standing if number in wanted]
    others = sorted(wanted - set(standing), reverse=True)
    some = set([*named, *others, *(number for number in standing if number not in wanted)][:KEPT])
    return [number for number in (*standing, *others) if number in some]


def _asked() -> Asked | None:
    """The question of this address; None when nothing was published yet. Raises CannotAskError."""
    if len(request.query_string) > LONGEST:
        raise CannotAskError(_m("This address is too long. Choose fewer things at once."))
    found = contents(db.session(), _numbers())
    if not found:
        return None
    newest = next(iter(found.values()))
    code = request.args.get("table") or next(iter(newest.tables))
    if code not in newest.tables:
        raise CannotAskError(_m("There is no such table."))
    book = Book(found, code)
    chosen = {axis: request.args.getlist(axis) for axis in book.axes}
    return book, question(book, request.args.get("rows", ""), request.args.get("columns", ""), chosen)


def said(book: Book, axis: str, value: str) -> str:
    """What a value of an axis is called in the reader's language."""
    if axis == PERIOD:
        return showing.period_said(book.contents[int(value)].period)
    return i18n.pick(book.names(axis, value))


@blueprint.get("", endpoint="question")
def question_page() -> str | tuple[str, int]:
    """The builder, and the answer to what the address asks."""
    try:
        asked = _asked()
    except CannotAskError as problem:
        return render_template("uptake/open/cannot_ask.html", problem=i18n.gettext(str(problem))), 400
    if asked is None:
        return render_template("uptake/open/nothing_yet.html")
    return render_template("uptake/open/question.html", **_shown(*asked))


@blueprint.get("/answer.csv")
def answer_csv() -> Response:
    """The same answer as a tidy CSV."""
    try:
        asked = _asked()
    except CannotAskError as problem:
        return Response(i18n.gettext(str(problem)), 400, mimetype="text/plain")
    out = io.StringIO()
    if asked:
        csv.writer(out, lineterminator="\n").writerows(tidy_rows(*asked, answered(*asked)))
    response = Response(out.getvalue(), mimetype="text/csv")
    response.headers["Content-Disposition"] = "attachment; filename=answer.csv"
    return kept(response, MINUTES_5)


def _shown(book: Book, asked: Question) -> dict[str, Any]:
    found = answered(book, asked)
    typed = request.args.get("page", "1")
    pages = max(1, -(-len(found.lines) // PAGE))
    page = min(max(int(typed[:4]) if typed.isdecimal() else 1, 1), pages)
    return {
        "book": book,
        "asked": asked,
        "answer": found,
        "lines": found.lines[(page - 1) * PAGE : page * PAGE],
        "page": page,
        "pages": pages,
        "address": address(book, asked),
        "chart": showing.said_in(_chart(book, asked, found) or ""),
        "mixed": len({str(one.document["versions"]["definitions"]) for one in book.contents.values()}) > 1
        and PERIOD in (asked.rows, asked.columns),
        "said": lambda axis, value: said(book, axis, value),
        "axis_said": lambda axis: axis_said(book, axis),
        "unit": _units(book),
        "written": showing.written,
        "INDICATOR": INDICATOR,
        "PERIOD": PERIOD,
    }


def _units(book: Book) -> dict[str, str]:
    return {code: showing.per_said(one) for code, one in shares(book.newest).items()}


def axis_said(book: Book, axis: str) -> str:
    """What an axis is called."""
    if axis == INDICATOR:
        return i18n.gettext("What is counted")
    if axis == PERIOD:
        return i18n.gettext("Period")
    return i18n.pick(book.newest.dimensions[axis]["names"])


def address(book: Book, asked: Question) -> str:
    """The query string that asks this again. A breakdown that is shown whole need not name its categories."""
    pairs = [("table", asked.table), ("rows", asked.rows), ("columns", asked.columns)]
    for axis, values in asked.chosen.items():
        if axis not in (asked.rows, asked.columns):
            pairs.append((axis, values[0]))
        elif axis in (INDICATOR, PERIOD) or list(values) != book.values(axis):
            pairs += [(axis, value) for value in values]
    return urlencode(pairs)


def _chart(book: Book, asked: Question, found: Answer) -> str | None:
    """A line for each row over time, or a bar for each row by the first column; None where that says nothing."""
    title = ", ".join(
        [
            axis_said(book, asked.rows),
            *(said(book, axis, value) for axis, value in asked.fixed().items() if value != "*"),
        ]
    )
    rows = [(row, cells) for row, cells in found.lines if row != "*"] or found.lines
    if asked.columns == PERIOD and len(found.columns) > 1 and len(rows) <= 6:
        series = {said(book, asked.rows, row): [cell.value for cell in cells] for row, cells in rows}
        return lines(series, [said(book, PERIOD, one) for one in found.columns], title=title, locale=i18n.language())
    if not 1 <= len(rows) <= 25:
        return None
    first = said(book, asked.columns, found.columns[0])
    marks = [(said(book, asked.rows, row), cells[0].value) for row, cells in rows]
    return bars(marks, title=f"{title}: {first}", locale=i18n.language())
