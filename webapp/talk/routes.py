"""/questions: a learner asks the teachers of a class about an answer, and reads the replies."""

from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.courses import current_profile, library
from webapp.limits import limited
from webapp.models import Answer
from webapp.practice.drill_questions import DRILL
from webapp.practice.reading import read_back
from webapp.practice.screens import languages
from webapp.security import SignedIn, guarded, learner, me, record
from webapp.talk import actions, queries
from webapp.talk.fixed import QUESTIONS, REPLIES
from webapp.talk.forms import Asking, ChildAsking

blueprint = guarded(Blueprint("talk", __name__, url_prefix="/questions"), learner)


def _me() -> SignedIn:
    person = me()
    assert person is not None  # the guard let nobody else in
    return person


def _child() -> bool:
    return _me().by_sheet or _me().age_group == "child"


def _page(answer: Answer, form: Asking | ChildAsking, client_id: UUID) -> str:
    read = next(iter(read_back(library(), current_profile(), languages(), [answer])))
    return render_template(
        "talk/ask.html",
        one=read,
        form=form,
        child=_child(),
        client_id=client_id,
        classes=queries.classes_of(db.session(), _me().id),
        onward=f"/practice/{DRILL}" if answer.lesson_id == DRILL else f"/practice/{answer.lesson_id}/exercise",
    )


@blueprint.get("")
def mine() -> str:
    """One's own questions with the replies, and what the classes were told."""
    person = _me()
    return render_template(
        "talk/mine.html",
        questions=queries.mine(db.session(), person.id),
        news=queries.news(db.session(), person.id, clock.now()),
        fixed=QUESTIONS,
        replies=REPLIES,
    )


@blueprint.get("/ask/<uuid:client_id>")
def ask_page(client_id: UUID) -> str:
    """The form, about one's own answer."""
    answer = queries.own_answer(db.session(), _me().id, client_id)
    return _page(answer, ChildAsking(formdata=None) if _child() else Asking(formdata=None), client_id)


@blueprint.post("/ask/<uuid:client_id>")
@limited("20 per minute")
def ask(client_id: UUID) -> Response | tuple[str, int]:
    """Ask. A child chooses among fixed questions."""
    answer = queries.own_answer(db.session(), _me().id, client_id)
    form = ChildAsking() if _child() else Asking()
    known = {one.id for one in queries.classes_of(db.session(), _me().id)}
    chosen = request.form.get("class_id", type=int) or (min(known) if len(known) == 1 else None)
    if chosen not in known:
        abort(404)
    if not form.validate_on_submit():
        return _page(answer, form, client_id), 422
    code, text = (form.asked.data, "") if isinstance(form, ChildAsking) else ("", form.text.data)
    actions.ask(db.session(), answer, chosen, code, text, clock.now())
    record("ask teacher", _me().id, class_id=chosen)
    flash(_l("Your teacher has your question. The reply will stand on your page of the day."), "success")
    return redirect(url_for("talk.mine"), 303)


@blueprint.post("/seen")
def seen() -> Response:
    """The replies are put away."""
    actions.put_away(db.session(), _me().id, clock.now())
    return redirect(url_for("talk.mine"), 303)
