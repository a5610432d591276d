"""/welcome: who you are, in four short steps and an offer; /profile: everything on one page."""

from flask import Blueprint, abort, flash, redirect, render_template
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import db
from webapp.associations import declarations
from webapp.associations.queries import association_of
from webapp.courses import library
from webapp.i18n import named
from webapp.limits import limited
from webapp.models import Profile
from webapp.security import SignedIn, guarded, me, not_by_sheet
from webapp.welcome import beginning, choices, queries
from webapp.welcome.forms import Language, Level, Place, Step, Use, WhoYouAre
from webapp.welcome.saving import save

blueprint = guarded(Blueprint("welcome", __name__, url_prefix="/welcome"), not_by_sheet)
settings = guarded(Blueprint("profile", __name__, url_prefix="/profile"), not_by_sheet)
FORMS: dict[str, type[Step]] = {"language": Language, "level": Level, "use": Use, "place": Place}


def _profile(person: SignedIn | None) -> Profile | None:
    return queries.own_profile(db.session(), person.id) if person is not None else None


def _filled(kind: type[Step]) -> Step:
    """An empty form, filled with what was said before."""
    form, person = kind(formdata=None), me()
    profile = _profile(person)
    form.fill_choices(profile.people if profile else None)
    form.show(profile)
    if person is not None and isinstance(form, Place):
        association = association_of(db.session(), person.id)
        form.association.data = named(association) if association else ""
        form.ethnic_groups.data = list(declarations.declared_groups(db.session(), person.id))
    return form


def _posted(kind: type[Step]) -> Step:
    form = kind()
    form.fill_choices()
    return form


def _names(form: Step) -> list[str]:
    return choices.association_names() if isinstance(form, Place) else []


@blueprint.get("")
def begin() -> str:
    """The first step."""
    return step(beginning.STEPS[0])


def _step_screen(name: str, form: Step) -> str:
    return render_template(
        "welcome/step.html",
        step=beginning.where(name),
        steps=len(beginning.STEPS),
        form=form,
        association_names=_names(form),
    )


@blueprint.get("/<name>")
def step(name: str) -> str:
    """One step."""
    if name not in FORMS:
        abort(404)
    return _step_screen(name, _filled(FORMS[name]))


@blueprint.post("/<name>")
@limited("300 per minute")
def save_step(name: str) -> Response | tuple[str, int]:
    """Save one step at once, and go on."""
    if name not in FORMS:
        abort(404)
    form = _posted(FORMS[name])
    if not form.validate_on_submit():
        return _step_screen(name, form), 422
    person = save(form)
    if isinstance(form, Place) and form.found_class is not None and person.guest:
        flash(_l("Saved. To sit in the class, register first; then write the code under Classes."), "info")
    return redirect(f"/welcome/{beginning.where(name).after}", 303)


@blueprint.get("/start")
def start() -> str:
    """What fits: the first lesson, the placement test, or the children's course."""
    profile = _profile(me())
    age = profile.age_group if profile else None
    course = library().course_for(age or "adult")
    return render_template(
        "welcome/start.html",
        offer=beginning.offer(age, profile.self_rating if profile else None),
        course=course,
        first=next(iter(course.lessons.values())),
    )


@settings.get("")
def who() -> str:
    """Everything on one page, filled with what was said before."""
    form = _filled(WhoYouAre)
    return render_template("welcome/profile.html", form=form, association_names=_names(form))


# A class code may be written here too, and is not to be guessed; a whole class may sit behind one address.
@settings.post("")
@limited("300 per minute")
def save_everything() -> Response | tuple[str, int]:
    """Save it; somebody unknown becomes a guest, so that the lessons fit at once."""
    form = _posted(WhoYouAre)
    assert isinstance(form, WhoYouAre)
    if not form.validate_on_submit():
        return render_template("welcome/profile.html", form=form, association_names=_names(form)), 422
    person = save(form)
    if form.found_class is not None and person.guest:
        flash(_l("Saved. To sit in the class, register first; then write the code under Classes."), "info")
    else:
        flash(_l("Saved. The lessons fit you now."), "success")
    return redirect(f"/courses/{library().course_for(form.age_group.data or 'adult').id}", 303)
