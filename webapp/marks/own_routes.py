"""A learner hands in writing and speaking, and finds marks."""

from collections.abc import Mapping

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.classes.current import asking
from webapp.classes.looks import RECORDINGS, log_look
from webapp.limits import limited
from webapp.marks import actions, forms, own_queries, queries, sounds
from webapp.security import guarded, learner, record
from webapp.voices import storage
from webapp.voices.keeping import may_lend
from webapp.voices.sending import instance, private
from webapp.voices.transcoding import Unusable

handing_in = guarded(Blueprint("handing_in", __name__, url_prefix="/work"), learner)
blueprint = guarded(Blueprint("own_marks", __name__, url_prefix="/marks"), learner)
# Nobody fills the disk: more often than anybody writes one thing anew.
MOST = 30


def _screen(given: own_queries.Given, typed: Mapping[str, str] | None = None, problem: object = None) -> str:
    mine = own_queries.hand_ins(db.session(), given.id, asking().id)
    numbers = {one.id for one in mine}
    marks = [one for one in queries.marks_of(db.session(), asking().id) if one.where == "work"]
    return render_template(
        "marks/hand_in.html",
        work=given,
        newest=mine[0] if mine else None,
        text=(typed or {}).get("text", mine[0].text if mine else ""),
        marks=[one for one in marks if one.work_id in numbers],
        may_record=may_lend(),
        today=clock.today(),
        problem=problem,
        limit=sounds.LONGEST_WORK,
    )


def _work(assignment_id: int) -> own_queries.Given:
    return own_queries.work(db.session(), assignment_id, asking().id, clock.today())


@handing_in.get("/<int(max=2147483647):assignment_id>/hand-in")
def page(assignment_id: int) -> str:
    """What is to be written or said, what was handed in, and the mark."""
    return _screen(_work(assignment_id))


@handing_in.post("/<int(max=2147483647):assignment_id>/hand-in")
@limited("30 per minute")
def hand_in(assignment_id: int) -> Response | tuple[str, int]:
    """Hand it in; until it is marked, as often as wanted."""
    given = _work(assignment_id)
    here = redirect(url_for("handing_in.page", assignment_id=assignment_id), 303)
    mine = own_queries.hand_ins(db.session(), given.id, asking().id)
    numbers = {one.id for one in mine}
    if any(one.where == "work" and one.work_id in numbers for one in queries.marks_of(db.session(), asking().id)):
        flash(_l("Your teacher has marked it already: here it is."), "info")
        return here
    if given.kind == "speaking" and not may_lend():
        abort(403)  # children's voices are not kept
    if len(mine) >= MOST:
        return _screen(given, request.form, _l("You have handed it in very often. Wait for your teacher now.")), 422
    try:
        text = forms.written(request.form) if given.kind == "writing" else ""
        content, length = (
            sounds.keep(sounds.HANDED_IN, sounds.LONGEST_WORK) if given.kind == "speaking" else (None, None)
        )
    except forms.UnfitError as error:
        return _screen(given, request.form, forms.PROBLEMS[error.code]), 422
    except Unusable as error:
        return _screen(given, request.form, sounds.PROBLEMS[error.code]), 422
    made = actions.hand_in(
        db.session(), asking().id, given, text=text, content=content, milliseconds=length, now=clock.now()
    )
    record("hand in", asking().id, handed_in=made.id)
    flash(_l("Handed in. Your teacher will mark it."), "success")
    return here


@blueprint.get("")
def mine() -> str:
    """Every mark of the learner's, in words."""
    return render_template("marks/mine.html", marks=queries.marks_of(db.session(), asking().id))


def _sound(heard: own_queries.Heard, shelf: str, ending: str) -> Response:
    if heard.person_id != asking().id:
        log_look(
            teacher_id=asking().id,
            learner_ids=[heard.person_id],
            class_id=heard.class_id,
            what=RECORDINGS,
            day=clock.today(),
            now=clock.now(),
        )
    return private(storage.path(instance(), shelf, heard.content, ending), ending)


@blueprint.get("/handed-in/<int(max=2147483647):work_id>.<any(mp3, opus):ending>")
def work_sound(work_id: int, ending: str) -> Response:
    """What was said and handed in: for the learner, and the teachers of the class."""
    return _sound(own_queries.heard_work(db.session(), work_id, asking().id, clock.today()), sounds.HANDED_IN, ending)


@blueprint.get("/<int(max=2147483647):mark_id>/comment.<any(mp3, opus):ending>")
def comment_sound(mark_id: int, ending: str) -> Response:
    """A spoken comment: for the learner, and the teachers of the class."""
    return _sound(own_queries.heard_comment(db.session(), mark_id, asking().id, clock.today()), sounds.COMMENTS, ending)
