"""/classes/<id>/plan/own: exercises that a teacher writes, checked while they are written."""

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.classes.current import asking, my_class
from webapp.courses import library, schema
from webapp.limits import limited
from webapp.models import Class, OwnLesson
from webapp.planning import actions, own_checks, own_draft, queries
from webapp.planning.own_draft import Draft
from webapp.planning.trying import tried
from webapp.security import grown_learner, guarded, record

blueprint = guarded(
    Blueprint("plan_own", __name__, url_prefix="/classes/<int(max=2147483647):class_id>/plan/own"), grown_learner
)
FIRST = {"s": 3, "q": 1, "d": 1}
MORE = {"s": 3, "q": 2, "d": 1}


def _checked(class_: Class, draft: Draft) -> dict[str, list[own_checks.Message]]:
    course = library().courses.get(class_.course_id)
    found: dict[str, list[own_checks.Message]] = {}
    for message in own_checks.check(library(), course, draft):
        found.setdefault(message.field, []).append(message)
    return found


def _page(
    class_: Class,
    found: OwnLesson | None,
    draft: Draft,
    messages: Mapping[str, list[own_checks.Message]] | None = None,
    problems: list[str] | None = None,
) -> str:
    return render_template(
        "planning/own_lesson.html",
        class_=class_,
        found=found,
        draft=draft,
        messages=messages or {},
        checked=messages is not None,
        problems=problems or [],
        tried=tried(_lesson(draft, found)) if messages is not None or found else [],
    )


def _lesson(draft: Draft, found: OwnLesson | None) -> schema.Lesson | None:
    """The lesson that the draft makes so far, without the rows that make none; None while there is nothing to show."""
    passed = own_checks.passing(library(), draft)
    if not passed.rows:
        return None
    ready, retired = own_draft.numbered(passed, _before(found))
    try:
        return own_draft.lesson_of(own_draft.source_of(ready, found.id if found else 0, retired))
    except own_draft.UnreadableOwnError:
        return None


def _before(found: OwnLesson | None) -> schema.Lesson | None:
    return own_draft.lesson_of(found.source) if found and found.source else None


@blueprint.get("")
def new(class_id: int) -> str:
    """An empty form, and what the class has of its own."""
    class_ = my_class(class_id)
    shelf = queries.shelf_of(db.session(), [class_.id])
    return render_template("planning/own_lessons.html", class_=class_, own=shelf.own)


@blueprint.get("/new")
def begin(class_id: int) -> str:
    """An empty form."""
    return _page(my_class(class_id), None, Draft().widened(FIRST))


@blueprint.post("/new")
def make(class_id: int) -> Response | str | tuple[str, int]:
    """Keep new exercises; or check them, or show more rows."""
    return _sent(my_class(class_id), None)


@blueprint.post("/check")
@limited("120 per minute")
def check(class_id: int) -> str:
    """What there is to tell of the draft, field by field, and how learners would get it: asked while it is typed."""
    class_ = my_class(class_id)
    draft = own_draft.draft_from_form(request.form)
    messages = _checked(class_, draft)
    return render_template(
        "planning/_checked.html", class_=class_, draft=draft, messages=messages, tried=tried(_lesson(draft, None))
    )


@blueprint.get("/<int(max=2147483647):own_id>")
def shown(class_id: int, own_id: int) -> str:
    """The exercises as they would be written."""
    class_ = my_class(class_id)
    found = queries.own_lesson(db.session(), class_.id, own_id)
    lesson = _before(found)
    draft = own_draft.draft_of(lesson) if lesson else Draft()
    return _page(class_, found, draft.widened({"s": 1, "q": 1, "d": 1}))


@blueprint.post("/<int(max=2147483647):own_id>")
def change(class_id: int, own_id: int) -> Response | str | tuple[str, int]:
    """Keep changed exercises; or check them, or show more rows."""
    class_ = my_class(class_id)
    return _sent(class_, queries.own_lesson(db.session(), class_.id, own_id))


def _sent(class_: Class, found: OwnLesson | None) -> Response | str | tuple[str, int]:
    draft = own_draft.draft_from_form(request.form)
    if request.form.get("do") in MORE:
        sort = request.form["do"]
        return _page(class_, found, draft.widened({sort: MORE[sort]}))
    messages = _checked(class_, draft)
    shown = draft.widened({"s": 1})
    if request.form.get("do") == "check":
        return _page(class_, found, shown, messages)
    if own_checks.stopping([one for told in messages.values() for one in told]):
        return _page(class_, found, shown, messages), 422
    ready, retired = own_draft.numbered(draft, _before(found))
    try:
        own_draft.lesson_of(own_draft.source_of(ready, 0, retired))
    except own_draft.UnreadableOwnError as error:
        return _page(class_, found, shown, messages, error.told), 422
    name = ready.title or ready.title_ru
    if found is None:
        found = actions.begin_own(db.session(), class_id=class_.id, name=name, teacher_id=asking().id, now=clock.now())
    actions.keep_own(db.session(), found, name, own_draft.source_of(ready, found.id, retired), clock.now())
    record("keep own exercises", None, class_id=class_.id, own_lesson=found.id)
    flash(_l("The exercises are kept. Give them to the class when you like."), "success")
    return redirect(url_for("plan_own.shown", class_id=class_.id, own_id=found.id), 303)


@blueprint.post("/<int(max=2147483647):own_id>/retire")
def retire(class_id: int, own_id: int) -> Response:
    """Put exercises away."""
    class_ = my_class(class_id)
    actions.retire_own(db.session(), queries.own_lesson(db.session(), class_.id, own_id), clock.now())
    record("retire own exercises", None, class_id=class_.id, own_lesson=own_id)
    flash(_l("Put away. The answers of learners stay."), "success")
    return redirect(url_for("plan_own.new", class_id=class_.id), 303)
