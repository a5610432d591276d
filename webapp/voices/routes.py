"""/voices: volunteers lend their voices; everybody registered finds what they recorded and kept."""

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.courses import instruction_languages, library
from webapp.limits import limited
from webapp.models import Recording
from webapp.security import SignedIn, guarded, has_role, me, record
from webapp.voices import actions, consenting, forms, queries, storage
from webapp.voices.hearing import approved
from webapp.voices.keeping import grown
from webapp.voices.sending import instance, private
from webapp.voices.transcoding import Unusable
from webapp.voices.wanted import Wanted, following, in_order

SITTING = 10


blueprint = guarded(Blueprint("voices", __name__, url_prefix="/voices"), grown)


def _me() -> SignedIn:
    person = me()
    assert person is not None  # the guard let nobody else in
    return person


def _consent() -> str | None:
    """What the volunteer agreed to: said in this session, else with the newest recording."""
    said = session.get("voice_consent")
    return said if said in consenting.CODES else queries.consent_of(db.session(), _me().id)


@blueprint.get("")
def voices() -> str:
    """What recordings are for, the consent, how far the course is recorded, and what one gave."""
    order = [one.digest for one in in_order(library()).values() if one.common]
    return render_template(
        "voices/voices.html",
        consent=_consent(),
        may_name=consenting.may_name,
        mine=queries.own_recordings(db.session(), _me().id),
        heard=sum(1 for digest in order if approved().of(digest)),
        wanted=len(order),
        reviews=has_role("editor", "admin"),
    )


@blueprint.post("/consent")
def consent() -> Response | tuple[str, int]:
    """Agree, once; later recordings say so themselves."""
    if "agree" not in request.form:
        flash(_l("To record, tick that you agree."), "warning")
        return voices(), 422
    session["voice_consent"] = consenting.code("named" in request.form)
    record("agree to recording", _me().id, consent=session["voice_consent"])
    return redirect(url_for("voices.recording"), 303)


def _done() -> int:
    return max(0, min(request.values.get("done", 0, type=int), 9999))


def _screen(wanted: Wanted | None, problem: object = None) -> str:
    shown = {
        "wanted": wanted,
        "meaning": wanted.meaning(library(), instruction_languages()) if wanted else "",
        "lesson": found[1] if wanted and (found := library().lesson(wanted.lesson_id)) else None,
        "done": _done(),
        "sitting": SITTING,
        "problem": problem,
    }
    return render_template("voices/record.html", **shown)


@blueprint.get("/record")
def recording() -> str | Response:
    """The next text to record, after the one named `after`."""
    if _consent() is None:
        return redirect(url_for("voices.voices"))
    order = in_order(library())
    opened = db.session()
    heard = frozenset(digest for digest in order if approved().of(digest))
    mine, waiting = queries.own_digests(opened, _me().id), queries.digests(opened, "waiting")
    return _screen(following(tuple(order.values()), heard, mine, waiting, request.args.get("after", "")))


@blueprint.post("/record")
@limited("60 per minute")
def send() -> Response | tuple[str, int]:
    """Take a recording of a text; it waits for an editor."""
    wanted, consent = in_order(library()).get(request.form.get("text", "")), _consent()
    if wanted is None or consent is None:
        abort(404)
    if queries.number_of(db.session(), Recording, _me().id) >= forms.MOST_RECORDINGS:
        return _screen(wanted, forms.PROBLEMS["full"]), 422
    try:
        sent = forms.sent_sound(request.files.get("sound"))
    except Unusable as error:
        return _screen(wanted, forms.PROBLEMS[error.code]), 422
    storage.keep(instance(), storage.RECORDINGS, sent.content, sent.encoded)
    made = actions.add_recording(
        db.session(),
        person_id=_me().id,
        text=wanted.text,
        content=sent.content,
        milliseconds=sent.encoded.milliseconds,
        consent=consent,
        now=clock.now(),
    )
    if made is not None:
        record("record voice", _me().id, recording=made.id)
    done = _done() + (made is not None)
    return redirect(url_for("voices.recording", after=wanted.digest, done=done), 303)


@blueprint.post("/forget")
def forget() -> Response:
    """Withdraw the consent: everything this volunteer recorded is deleted."""
    number = actions.forget_recordings(db.session(), instance(), _me().id)
    session.pop("voice_consent", None)
    record("delete recordings", _me().id, number=number)
    approved().expire()
    flash(_l("All your recordings are deleted."), "success")
    return redirect(url_for("voices.voices"), 303)


@blueprint.get("/mine")
def mine() -> str:
    """What the learner said in exercises and kept."""
    return render_template("voices/mine.html", kept=queries.own_utterances(db.session(), _me().id), library=library())


@blueprint.post("/mine/<int(max=2147483647):utterance_id>/delete")
def delete(utterance_id: int) -> Response:
    """Delete one of them; a teacher it was sent to hears it no more."""
    found = queries.own_utterance(db.session(), utterance_id, _me().id)
    actions.forget_utterances(db.session(), instance(), [found])
    record("delete utterance", _me().id)
    return redirect(url_for("voices.mine"), 303)


@blueprint.get("/recordings/<int(max=2147483647):recording_id>.<any(mp3, opus):ending>")
def recorded(recording_id: int, ending: str) -> Response:
    """A recording before it is heard by all: for the volunteer and those who review."""
    found = queries.recording_heard_by(db.session(), recording_id, _me().id, has_role("editor", "admin"))
    return private(storage.path(instance(), storage.RECORDINGS, found.content, ending), ending)


@blueprint.get("/utterances/<int(max=2147483647):utterance_id>.<any(mp3, opus):ending>")
def utterance(utterance_id: int, ending: str) -> Response:
    """What a learner kept: for the learner, and for the teachers of the class it was sent to."""
    found = queries.utterance_heard_by(db.session(), utterance_id, _me().id, clock.today())
    return private(storage.path(instance(), storage.UTTERANCES, found.content, ending), ending)
