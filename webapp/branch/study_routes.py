"""Forms of study of a branch, and its timetable by weeks."""

from datetime import date, timedelta

from flask import Blueprint, flash, redirect, render_template, request
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.associations.offers import every_offer
from webapp.associations.public_routes import association_feed, offered
from webapp.associations.timetable import Weekly, week
from webapp.branch import study_actions as actions
from webapp.branch import study_queries as queries
from webapp.branch.current import mine, my_branch
from webapp.branch.study_forms import Study
from webapp.models import FormOfStudy
from webapp.security import guarded, holding, record

blueprint = guarded(Blueprint("study", __name__, url_prefix="/branch/forms"), holding("coordinator"))
WEEKDAYS = tuple(Weekly(number, "00:00", 60).some_day for number in range(1, 8))


@blueprint.get("")
def forms() -> str:
    """What is open, the week, what is closed or over."""
    today, branch = clock.today(), my_branch()
    every = every_offer(db.session(), branch.ids)
    running = [one for one in every if one.form.closed_at is None and one.form.last_day >= today]
    monday = _monday(today)
    return render_template(
        "branch/forms.html",
        by_id=branch.by_id,
        nodes=branch.nodes,
        running=running,
        over=[one for one in every if one not in running],
        week=week(monday, [(one.term, one) for one in every]),
        today=today,
        before=monday - timedelta(days=7),
        after=monday + timedelta(days=7),
        feeds=[
            (node, f"/associations/timetable/{association_feed(node.id)}.ics")
            for node in branch.nodes
            if any(one.form.association_id in node.ids for one in running)
        ],
        **offered(running),
    )


def _monday(today: date) -> date:
    """Of the week asked for by any of its days, within ten years of now; else of this week."""
    try:
        asked = date.fromisoformat(request.args.get("week", ""))
    except ValueError:
        asked = today
    asked = asked if abs(asked - today) < timedelta(days=3653) else today
    return asked - timedelta(days=asked.weekday())


def _page(form: Study, known: FormOfStudy | None) -> str:
    return render_template("branch/form.html", form=form, known=known, by_id=my_branch().by_id, weekdays=WEEKDAYS)


@blueprint.get("/new")
def new() -> str:
    """The form for one more."""
    form = Study(formdata=None)
    form.prepare(my_branch())
    form.association.data = request.args.get("association", "")
    form.show(None)
    return _page(form, None)


@blueprint.post("/new")
def open_() -> Response | tuple[str, int]:
    """Open it."""
    form = Study()
    form.prepare(my_branch())
    if not form.validate_on_submit():
        return _page(form, None), 422
    association = mine(form.association.data)
    made = actions.open_form(db.session(), association.id, form.values(), form.read_times, clock.now())
    record("open form of study", None, form_id=made.id, association_id=association.id)
    flash(_l("It is open. Teachers can choose it for their classes."), "success")
    return redirect("/branch/forms", 303)


@blueprint.get("/<int(max=2147483647):form_id>")
def one(form_id: int) -> str:
    """One form of study, to be changed."""
    found = queries.form_in(db.session(), my_branch(), form_id)
    form = Study(formdata=None)
    form.show(found.form, found.times)
    form.prepare(my_branch())
    return _page(form, found.form)


@blueprint.post("/<int(max=2147483647):form_id>")
def change(form_id: int) -> Response | tuple[str, int]:
    """Change it; its association stays."""
    found = queries.form_in(db.session(), my_branch(), form_id)
    form = Study()
    form.prepare(my_branch())
    form.association.choices.append((found.form.association_id, ""))
    form.association.data = found.form.association_id
    if not form.validate_on_submit():
        return _page(form, found.form), 422
    actions.change_form(db.session(), found.form, form.values(), form.read_times)
    record("change form of study", None, form_id=form_id)
    flash(_l("Saved. Calendars that subscribed take it over by themselves."), "success")
    return redirect("/branch/forms", 303)


@blueprint.post("/<int(max=2147483647):form_id>/close")
def close(form_id: int) -> Response:
    """No meetings from today on."""
    found = queries.form_in(db.session(), my_branch(), form_id)
    actions.close_form(db.session(), found.form, clock.now())
    record("close form of study", None, form_id=form_id)
    flash(_l("Closed. Its classes stay."), "success")
    return redirect("/branch/forms", 303)


@blueprint.post("/<int(max=2147483647):form_id>/reopen")
def reopen(form_id: int) -> Response:
    """It goes on."""
    found = queries.form_in(db.session(), my_branch(), form_id)
    actions.reopen_form(db.session(), found.form)
    record("reopen form of study", None, form_id=form_id)
    flash(_l("Open again."), "success")
    return redirect("/branch/forms", 303)
