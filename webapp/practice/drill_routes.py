"""The drill: any word of the course in any form of its level, one after another, for as long as one likes."""

from uuid import UUID

from flask import Blueprint, abort, redirect, request, url_for
from sqlalchemy.exc import NoResultFound
from werkzeug.wrappers import Response

from webapp import db
from webapp.accounts import signing
from webapp.courses import library
from webapp.courses.vocabulary import lexicon_of
from webapp.practice import disputing, drill_pool, queries
from webapp.practice.daily import record_of_the_day
from webapp.practice.drill_pool import Chosen
from webapp.practice.drill_questions import DRILL, Question, by_id, graded
from webapp.practice.drill_screens import feedback_screen, next_choice, offered, question_screen, table_screen
from webapp.practice.drill_words import words_of
from webapp.practice.drilling import Choice
from webapp.practice.exercises import typed
from webapp.practice.forms import Posted, posted
from webapp.practice.grading import Grade
from webapp.practice.granting import as_granted
from webapp.practice.posing import Unfinished
from webapp.security import everybody, guarded, me

blueprint = guarded(Blueprint("drill", __name__, url_prefix="/practice/drill"), everybody)


def _chosen() -> Chosen:
    return drill_pool.chosen(
        library(), request.values.get("word"), request.values.get("topic"), request.values.get("cells")
    )


@blueprint.get("")
def question() -> str:
    """The next question."""
    chosen = _chosen()
    return question_screen(next_choice(chosen), chosen)


@blueprint.post("")
def answer() -> str | Response | tuple[str, int]:
    """Grade an answer and keep it; a guest comes into being with the first one."""
    sent, chosen = posted(request.form), _chosen()
    person = me()
    if person is not None and queries.answer(db.session(), person.id, sent.client_id) is not None:
        return _to_feedback(sent, chosen)
    asked = by_id(library(), sent.exercise_id)
    if asked is None:
        abort(404)
    try:
        given = _read(asked, sent.attempt)
    except Unfinished as error:
        return question_screen(Choice(asked, sent.attempt), chosen, problem=error.code, typed=request.form), 422
    grade = _graded(asked, given)
    record_of_the_day(signing.me_or_guest().id, DRILL, sent, given, grade)
    if not request.htmx:  # type: ignore[attr-defined]
        return _to_feedback(sent, chosen)
    return feedback_screen(asked, grade, chosen, disputing.Offer(str(sent.client_id), disputing.token()))


def _graded(asked: Question, given: str) -> Grade:
    return as_granted(graded(library(), asked, given), asked.id, given, lexicon_of(library()))


def _read(asked: Question, attempt: int) -> str:
    """The form chosen or typed."""
    forms = offered(asked, attempt)
    if not forms:
        return typed.read(request.form)
    if request.form.get("answer") not in forms:
        raise Unfinished("choose")
    return request.form["answer"]


def _to_feedback(sent: Posted, chosen: Chosen) -> Response:
    cells = ",".join(chosen.cells) or None
    address = url_for("drill.given", client_id=sent.client_id, word=chosen.word, topic=chosen.topic, cells=cells)
    return redirect(address, 303)


@blueprint.get("/answers/<uuid:client_id>")
def given(client_id: UUID) -> str:
    """The feedback on one of the learner's own answers."""
    person = me()
    found = queries.answer(db.session(), person.id, client_id) if person else None
    asked = by_id(library(), found.exercise_id) if found and found.lesson_id == DRILL else None
    if person is None or found is None or asked is None:
        raise NoResultFound
    offer = disputing.offer(db.session(), person.id, client_id)
    return feedback_screen(asked, _graded(asked, found.given), _chosen(), offer)


@blueprint.get("/table")
def table() -> str:
    """Every form of a word; without one, of the first of the course."""
    words = words_of(library())
    word = words.get(request.args["word"]) if "word" in request.args else next(iter(words.values()))
    if word is None:
        abort(404)
    return table_screen(word)
