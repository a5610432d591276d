"""The buttons of the teacher's phone: each changes what is on, for the wall and for all phones."""

import random
from collections.abc import Callable
from typing import Any

from flask import abort, flash, redirect, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as BaseResponse

from webapp import clock, db
from webapp.classes.current import asking, my_class
from webapp.courses import library
from webapp.live import actions, attendance_queries, forgotten, queries, screens, warmup
from webapp.live.forms import still_on
from webapp.live.routes import blueprint
from webapp.live.stage import Stage
from webapp.live.streaming import watch
from webapp.models import Class, LiveLesson
from webapp.security import record


def _here(class_: Class) -> BaseResponse:
    part: dict[str, Any] = {"part": 1} if request.htmx else {}  # type: ignore[attr-defined]
    answer = redirect(url_for("live.control", class_id=class_.id, **part), 303)
    # After the commit: the streams of this process look again at once, those of others within a second.
    answer.call_on_close(watch().wake)
    return answer


@blueprint.post("")
def open_(class_id: int) -> BaseResponse:
    """Begin."""
    class_ = my_class(class_id)
    live = actions.open_live(db.session(), class_.id, asking().id, clock.now())
    record("open live lesson", None, class_id=class_.id, live_id=live.id)
    return _here(class_)


def _change(class_id: int, change: Callable[[Class, LiveLesson, Stage], None], *, fresh: bool = True) -> BaseResponse:
    """Change what is on, if it goes on; `fresh`: only if the page that asked showed what is on now."""
    class_ = my_class(class_id)
    live = queries.open_lesson(db.session(), class_.id, clock.now(), change=True)
    if live is None:
        flash(_l("The live lesson is over."), "info")
        return _here(class_)
    stage = Stage.of(live.screen, live.state)
    if not fresh or still_on(request.form, stage):
        change(class_, live, stage)
    return _here(class_)


@blueprint.post("/close")
def close(class_id: int) -> BaseResponse:
    """End it."""

    def over(class_: Class, live: LiveLesson, _stage: Stage) -> None:
        actions.close_live(db.session(), live, clock.now())
        record("close live lesson", None, class_id=class_.id, live_id=live.id)

    return _change(class_id, over, fresh=False)


@blueprint.post("/joining")
def joining(class_id: int) -> BaseResponse:
    """The first screen again."""
    return _change(
        class_id, lambda _, live, stage: actions.put_on(db.session(), live, stage.waiting_room(), clock.now())
    )


@blueprint.post("/warm-up")
def begin_warm_up(class_id: int) -> BaseResponse:
    """A warm-up from what this class forgets begins with its first exercise."""

    def begin(class_: Class, live: LiveLesson, stage: Stage) -> None:
        found = forgotten.forgotten(db.session(), class_.id, clock.now(), clock.today())
        kinds = screens.kinds_for(queries.ages(db.session(), class_.id))
        exercises = warmup.warm_up(library(), screens.course_of(class_), found, kinds, stage.asked)
        actions.put_on(db.session(), live, stage.warmed(exercises), clock.now())

    return _change(class_id, begin)


@blueprint.post("/next")
def next_(class_id: int) -> BaseResponse:
    """The next exercise of the warm-up; after the last one the first screen."""
    return _change(class_id, lambda _, live, stage: actions.put_on(db.session(), live, stage.next(), clock.now()))


@blueprint.post("/reveal")
def reveal(class_id: int) -> BaseResponse:
    """Show the right answer, and what was answered."""
    return _change(class_id, lambda _, live, stage: actions.put_on(db.session(), live, stage.told(), clock.now()))


@blueprint.post("/exercise")
def exercise(class_id: int) -> BaseResponse:
    """Put one exercise on for all."""
    wanted = request.form.get("exercise", "")
    one = screens.found(wanted)
    if one is None or one[1].kind == "speak":
        abort(404)
    return _change(
        class_id,
        lambda _, live, stage: actions.put_on(db.session(), live, stage.asking(wanted), clock.now()),
        fresh=False,
    )


@blueprint.post("/names")
def names(class_id: int) -> BaseResponse:
    """Names on the wall, or none."""

    def show(class_: Class, live: LiveLesson, _stage: Stage) -> None:
        shown = request.form.get("shown") == "1"
        actions.show_names(db.session(), live, shown)
        record("names on the wall", None, class_id=class_.id, shown=shown)

    return _change(class_id, show, fresh=False)


@blueprint.post("/pairs")
def pairs(class_id: int) -> BaseResponse:
    """New pairs of those who are there."""

    def pair(class_: Class, live: LiveLesson, _stage: Stage) -> None:
        there = _there(class_, live)
        if len(there) < 2:
            flash(
                _l("Pairs need two learners who are there: they join on their phones, or you mark them present."),
                "warning",
            )
            return
        actions.make_pairs(db.session(), live, there, clock.now(), random.SystemRandom())

    return _change(class_id, pair)


def _there(class_: Class, live: LiveLesson) -> list[int]:
    """Who joined or is marked present or late today; nobody who is marked away."""
    marked = attendance_queries.statuses(db.session(), class_.id, clock.today())
    here = {one.id: one.joined for one in queries.learners(db.session(), class_.id, live)}
    return [
        one
        for one, joined in here.items()
        if marked.get(one) in ("present", "late") or (joined and not marked.get(one))
    ]
