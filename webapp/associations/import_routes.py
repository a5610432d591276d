"""The register from a table: sent, shown beside what is written, and written after a yes, all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from werkzeug.wrappers import Response as BaseResponse

from webapp import clock, db, i18n, spreadsheets, uploads
from webapp.associations import register_actions, register_queries, table
from webapp.associations.book import read_book
from webapp.associations.columns import HISTORY, STATE
from webapp.associations.comparing import Plan, Sheet, compare
from webapp.associations.register_forms import FromADay
from webapp.associations.register_pages import packages, page_of, showing
from webapp.associations.register_rights import writers
from webapp.associations.register_routes import ROOM, download
from webapp.associations.register_saying import told_rows
from webapp.limits import limited
from webapp.models import PendingUpload
from webapp.security import guarded, me, record

blueprint = guarded(Blueprint("register_import", __name__, url_prefix=f"{ROOM}/import"), writers)
PURPOSE = "register"
# A thousand associations take about half a megabyte.
LARGEST = 5 * 1024 * 1024
SHOWN = ("problems", "changed", "new", "histories")


class Sent(FromADay):
    """A table, and the day from which its changes count."""

    file = FileField(_l("Table (CSV or XLSX)"), [FileRequired(_l("Choose a file."))])


class Yes(FromADay):
    """The day again; `mark` says which changes were seen."""


@dataclass(frozen=True)
class Previewed:
    """A file with its plan for a day."""

    upload: PendingUpload
    sheets: Sequence[Sheet]
    plan: Plan


@blueprint.url_value_preprocessor
def larger(_endpoint: str | None, _values: dict[str, object] | None) -> None:
    """A table may be larger than other forms; said before anything reads the form."""
    request.max_content_length = LARGEST


@blueprint.route("", methods=["GET", "POST"])
@limited("30 per minute")
def send() -> str | BaseResponse | tuple[str, int]:
    """Send a table; what its columns are."""
    form = Sent(data={"day": clock.today()})
    if not form.validate_on_submit():
        return _send_page(form, 200 if request.method == "GET" else 422)
    content, name = form.file.data.read(), form.file.data.filename or "table.csv"
    try:
        spreadsheets.read_sheets(name, content)
    except spreadsheets.UnreadableTableError as error:
        form.file.errors = [i18n.gettext(str(error))]
        return _send_page(form, 422)
    upload = uploads.keep(db.session(), _person(), PURPOSE, "", name, content, clock.now())
    return redirect(_address(upload.token, form), 303)


@blueprint.get("/template.<any(csv,xlsx):ending>")
def template(ending: str) -> Response:
    """An empty table with an example row."""
    return download(table.template(ending, i18n.language()), f"tilashar-register-template.{ending}")


@blueprint.get("/<token>")
def preview(token: str) -> str | BaseResponse:
    """What the table would do from a day on. Writes nothing."""
    form = Yes(request.args, meta={"csrf": False}) if "day" in request.args else Yes(data={"day": clock.today()})
    right = form.validate() if "day" in request.args else True
    seen = _previewed(token, form.day.data if right else clock.today())
    return _preview_page(seen, form, "")


@blueprint.post("/<token>")
def write(token: str) -> BaseResponse | tuple[str, int]:
    """Yes: write it all, if it is still what was seen."""
    form = Yes()
    right = form.validate_on_submit()
    seen = _previewed(token, form.day.data if right else clock.today())
    if not right or seen.plan.problems:
        return _preview_page(seen, form, ""), 422
    if request.form.get("mark") != seen.plan.mark:
        return _preview_page(seen, form, i18n.gettext("The register has changed meanwhile. Look once more.")), 409
    written = register_actions.put_plan(db.session(), seen.plan)
    record("register import", None, file=seen.upload.name, day=form.day.data.isoformat(), associations=written)
    uploads.drop(db.session(), seen.upload)
    flash(
        i18n.ngettext("%(num)d association was written.", "%(num)d associations were written.", len(written)), "success"
    )
    return redirect(url_for("register.register"), 303)


@blueprint.post("/<token>/drop")
def drop(token: str) -> BaseResponse:
    """No: the file goes, nothing was written."""
    uploads.drop(db.session(), uploads.kept(db.session(), _person(), PURPOSE, "", token))
    flash(_l("Nothing was written."), "info")
    return redirect(url_for("register_import.send"), 303)


@blueprint.get("/<token>/errors.<any(csv,xlsx):ending>")
def errors(token: str, ending: str) -> Response:
    """The same table with a last column that says what is wrong in each row."""
    form = Yes(request.args, meta={"csrf": False})
    seen = _previewed(token, form.day.data if form.validate() else clock.today())
    rows = table.with_errors([(number, list(row)) for number, row in seen.sheets[0]], told_rows(seen.plan.problems))
    content = spreadsheets.csv_bytes(rows) if ending == "csv" else spreadsheets.xlsx_bytes({"register": rows})
    return download(content, f"tilashar-register-errors.{ending}")


def _send_page(form: FlaskForm, status: int) -> tuple[str, int]:
    tables = ((STATE, False), (HISTORY, True))
    return render_template("associations/import.html", form=form, tables=tables, **showing(db.session())), status


def _previewed(token: str, day: date) -> Previewed:
    """The asker's own file, compared anew. Raises NoResultFound for any other."""
    session, today = db.session(), clock.today()
    upload = uploads.kept(session, _person(), PURPOSE, "", token)
    sheets = spreadsheets.read_sheets(upload.name, upload.content)
    known = register_queries.known(session, packages(), today)
    return Previewed(upload, sheets, compare(sheets, read_book(session), known, day, today))


def _preview_page(seen: Previewed, form: Yes, notice: str) -> str:
    plan = seen.plan
    lists = {name: getattr(plan, name) for name in SHOWN}
    asked = request.args.get("show", "")
    show = asked if asked in lists else next((name for name in SHOWN if lists[name]), SHOWN[0])
    return render_template(
        "associations/preview.html",
        upload=seen.upload,
        plan=plan,
        form=form,
        notice=notice,
        lists=lists,
        show=show,
        page=page_of(lists[show], request.args.get("page", "")),
        onward={"day": form.day.data.isoformat() if form.day.data else None, "sure": "y" if form.sure.data else None},
        **showing(db.session()),
    )


def _address(token: str, form: FromADay) -> str:
    sure = "y" if form.sure.data else None
    return url_for("register_import.preview", token=token, day=form.day.data.isoformat(), sure=sure)


def _person() -> int:
    person = me()
    assert person is not None
    return person.id
