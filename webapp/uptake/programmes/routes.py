"""Programmes of the state social order: the country sees and writes all, a region reads its own."""

from flask import Blueprint, Response, flash, redirect, render_template
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as BaseResponse

from webapp import clock, db, i18n
from webapp.models import Programme
from webapp.security import guarded, holding, record
from webapp.spreadsheets import csv_bytes, xlsx_bytes
from webapp.uptake.country import asking, asking_id, country_only
from webapp.uptake.programmes import actions, queries
from webapp.uptake.programmes.forms import Writing
from webapp.uptake.programmes.lines import Line, lines, rows
from webapp.uptake.reads import log_read

blueprint = guarded(Blueprint("programmes", __name__, url_prefix="/uptake"), holding("secretariat", "region"))
making = guarded(Blueprint("programme_making", __name__, url_prefix="/uptake/programmes"), country_only)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ID = "<int(max=2147483647):programme_id>"


def _read() -> list[Line]:
    """The lines, with a note in the log that somebody opened them."""
    reach, today = asking(), clock.today()
    place = "country" if reach.country else " ".join(sorted(reach.regions))
    log_read(person_id=asking_id(), what=f"programmes {place}", day=today, now=clock.now())
    return lines(db.session(), reach, today)


@blueprint.get("/programmes")
def programmes() -> str:
    """The table."""
    return render_template("uptake/programmes/programmes.html", lines=_read(), makes=asking().country)


@blueprint.get("/programmes.csv")
def as_csv() -> Response:
    """The same as CSV."""
    return _file(csv_bytes(rows(_read())), "text/csv", "csv")


@blueprint.get("/programmes.xlsx")
def as_xlsx() -> Response:
    """The same as a workbook."""
    return _file(xlsx_bytes({i18n.gettext("Programmes"): rows(_read())}), XLSX, "xlsx")


def _file(content: bytes, kind: str, ending: str) -> Response:
    response = Response(content, mimetype=kind)
    response.headers["Content-Disposition"] = f"attachment; filename=programmes-{clock.today().isoformat()}.{ending}"
    return response


@making.get("/new")
def new() -> str:
    """The form."""
    return render_template("uptake/programmes/write.html", form=_form(), known=None)


@making.post("/new")
def add() -> BaseResponse | tuple[str, int]:
    """A new programme."""
    form = _form()
    if not form.validate_on_submit():
        return render_template("uptake/programmes/write.html", form=form, known=None), 422
    made = actions.write(db.session(), Programme(), form.values(), form.associations.data)
    record("add programme", None, programme=made.id)
    flash(_l("The programme is kept."), "success")
    return redirect("/uptake/programmes", 303)


@making.get(f"/{_ID}")
def edit(programme_id: int) -> str:
    """The form of one."""
    carried = queries.programme(db.session(), programme_id)
    form = _form()
    form.show(carried)
    return render_template("uptake/programmes/write.html", form=form, known=carried.programme)


@making.post(f"/{_ID}")
def change(programme_id: int) -> BaseResponse | tuple[str, int]:
    """Write what was changed."""
    carried = queries.programme(db.session(), programme_id)
    form = _form()
    form.keep(carried)
    if not form.validate_on_submit():
        return render_template("uptake/programmes/write.html", form=form, known=carried.programme), 422
    actions.write(db.session(), carried.programme, form.values(), form.associations.data)
    record("change programme", None, programme=programme_id)
    flash(_l("Saved."), "success")
    return redirect("/uptake/programmes", 303)


def _form() -> Writing:
    form = Writing()
    form.prepare()
    return form
