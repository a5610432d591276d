"""/classes/<id>/roster: the learners by name, the join code to project, new learners and slips."""

import random

import segno
from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from flask_security.utils import hash_password
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.classes import (
    join_codes,
    roster_actions,
    roster_matching,
    roster_printing,
    roster_queries,
    roster_reading,
    roster_teachers,
)
from webapp.classes.child_actions import Card
from webapp.classes.current import asking, my_class
from webapp.classes.roster_actions import Making, Ticket
from webapp.classes.roster_columns import FIELDS
from webapp.classes.roster_forms import NewLearners
from webapp.classes.roster_matching import Plan
from webapp.limits import limited
from webapp.models import Class
from webapp.security import grown_learner, guarded, record

blueprint = guarded(
    Blueprint("class_roster", __name__, url_prefix="/classes/<int(max=2147483647):class_id>/roster"), grown_learner
)


def making() -> Making:
    """This teacher, now."""
    return Making(asking().id, hash_password, clock.now(), clock.today(), random.SystemRandom())


def record_made(class_: Class, made: list[Ticket | Card]) -> None:
    """Log each account made."""
    for one in made:
        record("add child" if isinstance(one, Card) else "issue account", one.person_id, class_id=class_.id)


@blueprint.get("")
def page(class_id: int) -> str:
    """The learners, who teaches, and the doors to the rest."""
    class_, today = my_class(class_id), clock.today()
    groups = roster_queries.groups_of(db.session(), class_.id)
    teachers = roster_teachers.teachers_of(db.session(), [class_.id], today).get(class_.id, [])
    return render_template(
        "classes/roster.html",
        class_=class_,
        learners=roster_queries.learners(db.session(), class_, groups),
        groups=groups,
        teachers=teachers,
        substitute=any(line.substitute and line.person_id == asking().id for line in teachers),
        out=roster_queries.children_out(db.session(), class_.id),
        code=join_codes.shown(class_.join_code),
        joining=url_for("joining.page", code=class_.join_code, _external=True),
    )


@blueprint.get("/code")
def code(class_id: int) -> str:
    """The join code in big letters, with its QR code."""
    class_ = my_class(class_id)
    address = url_for("joining.page", code=class_.join_code, _external=True)
    return render_template(
        "classes/roster_code.html",
        class_=class_,
        code=join_codes.shown(class_.join_code),
        address=address,
        form=url_for("joining.form", _external=True),
        picture=segno.make(address, error="m").svg_data_uri(scale=8, border=2),
    )


def _add_page(class_: Class, form: NewLearners, problems: tuple[roster_reading.Problem, ...] = ()) -> str:
    return render_template("classes/roster_add.html", class_=class_, form=form, problems=problems, fields=FIELDS)


@blueprint.get("/add")
def add_page(class_id: int) -> str:
    """Names to type."""
    return _add_page(my_class(class_id), NewLearners(formdata=None))


@blueprint.post("/add")
@limited("20 per minute")
def add(class_id: int) -> str | Response | tuple[str, int]:
    """Make accounts for typed names. The answer are the slips; nothing is made while a name is in question."""
    class_, form = my_class(class_id), NewLearners()
    if not form.validate_on_submit():
        return _add_page(class_, form), 422
    roster_queries.hold(db.session(), class_.id)
    read = roster_reading.read_names(form.names.data, form.age.data)
    found = _plan(class_, read)
    if found.problems or found.same:
        return _add_page(class_, form, found.problems + _there(class_, read, found)), 422
    made = roster_actions.carry_out(db.session(), class_, found, making())
    record_made(class_, made)
    return roster_printing.printed(class_, roster_printing.slips_of(made), request.form.get("as") == "pdf")


def _plan(class_: Class, read: roster_reading.Read) -> Plan:
    seated = seated_in(class_)
    known = roster_queries.known_of(db.session(), class_, seated, (), ())
    return roster_matching.plan(read.rows, seated, known, read.problems)


def _there(class_: Class, read: roster_reading.Read, found: Plan) -> tuple[roster_reading.Problem, ...]:
    """Typed names that learners of the class have: a second learner, or the first once more, nobody can know."""
    new = {one.row for one in found.new} | {one.row for one in found.problems}
    return tuple(
        roster_reading.Problem(one.row, "name", one.name, roster_matching.NAME_TAKEN)
        for one in read.rows
        if one.row not in new
    )


def seated_in(class_: Class) -> list[roster_matching.Seated]:
    """The learners of the class for a comparison."""
    groups = roster_queries.groups_of(db.session(), class_.id)
    return roster_queries.as_seated(roster_queries.learners(db.session(), class_, groups))


@blueprint.post("/slips")
@limited("20 per minute")
def slips(class_id: int) -> str | Response:
    """New slips for the learners chosen, as far as the association made their accounts; the old ones end."""
    class_ = my_class(class_id)
    made = roster_actions.new_slips(db.session(), class_, request.form.getlist("learner", type=int), making())
    if not made:
        flash(_l("Choose learners whose accounts were made here. Others have a password of their own."), "warning")
        return redirect(url_for("class_roster.page", class_id=class_.id), 303)
    for one in made:
        record("new picture code" if isinstance(one, Card) else "new slip", one.person_id, class_id=class_.id)
    return roster_printing.printed(class_, roster_printing.slips_of(made), request.form.get("as") == "pdf")


@blueprint.post("/slips.pdf")
def slips_pdf(class_id: int) -> Response:
    """The slips of the page just shown, as PDF."""
    class_ = my_class(class_id)
    return roster_printing.pdf(class_, roster_printing.unpacked(class_, request.form.get("packed", "")))


@blueprint.post("/take-out")
def take_out(class_id: int) -> Response:
    """Learners who are in the class no more; what they did stays theirs, and the join code brings them back."""
    class_ = my_class(class_id)
    gone = roster_actions.take_out(db.session(), class_, request.form.getlist("learner", type=int), clock.now())
    for person_id in gone:
        record("take out of class", person_id, class_id=class_.id)
    if gone:
        flash(
            _l("Taken out of the class. What they did stays theirs. Was it a mistake? The join code brings them back."),
            "success",
        )
    else:
        flash(_l("Choose the learners first."), "warning")
    return redirect(url_for("class_roster.page", class_id=class_.id), 303)


@blueprint.post("/put-back")
def put_back(class_id: int) -> Response:
    """Children of the sheet who were taken out by mistake: they have no account with which to use the join code."""
    class_ = my_class(class_id)
    chosen = request.form.getlist("learner", type=int)
    back = roster_actions.put_back(db.session(), class_, chosen, making())
    for person_id in back:
        record("put child back", person_id, class_id=class_.id)
    if back:
        flash(_l("Back in the class and on the sheet."), "success")
    else:
        flash(_l("Choose the learners first."), "warning")
    return redirect(url_for("class_roster.page", class_id=class_.id), 303)
