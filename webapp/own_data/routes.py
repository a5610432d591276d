"""/data: what is kept about me, and /data/of/<child> for a guardian."""

from typing import Any

from flask import Blueprint, Response, abort, current_app, flash, redirect, render_template
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as BaseResponse

from webapp import clock, db
from webapp.accounts import signing
from webapp.associations import declarations
from webapp.associations.actions import join_association
from webapp.associations.queries import association_of
from webapp.i18n import gettext
from webapp.limits import limited
from webapp.own_data import actions, packing, queries
from webapp.own_data.forms import Belonging, Confirm, Groups
from webapp.security import everybody, guarded, me, record

blueprint = guarded(Blueprint("own_data", __name__, url_prefix="/data"), everybody)
CHILD = "/of/<int(max=2147483647):person_id>"


def _subject(person_id: int | None) -> queries.Subject:
    person = me()
    return queries.subject(db.session(), person.id if person else None, person_id)


def _changeable(person_id: int | None) -> queries.Subject:
    found = _subject(person_id)
    if not found.may_change:
        abort(403)
    return found


def _page(whose: queries.Subject, groups: Groups | None = None) -> str:
    session = db.session()
    if groups is None:
        groups = Groups(formdata=None)
        groups.fill_choices()
        groups.ethnic_groups.data = list(declarations.declared_groups(session, whose.id))
    belonging = Belonging(formdata=None)
    belonging.fill_choices()
    association = association_of(session, whose.id)
    belonging.association.data = association.id if association else ""
    kept = queries.kept(session, whose.id)
    return render_template("own_data/data.html", whose=whose, kept=kept, groups=groups, belonging=belonging)


@blueprint.get("")
@blueprint.get(CHILD)
def data(person_id: int | None = None) -> str:
    """All that is kept. Of somebody unknown, nothing is."""
    if person_id is None and me() is None:
        return render_template("own_data/nothing.html")
    return _page(_subject(person_id))


@blueprint.post("/export/<any(json, csv):form>")
@blueprint.post(CHILD + "/export/<any(json, csv):form>")
@limited("20 per minute")
def export(form: str, person_id: int | None = None) -> Response:
    """Everything as one file. It is a form and not a link, because it is logged."""
    whose = _changeable(person_id)
    found = [
        (rows.table, gettext(rows.personal.what), rows.columns, rows.rows)
        for rows in queries.everything(db.session(), whose.id)
    ]
    body: str | bytes
    if form == "json":
        body, kind = packing.as_json(clock.now(), found), "application/json"
    else:
        lent: list[Any] = current_app.extensions["tilashar_own_files"]
        files = [file for own_files in lent for file in own_files(db.session(), whose.id)]
        body, kind = packing.as_zip(found, files), "application/zip"
    record("export data", whose.id, form=form)
    name = f"tilashar-{clock.today().isoformat()}.{'json' if form == 'json' else 'zip'}"
    return Response(body, mimetype=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@blueprint.post("/ethnic-group")
@blueprint.post(CHILD + "/ethnic-group")
def ethnic_group(person_id: int | None = None) -> BaseResponse | tuple[str, int]:
    """Change or withdraw the ethnic group. That it was changed is logged, never what it says."""
    whose, form = _changeable(person_id), Groups()
    form.fill_choices()
    if not form.validate_on_submit():
        return _page(whose, form), 422
    declarations.declare(db.session(), whose.id, form.ethnic_groups.data or [], clock.now())
    record("change profile", whose.id, changed=["ethnic declaration"])
    flash(_l("Saved."), "success")
    return redirect(whose.address, 303)


@blueprint.post("/association")
@blueprint.post(CHILD + "/association")
def association(person_id: int | None = None) -> BaseResponse | tuple[str, int]:
    """Change or leave the association."""
    whose, form = _changeable(person_id), Belonging()
    form.fill_choices()
    if not form.validate_on_submit():
        return _page(whose), 422
    join_association(db.session(), whose.id, form.association.data or None, clock.today(), clock.now())
    record("change profile", whose.id, changed=["association"])
    flash(_l("Saved."), "success")
    return redirect(whose.address, 303)


@blueprint.get("/delete")
@blueprint.get(CHILD + "/delete")
def before_deleting(person_id: int | None = None) -> str:
    """What will happen, and the confirmation."""
    return _before_deleting(_changeable(person_id), Confirm(formdata=None))


def _before_deleting(whose: queries.Subject, form: Confirm) -> str:
    return render_template("own_data/delete.html", whose=whose, form=form, asks_word=_password() is None)


def _password() -> str | None:
    person = me()
    assert person is not None  # a subject was found
    return queries.password_of(db.session(), person.id)


@blueprint.post("/delete")
@blueprint.post(CHILD + "/delete")
@limited("10 per minute")
def delete(person_id: int | None = None) -> BaseResponse | tuple[str, int]:
    """Delete everything, at once."""
    whose, form = _changeable(person_id), Confirm()
    if not (form.validate_on_submit() and form.confirms(_password())):
        return _before_deleting(whose, form), 422
    for erase_files in current_app.extensions["tilashar_erase_files"]:
        erase_files(db.session(), whose.id)
    # Logged before, so that the line loses its names with all the others.
    record("erase", whose.id)
    actions.erase(db.session(), whose.id)
    if whose.own:
        signing.end()
        flash(_l("Everything is deleted. Nothing is kept about you any more."), "success")
        return redirect("/", 303)
    flash(_l("Everything about the child is deleted."), "success")
    return redirect("/data", 303)
