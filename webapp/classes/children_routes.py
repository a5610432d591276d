"""A teacher's pages for children: add them, print what they sign in with, draw new codes."""

import random

import segno
from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from flask_security.utils import hash_password
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.classes import child_actions, child_queries
from webapp.classes.children_forms import Names
from webapp.classes.current import asking, my_class
from webapp.limits import limited
from webapp.models import Class
from webapp.security import grown_learner, guarded, record

blueprint = guarded(
    Blueprint("class_children", __name__, url_prefix="/classes/<int(max=2147483647):class_id>"), grown_learner
)


def _page(class_: Class, form: Names) -> str:
    lines = child_queries.on_sheet(db.session(), class_.id, clock.now())
    sheet = child_queries.sheet_of(db.session(), class_.id)
    return render_template("classes/children.html", class_=class_, form=form, children=lines, sheet=sheet)


def _printed(class_: Class, cards: list[child_actions.Card]) -> str:
    """The page to print; without cards, the one sheet for the wall."""
    sheet = child_queries.sheet_of(db.session(), class_.id)
    if sheet is None:
        abort(404)
    address = url_for("sheets.names", token=sheet.token, _external=True)
    return render_template(
        "classes/sheet.html",
        class_=class_,
        cards=cards,
        children=child_queries.on_sheet(db.session(), class_.id, clock.now()),
        address=address,
        family=url_for("guardians.guardian", _external=True),
        code=segno.make(address, error="m").svg_data_uri(scale=4, border=2),
    )


@blueprint.get("/children")
def page(class_id: int) -> str:
    """The children of the sheet, and the form for more."""
    return _page(my_class(class_id), Names(formdata=None))


@blueprint.post("/children")
@limited("20 per minute")
def add(class_id: int) -> str | tuple[str, int]:
    """Add children. The answer is the page to print: the pictures are shown this once."""
    class_, form, now = my_class(class_id), Names(), clock.now()
    known = child_queries.on_sheet(db.session(), class_.id, now)
    form.taken = frozenset(line.name.casefold() for line in known)
    if not form.validate_on_submit():
        return _page(class_, form), 422
    cards = child_actions.add_children(
        db.session(),
        class_,
        form.read,
        teacher_id=asking().id,
        hashed=hash_password,
        now=now,
        day=clock.today(),
        rng=random.SystemRandom(),
    )
    for card in cards:
        record("add child", card.person_id, class_id=class_.id)
    return _printed(class_, cards)


@blueprint.post("/children/new-codes")
@limited("20 per minute")
def new_codes(class_id: int) -> str | Response:
    """New pictures for the children chosen: only those whose codes were made for this class."""
    class_ = my_class(class_id)
    cards = child_actions.new_codes(
        db.session(),
        class_.id,
        request.form.getlist("child", type=int),
        teacher_id=asking().id,
        hashed=hash_password,
        now=clock.now(),
        rng=random.SystemRandom(),
    )
    if not cards:
        flash(_l("Choose the children who need new pictures."), "warning")
        return redirect(url_for("class_children.page", class_id=class_.id), 303)
    for card in cards:
        record("new picture code", card.person_id, class_id=class_.id)
    return _printed(class_, cards)


@blueprint.post("/children/take-off")
def take_off(class_id: int) -> Response:
    """Children who left sign in here no more; what they did stays with their families."""
    class_ = my_class(class_id)
    gone = child_actions.take_off(db.session(), class_.id, request.form.getlist("child", type=int), clock.now())
    for person_id in gone:
        record("take child off sheet", person_id, class_id=class_.id)
    if gone:
        flash(_l("Taken off the sheet. Print it again."), "success")
    else:
        flash(_l("Choose the children who have left."), "warning")
    return redirect(url_for("class_children.page", class_id=class_.id), 303)


@blueprint.get("/sheet")
def sheet(class_id: int) -> str:
    """The sheet for the wall: address and names, no pictures of codes."""
    return _printed(my_class(class_id), [])


@blueprint.post("/sheet/new-address")
def new_address(class_id: int) -> Response:
    """End the old address."""
    class_ = my_class(class_id)
    child_actions.new_address(db.session(), class_.id, asking().id, clock.now())
    record("new sheet address", None, class_id=class_.id)
    flash(_l("The sheet has a new address; the old one leads nowhere. Print it again."), "success")
    return redirect(url_for("class_children.page", class_id=class_.id), 303)
