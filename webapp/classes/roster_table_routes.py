"""/classes/<id>/roster/import and table.csv: a roster from a spreadsheet, with a preview, and out again."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db, i18n, spreadsheets, uploads
from webapp.classes import (
    looks,
    roster_actions,
    roster_columns,
    roster_matching,
    roster_printing,
    roster_queries,
    roster_reading,
)
from webapp.classes.current import asking, my_class
from webapp.classes.roster_forms import Table, known
from webapp.classes.roster_routes import making, record_made, seated_in
from webapp.limits import limited
from webapp.models import Class
from webapp.security import grown_learner, guarded, record

blueprint = guarded(
    Blueprint("class_roster_tables", __name__, url_prefix="/classes/<int(max=2147483647):class_id>/roster"),
    grown_learner,
)
PURPOSE = "roster"
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def table_file(content: bytes, name: str, kind: str) -> Response:
    """A file to take along; `name` without its ending."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return current_app.response_class(content, content_type=KINDS[kind], headers=headers)


@blueprint.get("/table.<any(csv, xlsx):form>")
def table(class_id: int, form: str) -> Response:
    """The learners as a table that can be imported again; `?empty=1`: the header alone, to fill in."""
    class_, language = my_class(class_id), i18n.language()
    empty = request.args.get("empty") == "1"
    rows = [roster_columns.header(language) if empty else roster_columns.header(language, roster_columns.EXPORTED)]
    if not empty:
        seated = seated_in(class_)
        said = {True: roster_columns.YES[language], False: roster_columns.NO[language]}
        rows += [[one.name, one.username or "", "; ".join(one.groups), said[one.child]] for one in seated]
        _log(class_, [one.person_id for one in seated])
    content = spreadsheets.csv_bytes(rows) if form == "csv" else spreadsheets.xlsx_bytes({class_.name: rows})
    return table_file(content, f"tilashar-roster-{class_.id}-{clock.today().isoformat()}", form)


def _log(class_: Class, learner_ids: list[int]) -> None:
    looks.log_look(
        teacher_id=asking().id,
        learner_ids=learner_ids,
        class_id=class_.id,
        what=looks.EXPORT,
        day=clock.today(),
        now=clock.now(),
    )


def _form(class_: Class, form: Table) -> str:
    return render_template("classes/roster_import.html", class_=class_, form=form, columns=roster_columns.SHOWN)


@blueprint.get("/import")
def import_page(class_id: int) -> str:
    """Choose a table."""
    return _form(my_class(class_id), Table(formdata=None))


def plan_of(class_: Class, read: roster_reading.Read) -> roster_matching.Plan:
    """What the rows would do in this class."""
    seated = seated_in(class_)
    usernames = [one.username for one in read.rows if one.username]
    numbers = [one.sourced_id for one in read.rows if one.sourced_id]
    found = roster_queries.known_of(db.session(), class_, seated, usernames, numbers)
    return roster_matching.plan(read.rows, seated, found, read.problems)


@blueprint.post("/import")
@limited("30 per minute")
def preview(class_id: int) -> str | tuple[str, int]:
    """Read the table and show what it would do. Nothing is changed; the file is kept for a day, for the yes."""
    class_, form = my_class(class_id), Table()
    sent = form.table.data
    content = sent.read() if sent else b""
    if not content:
        form.table.errors = [_l("Choose a file.")]
        return _form(class_, form), 422
    try:
        read = roster_reading.read_table(spreadsheets.read(sent.filename or "", content), known())
    except spreadsheets.UnreadableTableError as problem:
        form.table.errors = [i18n.gettext(str(problem))]
        return _form(class_, form), 422
    kept = uploads.keep(
        db.session(), asking().id, PURPOSE, str(class_.id), sent.filename or "table", content, clock.now()
    )
    return render_template(
        "classes/roster_preview.html",
        class_=class_,
        plan=plan_of(class_, read),
        unread=read.unread,
        fields=roster_columns.FIELDS,
        token=kept.token,
        name=kept.name,
        action=url_for("class_roster_tables.carry_out", class_id=class_.id),
        again=url_for("class_roster_tables.import_page", class_id=class_.id),
    )


@blueprint.post("/import/yes")
@limited("30 per minute")
def carry_out(class_id: int) -> str | Response:
    """Do it. The file is read and compared anew, so that what changed meanwhile is seen."""
    class_ = my_class(class_id)
    roster_queries.hold(db.session(), class_.id)
    kept = uploads.kept(db.session(), asking().id, PURPOSE, str(class_.id), request.form.get("token", "")[:32])
    read = roster_reading.read_table(spreadsheets.read(kept.name, kept.content), known())
    uploads.drop(db.session(), kept)
    return carried_out(class_, plan_of(class_, read))


def carried_out(class_: Class, plan: roster_matching.Plan) -> str | Response:
    """Carry a plan out and log it: the slips of new learners, else back to the roster."""
    made = roster_actions.carry_out(db.session(), class_, plan, making())
    record_made(class_, made)
    for change in plan.changes:
        record("change roster", change.who.person_id, class_id=class_.id, fields=change.fields)
    if made:
        return roster_printing.printed(class_, roster_printing.slips_of(made), request.form.get("as") == "pdf")
    flash(_l("Done.") if plan.changes else _l("Nothing had to be changed."), "success")
    return redirect(url_for("class_roster.page", class_id=class_.id), 303)
