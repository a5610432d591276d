"""The register: a list, one association with its history, and the changes of the secretariat."""

from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as BaseResponse

from webapp import clock, db, i18n
from webapp.associations import queries, register_actions, register_queries, table
from webapp.associations.comparing import free_id
from webapp.associations.history import CannotChangeError, Entry
from webapp.associations.register_forms import FORMS, New, NewHouse, start
from webapp.associations.register_pages import filled, page_of, showing
from webapp.associations.register_queries import Asked
from webapp.associations.register_rights import readers, writers
from webapp.associations.register_saying import told
from webapp.associations.state import WrongCellError
from webapp.associations.tree import branches_of
from webapp.kazakh.alphabet import sort_key
from webapp.security import grants, guarded, record
from webapp.typed import tidy

ROOM = "/register-of-associations"
blueprint = guarded(Blueprint("register", __name__, url_prefix=ROOM), readers)
changes = guarded(Blueprint("register_changes", __name__, url_prefix=ROOM), writers)
TYPES = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def download(content: bytes, name: str) -> Response:
    """A file to keep; the ending says what it is."""
    response = Response(content, mimetype=TYPES[name.rpartition(".")[2]])
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("")
def register() -> str:
    """The associations asked for, fifty a page."""
    session = db.session()
    asked = Asked(
        tidy(request.args.get("words", ""))[:100], request.args.get("region", ""), request.args.get("ended") == "1"
    )
    book = register_queries.visible(session, grants())
    entries = sorted(register_queries.found(book, asked), key=lambda one: sort_key(i18n.pick(one.names)))
    return render_template(
        "associations/register.html",
        asked=asked,
        total=len(entries),
        page=page_of(entries, request.args.get("page", "")),
        may_write=register_queries.writes(grants()),
        whole=register_queries.regions_of(grants()) is None,
        **showing(session),
    )


@blueprint.get("/export.<any(csv,xlsx):ending>")
def export(ending: str) -> Response:
    """The register that the person asking sees, closed associations too; `what=history` for the other table as CSV."""
    what = "history" if request.args.get("what") == "history" else "register"
    book = register_queries.visible(db.session(), grants())
    content = table.file_of(book, ending, what, i18n.language())
    return download(content, f"tilashar-{what}-{clock.today()}.{ending}")


@blueprint.get("/<association_id>")
def one(association_id: str) -> str:
    """One association: how it stands, what is below it, its history."""
    return _one(association_id, None, {})


def _one(association_id: str, wrong: str | None, forms: dict[str, Any]) -> str:
    session, today = db.session(), clock.today()
    entry, book = register_queries.one_visible(session, grants(), association_id)
    may_write = register_queries.writes(grants())
    if may_write:
        known = register_queries.known(session, frozenset(), today, book)
        for name, form in FORMS.items():
            if name not in forms:
                forms[name] = filled(form(formdata=None, data=start(name, entry, today), prefix=name), known, session)
    return render_template(
        "associations/one.html",
        entry=entry,
        book=book,
        branches=branches_of(book, entry.id, today),
        may_write=may_write,
        forms=forms,
        wrong=wrong,
        today=today,
        **showing(session),
    )


@changes.post("/<association_id>/<any(rename,move,merge,close,reopen,peoples,accreditation,details):action>")
def change(association_id: str, action: str) -> BaseResponse | tuple[str, int]:
    """One change from a day on."""
    session = db.session()
    entry, book = register_queries.one_visible(session, grants(), association_id)
    known = register_queries.known(session, frozenset(), clock.today(), book)
    form = filled(FORMS[action](prefix=action), known, session)
    if not form.validate_on_submit():
        return _one(association_id, action, {action: form}), 422
    try:
        changed = register_actions.put(session, book, form.changed(entry))
    except (CannotChangeError, WrongCellError) as error:
        form.form_errors.append(told(error.message, error.values))
        return _one(association_id, action, {action: form}), 422
    if changed:
        day = form.day.data.isoformat() if "day" in form else None
        record(f"register {action}", None, association=entry.id, day=day)
    flash(_l("Written down.") if changed else _l("Nothing was different."), "success")
    return redirect(url_for("register.one", association_id=entry.id), 303)


@changes.route("/new", methods=["GET", "POST"])
def new() -> str | BaseResponse | tuple[str, int]:
    """A new association; `parent` names the one from which a branch is split off."""
    session = db.session()
    book = register_queries.visible(session, grants())
    known = register_queries.known(session, frozenset(), clock.today(), book)
    above = book.get(request.args.get("parent", ""))
    form = filled(New(data=_begun(above)), known, session)
    if not form.validate_on_submit():
        shown = render_template("associations/new.html", form=form, above=above, book=book, **showing(session))
        return shown if request.method == "GET" else (shown, 422)
    entry = form.made(free_id(form.names.en, book))
    try:
        register_actions.put(session, book, entry)
    except CannotChangeError as error:
        form.form_errors.append(told(error.message, error.values))
        return render_template("associations/new.html", form=form, above=above, book=book, **showing(session)), 422
    record("register new", None, association=entry.id, day=form.day.data.isoformat())
    flash(_l("Written down."), "success")
    return redirect(url_for("register.one", association_id=entry.id), 303)


def _begun(above: Entry | None) -> dict[str, Any]:
    if above is None:
        return {"day": clock.today(), "kind": "regional"}
    place = above.last_place
    kind = "regional" if above.kind == "republican" else "local"
    start_ = {"region": place.region_code, "district": place.district, "house": place.house_id, "parent": above.id}
    return {**start_, "day": clock.today(), "kind": kind, "package": above.package}


@changes.route("/houses", methods=["GET", "POST"])
def houses() -> str | BaseResponse | tuple[str, int]:
    """The Houses of Friendship, and one more."""
    session = db.session()
    form = NewHouse()
    form.region.choices = [(one.code, i18n.named(one)) for one in queries.regions(session)]
    if form.validate_on_submit():
        names = (form.name_kk.data, form.name_ru.data, form.name_en.data)
        house = register_actions.open_house(
            session, names=names, region=form.region.data, place=form.place.data or "", day=clock.today()
        )
        record("register house", None, house=house.id)
        flash(_l("Written down."), "success")
        return redirect(url_for("register_changes.houses"), 303)
    page = render_template("associations/houses.html", form=form, open_houses=queries.houses(session, clock.today()))
    return page if request.method == "GET" else (page, 422)
