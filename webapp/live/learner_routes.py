"""/live: the live lesson on a learner's phone."""

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from webapp import clock, db
from webapp.classes import join_codes
from webapp.classes.current import asking
from webapp.live import actions, attendance, attendance_queries, queries, screens
from webapp.live.queries import Joined
from webapp.live.stage import PAIRS, is_open
from webapp.live.streaming import events_of
from webapp.practice import disputing, granting
from webapp.practice import queries as practised
from webapp.practice.exercises import kind_of
from webapp.practice.forms import posted, with_option_chosen
from webapp.practice.posing import Unfinished
from webapp.security import guarded, learner, record

blueprint = guarded(Blueprint("live_learner", __name__, url_prefix="/live"), learner)


def _joined(live_id: int) -> Joined:
    return queries.own_live(db.session(), live_id, asking().id, clock.now())


def _to(live_id: int) -> BaseResponse:
    return redirect(url_for("live_learner.page", live_id=live_id), 303)


@blueprint.get("")
def door() -> str | BaseResponse:
    """Where the code on the wall leads: the live lessons of the learner's classes."""
    going = queries.live_for(db.session(), asking().id, clock.now())
    if len(going) == 1 and going[0].inside:
        return redirect(url_for("live_learner.page", live_id=going[0].live.id))
    return render_template("live/door.html", going=going, code=join_codes.tidy(request.args.get("code", ""))[:12])


@blueprint.post("/<int(max=2147483647):live_id>/join")
def join(live_id: int) -> BaseResponse:
    """I am here."""
    joined = _joined(live_id)
    if is_open(joined.live.opened_at, joined.live.closed_at, clock.now()) and actions.join_live(
        db.session(), live_id, asking().id, clock.now()
    ):
        record("join live lesson", asking().id, class_id=joined.class_.id, live_id=live_id)
    return _to(live_id)


@blueprint.get("/<int(max=2147483647):live_id>")
def page(live_id: int) -> str:
    """What is on now."""
    joined = _joined(live_id)
    if not is_open(joined.live.opened_at, joined.live.closed_at, clock.now()):
        return render_template("live/over.html", joined=joined)
    if not joined.inside:
        return render_template("live/door.html", going=[joined], code="")
    stage = joined.stage
    if stage.exercise_id:
        return _exercise(joined, stage.exercise_id)
    if stage.screen == PAIRS:
        partners = queries.names(db.session(), stage.partners(asking().id))
        return render_template("live/partner.html", joined=joined, stage=stage, partners=list(partners.values()))
    return render_template("live/inside.html", joined=joined, stage=stage, sent=False)


def _exercise(joined: Joined, exercise_id: str) -> str:
    stage, context, me_id = joined.stage, screens.own_context(exercise_id), asking().id
    if context is None:
        return render_template("live/inside.html", joined=joined, stage=stage, sent=False)
    answer_id = queries.answer_id(joined.live.id, stage.number, me_id)
    found = practised.answer(db.session(), me_id, answer_id)
    if found is None:
        return (
            screens.told_page(joined, context)
            if stage.revealed
            else screens.exercise_page(joined, context, stage.number)
        )
    if not stage.revealed:
        return render_template("live/inside.html", joined=joined, stage=stage, sent=True)
    return screens.feedback_page(joined, context, found.given, disputing.offer(db.session(), me_id, answer_id))


@blueprint.post("/<int(max=2147483647):live_id>/questions/<int(max=9999):number>")
def answer(live_id: int, number: int) -> BaseResponse | tuple[str, int]:
    """Keep an answer, once; also one that comes late, to a question that was asked in this lesson."""
    joined, sent = _joined(live_id), posted(request.form)
    asked = joined.stage.asked
    if not joined.inside or not 0 < number <= len(asked) or asked[number - 1] != sent.exercise_id:
        abort(404)
    context, one = screens.own_context(sent.exercise_id), screens.found(sent.exercise_id)
    if context is None or one is None:
        return _to(live_id)
    kind = kind_of(context)
    try:
        given = kind.read(with_option_chosen(request.form, kind.pose, context), context)
    except Unfinished as problem:
        return screens.exercise_page(joined, context, number, problem.code, request.form), 422
    actions.keep_answer(
        db.session(),
        joined.live,
        number,
        asking().id,
        one[0],
        given,
        granting.graded(context, given),
        sent.milliseconds,
        clock.now(),
    )
    return _to(live_id)


@blueprint.get("/<int(max=2147483647):live_id>/events")
def events(live_id: int) -> Response:
    """Says when the page has something new to show."""
    joined = _joined(live_id)
    return events_of(joined.live.id if joined.inside else None, asking().id, lambda seen: seen.learners)


@blueprint.get("/attendance")
def own_attendance() -> str:
    """On which days I was there."""
    rows = attendance_queries.own(db.session(), asking().id)
    return render_template("live/own_attendance.html", rows=rows, names=attendance.STATUS_NAMES)
