"""Tables as a file to download: CSV, one table after another, or XLSX, a sheet for each."""

from collections.abc import Sequence
from urllib.parse import quote

from flask import Response

from webapp import clock, spreadsheets
from webapp.i18n import gettext
from webapp.overview.showing import sheet
from webapp.overview.tables import Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def response(name: str, tables: Sequence[Table], form: str) -> Response:
    """The file, named after the class or learner and the day."""
    if form == "xlsx":
        body = spreadsheets.xlsx_bytes({gettext(table.title): sheet(table) for table in tables})
        return download(body, XLSX, f"{name} {clock.today().isoformat()}.xlsx")
    rows: list[list[spreadsheets.Cell]] = []
    for table in tables:
        # Each table stands under its title, an empty row before it.
        rows += [*([[]] if rows else []), [gettext(table.title)], *sheet(table)]
    return download(spreadsheets.csv_bytes(rows), "text/csv; charset=utf-8", f"{name} {clock.today().isoformat()}.csv")


def download(body: object, mimetype: str, name: str) -> Response:
    """A response that is saved under a name, in whatever script it is written (RFC 6266)."""
    plain = name.rpartition(".")[2]
    headers = {
        "Content-Disposition": f"attachment; filename=\"tilashar.{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    }
    return Response(body, content_type=mimetype, headers=headers)  # type: ignore[arg-type]
