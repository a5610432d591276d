"""/welcome: who you are."""

from flask import Blueprint, flash, redirect, render_template, session
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.accounts import signing
from webapp.associations.actions import join_association
from webapp.associations.queries import association_of
from webapp.classes.actions import join_class
from webapp.courses import library
from webapp.i18n import named
from webapp.security import everybody, guarded, me, record
from webapp.welcome import actions, queries
from webapp.welcome.forms import WhoYouAre, association_names

blueprint = guarded(Blueprint("welcome", __name__, url_prefix="/welcome"), everybody)
COLUMNS = ("heritage_language", "instruction_language", "age_group", "spheres", "people", "region_code", "script")


@blueprint.get("")
def who() -> str:
    """The page, filled with what was said before."""
    person = me()
    form = WhoYouAre(formdata=None)
    profile = queries.own_profile(db.session(), person.id) if person is not None else None
    form.fill_choices(profile.people if profile else None)
    if person is not None:
        for name in COLUMNS if profile else ():
            getattr(form, name).data = getattr(profile, name) or ([] if name == "spheres" else "")
        association = association_of(db.session(), person.id)
        form.association.data = named(association) if association else ""
        form.ethnic_groups.data = list(queries.own_declaration(db.session(), person.id))
    return render_template("welcome/welcome.html", form=form, association_names=association_names())


@blueprint.post("")
def save() -> Response | tuple[str, int]:
    """Save it; somebody unknown becomes a guest, so that the lessons fit at once."""
    form = WhoYouAre()
    form.fill_choices()
    if not form.validate_on_submit():
        return render_template("welcome/welcome.html", form=form, association_names=association_names()), 422
    person, now, day = signing.me_or_guest(), clock.now(), clock.today()
    values = {name: getattr(form, name).data or ([] if name == "spheres" else None) for name in COLUMNS}
    changed = actions.save_profile(db.session(), person.id, values, now)
    # Only that something was declared is logged, never what.
    declared = sorted(form.ethnic_groups.data or [])
    if declared != sorted(queries.own_declaration(db.session(), person.id)):
        actions.declare(db.session(), person.id, declared, now)
        changed.append("ethnic declaration")
    if form.found_class is not None and not person.guest:
        join_class(db.session(), form.found_class, person.id, now, day)
    else:
        found = (
            form.found_class.association_id
            if form.found_class
            else form.found_association.id
            if form.found_association
            else None
        )
        join_association(db.session(), person.id, found, day, now)
    record("change profile", person.id, changed=changed)
    # The lasting choice replaces the momentary one.
    session.pop("script", None)
    if form.found_class is not None and person.guest:
        flash(_l("Saved. To sit in the class, register first; then write the code under Classes."), "info")
    else:
        flash(_l("Saved. The lessons fit you now."), "success")
    return redirect(f"/courses/{library().course_for(form.age_group.data or 'adult').id}", 303)
