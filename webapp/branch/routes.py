"""A coordinator's branch: its figures on screen and as a file, its teachers."""

from flask import Blueprint, Response, abort, flash, redirect, render_template, request
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as BaseResponse

from webapp import clock, db, i18n
from webapp.associations.offers import offers
from webapp.branch import actions, queries
from webapp.branch.current import asking, my_branch
from webapp.branch.export import rows
from webapp.branch.figures import Table, active_since, quarter_start, table
from webapp.branch.hiding import BELOW, HIDDEN
from webapp.kazakh.alphabet import sort_key
from webapp.models import RoleGrant
from webapp.security import guarded, holding, record
from webapp.spreadsheets import csv_bytes, xlsx_bytes

blueprint = guarded(Blueprint("branch", __name__, url_prefix="/branch"), holding("coordinator"))
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _table() -> Table:
    today = clock.today()
    return table(my_branch(), queries.facts_of(db.session(), my_branch(), today))


@blueprint.get("")
def overview() -> str:
    """All associations of the branch with their classes, teachers, forms of study and figures."""
    today = clock.today()
    found = _table()
    return render_template(
        "branch/overview.html",
        table=found,
        begun=[one for one in found.sections if not one.empty],
        empty=[one for one in found.sections if one.empty],
        since=active_since(today),
        quarter=quarter_start(today),
        offers=offers(db.session(), my_branch().ids, today),
        below=BELOW,
        hidden=HIDDEN,
    )


@blueprint.get("/figures.csv")
def figures_csv() -> Response:
    """The same figures as CSV."""
    return _file(csv_bytes(rows(_table())), "text/csv", "csv")


@blueprint.get("/figures.xlsx")
def figures_xlsx() -> Response:
    """The same figures as a workbook."""
    return _file(xlsx_bytes({i18n.gettext("Figures"): rows(_table())}), XLSX, "xlsx")


def _file(content: bytes, kind: str, ending: str) -> Response:
    response = Response(content, mimetype=kind)
    response.headers["Content-Disposition"] = f"attachment; filename=branch-{clock.today().isoformat()}.{ending}"
    return response


@blueprint.get("/teachers")
def teachers() -> str:
    """Who teaches and coordinates where, and classes that nobody teaches."""
    today = clock.today()
    found = queries.holders(db.session(), my_branch(), today)
    return render_template(
        "branch/teachers.html",
        nodes=my_branch().nodes,
        by_id=my_branch().by_id,
        holders=sorted(found, key=lambda one: sort_key(one.name)),
        untaught=queries.untaught(db.session(), my_branch(), today),
        me_id=asking().id,
        held={node.id for node in my_branch().nodes if node.held},
    )


@blueprint.get("/teachers/<int(max=2147483647):grant_id>/end")
def ending(grant_id: int) -> str:
    """Asks once more, and says who else teaches the classes."""
    grant = _endable(grant_id)
    every = queries.holders(db.session(), my_branch(), clock.today())
    holder = next(one for one in every if one.grant.id == grant.id)
    others = {
        class_.id: sorted(
            (
                one.name
                for one in every
                if one.person_id != holder.person_id and class_.id in {c.id for c in one.classes}
            ),
            key=sort_key,
        )
        for class_ in holder.classes
    }
    return render_template(
        "branch/ending.html", holder=holder, others=others, association=my_branch().by_id[grant.association_id or ""]
    )


@blueprint.post("/teachers/<int(max=2147483647):grant_id>/end")
def end(grant_id: int) -> BaseResponse:
    """The role ends today; the classes stay."""
    grant = _endable(grant_id)
    actions.end_role(db.session(), grant, clock.today(), clock.now())
    record("end role", grant.person_id, role=grant.role, association_id=grant.association_id)
    flash(_l("The role has ended. The classes stay."), "success")
    return redirect("/branch/teachers", 303)


def _endable(grant_id: int) -> RoleGrant:
    """A teacher of the branch, or a coordinator below me: nobody ends the own role or that of an equal."""
    grant = queries.grant_in(db.session(), my_branch(), grant_id, clock.today())
    held = {node.id for node in my_branch().nodes if node.held}
    if grant.role == "coordinator" and (grant.person_id == asking().id or grant.association_id in held):
        abort(404)
    return grant


@blueprint.post("/classes/<int(max=2147483647):class_id>/teacher")
def give_class(class_id: int) -> BaseResponse:
    """A class gets a teacher of its association."""
    class_ = queries.class_in(db.session(), my_branch(), class_id)
    teacher_id = request.form.get("teacher", 0, type=int)
    if not queries.holds(db.session(), teacher_id, "teacher", class_.association_id, clock.today()):
        flash(_l("Choose a teacher of this association."), "warning")
        return redirect("/branch/teachers", 303)
    actions.give_class(db.session(), class_.id, teacher_id, clock.today())
    record("give class", teacher_id, class_id=class_.id)
    flash(_l("The class has a teacher."), "success")
    return redirect("/branch/teachers", 303)
