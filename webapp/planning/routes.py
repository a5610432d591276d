"""/classes/<id>/plan: work is given to a class, changed and taken back; who has done it."""

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.classes.current import asking, my_class
from webapp.courses import library
from webapp.models import Class
from webapp.planning import actions, doing, forms, queries
from webapp.planning.assigning import given_to, progress, state
from webapp.practice.drill_cells import TOPICS
from webapp.security import grown_learner, guarded, record

blueprint = guarded(
    Blueprint("planning", __name__, url_prefix="/classes/<int(max=2147483647):class_id>/plan"), grown_learner
)


def _page(class_: Class, wanted: forms.Wanted | None = None, form: Mapping[str, str] | None = None) -> str:
    session, today, content = db.session(), clock.today(), library()
    seated, shelf = queries.seated_in(session, class_.id), queries.shelf_of(session, [class_.id])
    works = queries.assignments_in(session, content, class_.id, shelf)
    learners = [number for number, _ in seated.learners]
    facts = doing.facts_of(session, learners, works)
    lines = []
    for work in works:
        mine = given_to(work, seated.members, learners)
        done = sum(progress(work, facts[one]).finished for one in mine)
        lines.append((work, done, len(mine), state(work, bool(mine) and done == len(mine), today)))
    return render_template(
        "planning/plan.html",
        class_=class_,
        lines=lines,
        groups=dict(seated.groups),
        shelf=shelf,
        course=content.courses.get(class_.course_id),
        courses=content.courses.values(),
        topics=TOPICS,
        errors=wanted.errors if wanted else {},
        typed=form or {},
        today=today,
    )


@blueprint.get("")
def plan(class_id: int) -> str:
    """What the class was given, how many have done it, and the form for more."""
    return _page(my_class(class_id), form=request.args)


@blueprint.post("/assignments")
def give(class_id: int) -> Response | tuple[str, int]:
    """Give work. Other pages post here too, with `back`: the local address to return to."""
    class_ = my_class(class_id)
    session, today = db.session(), clock.today()
    seated, shelf = queries.seated_in(session, class_.id), queries.shelf_of(session, [class_.id])
    wanted = forms.wanted(request.form, library(), class_, seated, shelf, today)
    if wanted.errors:
        return _page(class_, wanted, request.form), 422
    given, new = actions.give(
        session,
        class_id=class_.id,
        kind=wanted.kind,
        subject=wanted.subject,
        group_id=wanted.group_id,
        note=wanted.note,
        opens_on=wanted.opens_on,
        due_on=wanted.due_on,
        teacher_id=asking().id,
        now=clock.now(),
    )
    if new:
        record("give work", None, class_id=class_.id, assignment=given.id)
        flash(_l("Given. Learners see it under “Work for the class”."), "success")
    else:
        flash(_l("The class has this already."), "info")
    return redirect(forms.local(request.form.get("back", "")) or url_for("planning.plan", class_id=class_.id), 303)


def _one(class_: Class, assignment_id: int, errors: forms.Errors, form: Mapping[str, str]) -> str:
    session, today = db.session(), clock.today()
    row = queries.assignment_in(session, class_.id, assignment_id)
    seated, shelf = queries.seated_in(session, class_.id), queries.shelf_of(session, [class_.id])
    work = next(one for one in queries.assignments_in(session, library(), class_.id, shelf) if one.id == row.id)
    learners = [number for number, _ in seated.learners]
    facts = doing.facts_of(session, learners, [work])
    mine = set(given_to(work, seated.members, learners))
    lines = [(number, name, progress(work, facts[number])) for number, name in seated.learners if number in mine]
    return render_template(
        "planning/assignment.html",
        class_=class_,
        work=work,
        lines=lines,
        group=dict(seated.groups).get(work.group_id) if work.group_id else None,
        errors=errors,
        typed=form,
        today=today,
    )


@blueprint.get("/assignments/<int(max=2147483647):assignment_id>")
def assignment(class_id: int, assignment_id: int) -> str:
    """One piece of work: who has done it, and other days for it."""
    return _one(my_class(class_id), assignment_id, {}, {})


@blueprint.post("/assignments/<int(max=2147483647):assignment_id>")
def change(class_id: int, assignment_id: int) -> Response | tuple[str, int]:
    """Other days, another note."""
    class_ = my_class(class_id)
    given = queries.assignment_in(db.session(), class_.id, assignment_id)
    errors: forms.Errors = {}
    opens, due = forms.days_of(request.form, clock.today(), errors)
    note = forms.note_of(request.form)
    if given.kind in ("writing", "speaking") and not note:
        errors["note"] = _l("Write what learners are to write or say.")
    if errors:
        return _one(class_, assignment_id, errors, request.form), 422
    actions.change(db.session(), given, opens, due, note)
    record("change work", None, class_id=class_.id, assignment=given.id)
    flash(_l("Changed."), "success")
    return redirect(url_for("planning.plan", class_id=class_.id), 303)


@blueprint.post("/assignments/<int(max=2147483647):assignment_id>/withdraw")
def withdraw(class_id: int, assignment_id: int) -> Response:
    """Take work back."""
    class_ = my_class(class_id)
    given = queries.assignment_in(db.session(), class_.id, assignment_id)
    actions.withdraw(db.session(), given, clock.now())
    record("withdraw work", None, class_id=class_.id, assignment=given.id)
    flash(_l("Taken back: learners see it no more. What they did stays theirs."), "success")
    return redirect(url_for("planning.plan", class_id=class_.id), 303)
