"""/classes/<id>/roster/groups: groups inside a class, on one screen."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import db
from webapp.classes import roster_groups, roster_queries
from webapp.classes.current import my_class
from webapp.classes.roster_forms import GroupName
from webapp.models import Class
from webapp.security import grown_learner, guarded, record

blueprint = guarded(
    Blueprint("class_groups", __name__, url_prefix="/classes/<int(max=2147483647):class_id>/roster/groups"),
    grown_learner,
)
GROUP = "/<int(max=2147483647):group_id>"


def _page(class_: Class, form: GroupName, wrong: int | None = None) -> str:
    groups = roster_queries.groups_of(db.session(), class_.id)
    return render_template(
        "classes/roster_groups.html",
        class_=class_,
        groups=groups,
        learners=roster_queries.learners(db.session(), class_, groups),
        form=form,
        wrong=wrong,
        full=len(groups) >= roster_groups.MOST,
    )


def _back(class_: Class) -> Response:
    return redirect(url_for("class_groups.page", class_id=class_.id), 303)


@blueprint.get("")
def page(class_id: int) -> str:
    """The groups, and who is in which."""
    return _page(my_class(class_id), GroupName(formdata=None))


@blueprint.post("")
def make(class_id: int) -> Response | tuple[str, int]:
    """A new group."""
    class_, form = my_class(class_id), GroupName()
    if form.validate_on_submit():
        if len(roster_queries.groups_of(db.session(), class_.id)) >= roster_groups.MOST:
            form.name.errors = [_l("Twenty groups at most.")]
            return _page(class_, form), 422
        try:
            roster_groups.make(db.session(), class_.id, form.name.data)
        except roster_groups.NameTakenError:
            form.name.errors = [_l("There is a group of this name.")]
            return _page(class_, form), 422
        record("make group", None, class_id=class_.id)
        return _back(class_)
    return _page(class_, form), 422


@blueprint.post(GROUP)
def rename(class_id: int, group_id: int) -> Response | tuple[str, int]:
    """Another name."""
    class_, form = my_class(class_id), GroupName()
    group = roster_groups.find(db.session(), class_.id, group_id)
    if form.validate_on_submit():
        try:
            roster_groups.rename(db.session(), group, form.name.data)
        except roster_groups.NameTakenError:
            form.name.errors = [_l("There is a group of this name.")]
            return _page(class_, form, group.id), 422
        record("rename group", None, class_id=class_.id)
        return _back(class_)
    return _page(class_, form, group.id), 422


@blueprint.post(f"{GROUP}/remove")
def remove(class_id: int, group_id: int) -> Response:
    """The group goes, its learners stay; not while work is given to it."""
    class_ = my_class(class_id)
    group = roster_groups.find(db.session(), class_.id, group_id)
    if roster_groups.in_use(db.session(), group):
        flash(
            _l("Work was given to this group, so it stays. Take its learners out or give it another name."), "warning"
        )
        return _back(class_)
    roster_groups.remove(db.session(), group)
    record("remove group", None, class_id=class_.id)
    flash(_l("The group is gone. Its learners are still in the class."), "success")
    return _back(class_)


@blueprint.post("/fill")
def fill(class_id: int) -> Response:
    """Who is in which group: boxes `learner-group` that were ticked, for the learners shown."""
    class_ = my_class(class_id)
    wanted: dict[int, list[int]] = {one: [] for one in request.form.getlist("shown", type=int)}
    for ticked in request.form.getlist("in"):
        person, _, group = ticked.partition("-")
        if person.isdecimal() and group.isdecimal() and int(person) in wanted:
            wanted[int(person)].append(int(group))
    for person_id in roster_groups.fill(db.session(), class_.id, wanted):
        record("change groups", person_id, class_id=class_.id)
    flash(_l("Saved."), "success")
    return _back(class_)
