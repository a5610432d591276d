"""The live lesson of a class: the teacher's phone and the wall."""

from typing import Any

import segno
from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from webapp import clock, db
from webapp.classes import join_codes, looks
from webapp.classes.current import asking, my_class
from webapp.live import forgotten, queries, screens, warmup
from webapp.live.stage import Stage
from webapp.live.streaming import events_of
from webapp.models import Class, LiveLesson
from webapp.security import grown_learner, guarded

blueprint = guarded(
    Blueprint("live", __name__, url_prefix="/classes/<int(max=2147483647):class_id>/live"), grown_learner
)


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


def _part() -> bool:
    """Whether only what changes is asked for."""
    return bool(request.htmx and "part" in request.args)  # type: ignore[attr-defined]


def _whole(page: str) -> Response:
    """A page that takes the place of the one shown, also where only a part was asked for: the lesson is over."""
    return Response(page, headers={"HX-Retarget": "#main"} if _part() else None)


@blueprint.get("")
def control(class_id: int) -> str | Response:
    """The teacher's phone: what is on, and what may come next."""
    class_ = my_class(class_id)
    live = queries.open_lesson(db.session(), class_.id, clock.now())
    if live is None:
        return _whole(render_template("live/begin.html", class_=class_))
    return render_template(
        "live/_control.html" if _part() else "live/control.html", class_=class_, live=live, **_shown(class_, live)
    )


@blueprint.get("/wall")
def wall(class_id: int) -> str | Response:
    """The page for the projector."""
    class_ = my_class(class_id)
    live = queries.open_lesson(db.session(), class_.id, clock.now())
    if live is None:
        return _whole(render_template("live/wall_over.html", class_=class_))
    address = url_for("live_learner.door", _external=True)
    page = render_template(
        "live/_wall.html" if _part() else "live/wall.html",
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
