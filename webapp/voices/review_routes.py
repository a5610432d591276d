"""/voices/review: an editor listens, and says whether learners hear it."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.courses import instruction_languages, library
from webapp.security import guarded, holding, me, record
from webapp.voices import actions, queries
from webapp.voices.hearing import approved
from webapp.voices.wanted import in_order

blueprint = guarded(Blueprint("voice_review", __name__, url_prefix="/voices/review"), holding("editor", "admin"))
STATES = {"approve": "approved", "refuse": "refused"}
AT_ONCE, LATELY = 20, 30


def _meaning(digest: str) -> str:
    wanted = in_order(library()).get(digest)
    return wanted.meaning(library(), instruction_languages()) if wanted else ""


@blueprint.get("")
def waiting() -> str:
    """What waits, the oldest first; what was decided lately, to think again."""
    opened = db.session()
    return render_template(
        "voices/review.html",
        waiting=queries.in_state(opened, "waiting", AT_ONCE),
        approved=queries.in_state(opened, "approved", LATELY),
        refused=queries.in_state(opened, "refused", LATELY),
        meaning_of=_meaning,
    )


@blueprint.post("/<int(max=2147483647):recording_id>")
def decide(recording_id: int) -> Response:
    """Approve or refuse. Approved once more, a recording goes before the others of its text; refused later, it is heard no more."""
    person, state = me(), STATES.get(request.form.get("verdict", ""))
    if state is None:
        abort(400)
    assert person is not None  # the guard let nobody else in
    found = queries.recording_heard_by(db.session(), recording_id, person.id, reviews=True)
    actions.decide(db.session(), found, state, person.id, clock.now())
    record(f"recording {state}", found.person_id, recording=found.id)
    approved().expire()
    return redirect(url_for("voice_review.waiting"), 303)
