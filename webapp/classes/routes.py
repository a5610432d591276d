"""Classes: a teacher's, a coordinator's, a learner's."""

import random

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.accounts import own_account
from webapp.associations import forms_of_study
from webapp.associations.queries import names_of
from webapp.classes import actions, join_codes, queries, roster_teachers
from webapp.classes.current import asking, my_class
from webapp.classes.forms import Join, NewClass, course_choices
from webapp.limits import limited
from webapp.security import grants, grown_learner, guarded, record

blueprint = guarded(Blueprint("classes", __name__, url_prefix="/classes"), grown_learner)
SPOKEN_A_PAGE = 100


def _branches(role: str) -> list[str]:
    """The associations on which the person asking holds a role."""
    return [grant.association_id for grant in grants() if grant.role == role and grant.association_id]


def _new_class_form() -> NewClass | None:
    """The form for a teacher; None for everybody else."""
    branches = _branches("teacher")
    if not branches:
        return None
    form = NewClass()
    form.association.choices = names_of(db.session(), branches)
    form.course.choices = course_choices()
    offered = forms_of_study.open_forms(db.session(), branches, clock.today())
    form.offered = {one.id: one.association_id for one in offered}
    form.form.choices = [(0, "—"), *((one.id, one.name) for one in offered)]
    if len(branches) == 1:
        form.association.data = branches[0]
    return form


def _page(join: Join, new: NewClass | None) -> str:
    person, today = asking(), clock.today()
    seats = queries.sat_in_by(db.session(), person.id)
    return render_template(
        "classes/classes.html",
        taught=queries.taught_by(db.session(), person.id, today),
        closed=queries.closed_of(db.session(), person.id, today) if new is not None else (),
        branch=queries.of_branches(db.session(), _branches("coordinator"), today),
        seats=seats,
        teachers=roster_teachers.teachers_of(db.session(), [line.id for line in seats], today),
        issued=own_account.made_by(db.session(), person.id),
        join=join,
        new=new,
        shown_code=join_codes.shown,
    )


@blueprint.get("")
def classes() -> str:
    """The classes of the person asking, in each of their roles; of those learnt in, who teaches them."""
    return _page(Join(), _new_class_form())


@blueprint.post("")
def create() -> Response | tuple[str, int]:
    """A teacher makes a class."""
    form = _new_class_form()
    if form is None:
        abort(403)
    if not form.validate_on_submit():
        return _page(Join(formdata=None), form), 422
    made = actions.create_class(
        db.session(),
        association_id=form.association.data,
        name=form.name.data.strip(),
        teacher_id=asking().id,
        now=clock.now(),
        rng=random.SystemRandom(),
        course_id=form.course.data,
        form_of_study_id=form.form.data or None,
    )
    return redirect(f"/classes/{made.id}", 303)


@blueprint.post("/join")
@limited("30 per minute")
def join() -> Response | tuple[str, int]:
    """A learner joins by code."""
    form = Join()
    if not form.validate_on_submit():
        return _page(form, _new_class_form()), 422
    found = queries.by_join_code(db.session(), join_codes.tidy(form.code.data)[:12])
    assert found is not None  # the form looked
    person = asking()
    if actions.join_class(db.session(), found, person.id, clock.now(), clock.today()):
        record("join class", person.id, class_id=found.id)
    flash(
        _l("You are in the class. Your teacher sees your lessons and answers; nobody sees your ethnic group."),
        "success",
    )
    return redirect(url_for("classes.classes"), 303)


@blueprint.post("/<int(max=2147483647):class_id>/leave")
def leave(class_id: int) -> Response:
    """A learner leaves, at once."""
    person = asking()
    if not actions.leave_class(db.session(), class_id, person.id, clock.now()):
        abort(404)
    record("leave class", person.id, class_id=class_id)
    flash(_l("You have left the class. Its teacher sees your work no more; it stays yours."), "success")
    return redirect(url_for("classes.classes"), 303)


@blueprint.get("/<int(max=2147483647):class_id>/speaking")
def speaking(class_id: int) -> str:
    """What the learners of a class said and sent."""
    found = my_class(class_id)
    sent = queries.spoken_in(db.session(), found.id, SPOKEN_A_PAGE)
    return render_template("classes/speaking.html", class_=found, sent=sent)
