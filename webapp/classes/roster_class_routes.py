"""Who teaches a class, and the class itself: its name, course, form of study and code; closed and opened again."""

import random

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.associations import forms_of_study
from webapp.classes import actions, join_codes, queries, roster_teachers
from webapp.classes.current import asking, my_own_class
from webapp.classes.roster_forms import AnotherTeacher, ClassSettings
from webapp.models import Class
from webapp.security import grown_learner, guarded, record

blueprint = guarded(
    Blueprint("class_settings", __name__, url_prefix="/classes/<int(max=2147483647):class_id>"), grown_learner
)


def _teachers_form(class_: Class) -> AnotherTeacher:
    today = clock.today()
    return AnotherTeacher(today, roster_teachers.colleagues(db.session(), class_, today))


def _teachers_page(class_: Class, form: AnotherTeacher) -> str:
    lines = roster_teachers.teachers_of(db.session(), [class_.id], clock.today()).get(class_.id, [])
    return render_template("classes/roster_teachers.html", class_=class_, form=form, teachers=lines, mine=asking().id)


@blueprint.get("/roster/teachers")
def teachers(class_id: int) -> str:
    """Who teaches, and the form for another."""
    class_ = my_own_class(class_id)
    return _teachers_page(class_, _teachers_form(class_))


@blueprint.post("/roster/teachers")
def add_teacher(class_id: int) -> Response | tuple[str, int]:
    """Another teacher of the same association, or a substitute."""
    class_, today = my_own_class(class_id), clock.today()
    form = _teachers_form(class_)
    if not form.validate_on_submit():
        return _teachers_page(class_, form), 422
    person_id = form.person.data
    if form.username.data:
        person_id = roster_teachers.colleague_named(db.session(), class_, form.username.data, today)
        if person_id is None:
            form.username.errors = [
                _l("Nobody with this user name teaches at your association. Your coordinator invites new teachers.")
            ]
            return _teachers_page(class_, form), 422
    if not person_id:
        form.person.errors = [_l("Choose a teacher, or write the user name.")]
        return _teachers_page(class_, form), 422
    lines = roster_teachers.teachers_of(db.session(), [class_.id], today).get(class_.id, [])
    if any(line.person_id == person_id and not line.substitute for line in lines):
        form.username.errors = [_l("This teacher teaches the class already.")]
        return _teachers_page(class_, form), 422
    first = form.first.data or today
    days = (first, form.last.data or first + roster_teachers.TWO_WEEKS) if form.kind.data == "substitute" else ()
    roster_teachers.add(db.session(), class_.id, person_id, *days)
    record("add substitute" if days else "add teacher", person_id, class_id=class_.id)
    flash(_l("Added. Learners see who teaches them."), "success")
    return redirect(url_for("class_settings.teachers", class_id=class_.id), 303)


@blueprint.post("/roster/teachers/<int(max=2147483647):person_id>/remove")
def remove_teacher(class_id: int, person_id: int) -> Response:
    """Somebody teaches the class no more, from now on; the last one stays."""
    class_ = my_own_class(class_id)
    try:
        ended = roster_teachers.remove(db.session(), class_, person_id, clock.today())
    except roster_teachers.LastTeacherError:
        flash(_l("A class needs a teacher: add another one first."), "warning")
        return redirect(url_for("class_settings.teachers", class_id=class_.id), 303)
    if ended:
        record("end teaching", person_id, class_id=class_.id)
        flash(_l("This teacher sees the class no more."), "success")
    if person_id == asking().id:
        return redirect(url_for("classes.classes"), 303)
    return redirect(url_for("class_settings.teachers", class_id=class_.id), 303)


def _settings_form(class_: Class, fresh: bool) -> ClassSettings:
    offered = forms_of_study.open_forms(db.session(), [class_.association_id], clock.today())
    forms = [(one.id, one.name) for one in offered]
    if class_.form_of_study_id and class_.form_of_study_id not in dict(forms):
        forms.append((class_.form_of_study_id, forms_of_study.name_of(db.session(), class_.form_of_study_id)))
    now = {"name": class_.name, "course": class_.course_id, "form": class_.form_of_study_id or 0}
    return ClassSettings(forms, formdata=None, data=now) if fresh else ClassSettings(forms)


def _settings_page(class_: Class, form: ClassSettings) -> str:
    shown = join_codes.shown(class_.join_code)
    return render_template("classes/roster_settings.html", class_=class_, form=form, code=shown)


@blueprint.get("/roster/settings")
def settings(class_id: int) -> str:
    """Name, course, form of study; a new code; closing."""
    class_ = my_own_class(class_id)
    return _settings_page(class_, _settings_form(class_, fresh=True))


@blueprint.post("/roster/settings")
def save(class_id: int) -> Response | tuple[str, int]:
    """Keep what was chosen."""
    class_ = my_own_class(class_id)
    form = _settings_form(class_, fresh=False)
    if not form.validate_on_submit():
        return _settings_page(class_, form), 422
    class_.name, class_.course_id = form.name.data, form.course.data
    class_.form_of_study_id = form.form.data or None
    record("change class", None, class_id=class_.id)
    flash(_l("Saved."), "success")
    return redirect(url_for("class_settings.settings", class_id=class_.id), 303)


@blueprint.post("/roster/new-code")
def new_code(class_id: int) -> Response:
    """Another join code; the old one leads nowhere."""
    class_ = my_own_class(class_id)
    actions.new_join_code(db.session(), class_, random.SystemRandom())
    record("new join code", None, class_id=class_.id)
    flash(_l("The class has a new join code; the old one leads nowhere."), "success")
    return redirect(url_for("class_settings.settings", class_id=class_.id), 303)


@blueprint.post("/close")
def close(class_id: int) -> Response:
    """The class is over: nobody joins it, nothing of its learners is seen; it can be opened again."""
    class_ = my_own_class(class_id)
    class_.closed_at = clock.now()
    record("close class", None, class_id=class_.id)
    flash(_l("The class is closed. You can open it again below."), "success")
    return redirect(url_for("classes.classes"), 303)


@blueprint.post("/reopen")
def reopen(class_id: int) -> Response:
    """A closed class goes on."""
    class_ = queries.closed_class(db.session(), class_id, asking().id, clock.today())
    class_.closed_at = None
    record("reopen class", None, class_id=class_.id)
    flash(_l("The class is open again."), "success")
    return redirect(url_for("classes.class_page", class_id=class_.id), 303)
