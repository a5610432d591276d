"""A learner keeps what was said in an exercise, for themselves or for the teacher."""

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.courses import adaptation, current_profile, generation, library
from webapp.limits import limited
from webapp.models import Utterance
from webapp.practice.exercises import kind_of
from webapp.practice.posing import Context
from webapp.practice.screens import languages
from webapp.security import guarded, record
from webapp.voices import actions, forms, queries, storage
from webapp.voices.keeping import grown, keeper
from webapp.voices.sending import instance
from webapp.voices.transcoding import Unusable

blueprint = guarded(Blueprint("utterances", __name__, url_prefix="/practice"), grown)
PLAIN = {"Content-Type": "text/plain; charset=utf-8"}


def _said(lesson_id: str, exercise_id: str) -> str:
    """The sentence of a speaking exercise, as this learner has it."""
    found = library().lesson(lesson_id)
    exercise = generation.by_id(found[1], library(), exercise_id) if found else None
    if found is None or exercise is None or exercise.kind != "speak":
        abort(404)
    plan = adaptation.plan_lesson(library(), found[0], lesson_id, current_profile())
    context = Context(library(), plan, exercise, languages())
    return kind_of(context).pose(context).prompt


@blueprint.post("/<lesson_id>/utterance")
@limited("60 per minute")
def keep(lesson_id: str) -> Response | tuple[str, int, dict[str, str]]:
    """Keep a recording, and with `class` send it to the teachers of a class in which the learner sits. Answers in plain text."""
    speaker, exercise_id = keeper(), request.form.get("exercise", "")[:120]
    assert speaker is not None  # the guard let nobody else in
    text = _said(lesson_id, exercise_id)
    wanted = request.form.get("class", type=int) if request.form.get("class") else None
    if "class" in request.form and wanted not in dict(speaker.classes):
        abort(404)
    if queries.number_of(db.session(), Utterance, speaker.person_id) >= forms.MOST_UTTERANCES:
        return str(forms.PROBLEMS["full"]), 422, PLAIN
    try:
        sent = forms.sent_sound(request.files.get("sound"))
    except Unusable as error:
        return str(forms.PROBLEMS[error.code]), 422, PLAIN
    storage.keep(instance(), storage.UTTERANCES, sent.content, sent.encoded)
    made = actions.keep_utterance(
        db.session(),
        person_id=speaker.person_id,
        exercise_id=exercise_id,
        text=text,
        content=sent.content,
        milliseconds=sent.encoded.milliseconds,
        class_id=wanted,
        now=clock.now(),
    )
    record("send utterance" if wanted else "keep utterance", speaker.person_id, utterance=made.id)
    return "", 201, PLAIN
