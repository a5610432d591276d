"""The live lesson of a class: the teacher's phone and the wall."""

import random
from collections.abc import Callable
from typing import Any

import segno
from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as BaseResponse

from webapp import clock, db
from webapp.classes import join_codes, looks
from webapp.classes.current import asking, my_class
from webapp.live import actions, attendance_queries, forgotten, queries, screens, warmup
from webapp.live.forms import still_on
from webapp.live.stage import Stage
from webapp.live.streaming import events_of, watch
from webapp.models import Class, LiveLesson
from webapp.security import grown_learner, guarded, record

blueprint = guarded(
    Blueprint("live", __name__, url_prefix="/classes/<int(max=2147483647):class_id>/live"), grown_learner
)


def _here(class_: Class) -> BaseResponse:
    part = {"part": 1} if request.htmx else {}  # type: ignore[attr-defined]
    answer = redirect(url_for("live.control", class_id=class_.id, **part), 303)
    # After the commit: the streams of this process look again at once, those of others within a second.
    answer.call_on_close(watch().wake)
    return answer


def _shown(class_: Class, live: LiveLesson) -> dict[str, Any]:
    """What both the phone and the wall show: the same figures, whoever looks."""
    stage = Stage.of(live.screen, live.state)
    people = queries.learners(db.session(), class_.id, live)
    inside = [one for one in people if one.joined]
    answered = sum(one.answered for one in inside)
    shown: dict[str, Any] = {"stage": stage, "people": people, "inside": inside, "answered": answered, "tally": None}
    shown["mark"] = queries.seen(stage, live.version, len(inside), answered).room
    shown["names"] = {one.id: one.name for one in people}
    if stage.exercise_id:
        shown.update(screens.on_wall(class_, stage.exercise_id))
        if stage.revealed and shown["context"]:
            shown["tally"] = screens.tally(shown["context"], queries.given(db.session(), live))
            _log_names(class_, live, [one.id for one in inside if one.answered])
    return shown


def _log_names(class_: Class, live: LiveLesson, ids: list[int]) -> None:
    """With names on, the page says who answered what."""
    if live.names_shown:
        looks.log_look(
            teacher_id=asking().id,
            learner_ids=ids,
            class_id=class_.id,
            what=looks.ANSWERS,
            day=clock.today(),
            now=clock.now(),
        )


@blueprint.get("")
def control(class_id: int) -> str:
    """The teacher's phone: what is on, and what may come next."""
    class_ = my_class(class_id)
    live = queries.open_lesson(db.session(), class_.id, clock.now())
    if live is None:
        return render_template("live/begin.html", class_=class_)
    part = request.htmx and "part" in request.args  # type: ignore[attr-defined]
    return render_template(
        "live/_control.html" if part else "live/control.html", class_=class_, live=live, **_shown(class_, live)
    )


@blueprint.get("/wall")
def wall(class_id: int) -> str | Response:
    """The page for the projector."""
    class_ = my_class(class_id)
    live = queries.open_lesson(db.session(), class_.id, clock.now())
    if live is None:
        return render_template("live/wall_over.html", class_=class_)
    address = url_for("live_learner.door", _external=True)
    part = request.htmx and "part" in request.args  # type: ignore[attr-defined]
    page = render_template(
        "live/_wall.html" if part else "live/wall.html",
        class_=class_,
        live=live,
        address=address,
        code=join_codes.shown(class_.join_code),
        picture=segno.make(f"{address}?code={class_.join_code}", error="m").svg_data_uri(scale=4, border=2),
        **_shown(class_, live),
    )
    answer = Response(page)
    if "again" in request.args:
        # Chosen by the teacher, where there is no script.
        answer.headers["Refresh"] = "10"
    return answer


@blueprint.get("/events")
def events(class_id: int) -> Response:
    """Says when the phone or the wall has something new to show."""
    class_ = my_class(class_id)
    live = queries.open_lesson(db.session(), class_.id, clock.now())
    return events_of(live.id if live else None, asking().id, lambda seen: seen.room)


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
    return _change(class_id, lambda _, live, stage: actions.put_on(db.session(), live, stage.waiting_room(), clock.now()))


@blueprint.post("/warm-up")
def begin_warm_up(class_id: int) -> BaseResponse:
    """A warm-up from what this class forgets begins with its first exercise."""

    def begin(class_: Class, live: LiveLesson, stage: Stage) -> None:
        found = forgotten.forgotten(db.session(), class_.id, clock.now(), clock.today())
        kinds = screens.kinds_for(queries.ages(db.session(), class_.id))
        exercises = warmup.warm_up(screens.library(), screens.course_of(class_), found, kinds)
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
            flash(_l("Pairs need two learners who are there: they join on their phones, or you mark them present."), "warning")
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


@blueprint.get("/pairs")
def pairs_page(class_id: int) -> str | BaseResponse:
    """The pairs by name, to read out or to print."""
    class_ = my_class(class_id)
    live = queries.open_lesson(db.session(), class_.id, clock.now())
    stage = Stage.of(live.screen, live.state) if live else Stage()
    if live is None or not stage.rounds:
        return redirect(url_for("live.control", class_id=class_.id))
    people = {one.id: one.name for one in queries.learners(db.session(), class_.id)}
    return render_template("live/pairs.html", class_=class_, groups=stage.rounds[-1], names=people, day=clock.today())


@blueprint.get("/choose")
def choose(class_id: int) -> str:
    """Exercises of a lesson, to put one on."""
    class_ = my_class(class_id)
    course, begun = screens.course_of(class_), forgotten.begun(db.session(), class_.id)
    reached = warmup.reached(course, begun)
    lesson_id = request.args.get("lesson", reached[-1])
    if lesson_id not in course.lessons:
        abort(404)
    return render_template(
        "live/choose.html",
        class_=class_,
        course=course,
        lesson_id=lesson_id,
        begun=begun,
        going=queries.open_lesson(db.session(), class_.id, clock.now()) is not None,
        posed=screens.choosable(class_, lesson_id),
    )
