"""Revision: what is due today, one card at a time, until the time of the day is up."""

from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from sqlalchemy.exc import NoResultFound
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.accounts import signing
from webapp.courses import current_profile, library, own_course
from webapp.memory import actions, asking, cards, queries, screens
from webapp.memory.asking import Asked
from webapp.practice import disputing
from webapp.practice import queries as practised
from webapp.practice.daily import record_of_the_day
from webapp.practice.drill_screens import offered
from webapp.practice.exercises import kind_of, typed
from webapp.practice.forms import Posted, posted, with_option_chosen
from webapp.practice.posing import Unfinished
from webapp.practice.sequence import REVIEW
from webapp.security import everybody, guarded, me, record

blueprint = guarded(Blueprint("memory", __name__, url_prefix="/review"), everybody)


@blueprint.get("")
def question() -> str:
    """The next card that is due, or that it is enough for today."""
    person = me()
    if person is None:
        return screens.enough_screen(None, None)
    day = screens.day_of(person)
    found = asking.next_asked(library(), day.queue, screens.learner(person), day.lately)
    if found is None:
        return screens.enough_screen(person, day)
    card, asked = found
    return screens.card_screen(asked, screens.attempt_of(asked, card), day, card)


@blueprint.post("")
def answer() -> str | Response | tuple[str, int]:
    """Grade an answer and keep it, like any other; then the stored cards are brought up to date."""
    sent, person = posted(request.form), me()
    if person is not None and practised.answer(db.session(), person.id, sent.client_id) is not None:
        return _to_feedback(sent)
    asked = _asked(sent.exercise_id)
    person = signing.me_or_guest()
    try:
        given = _read(asked, sent.attempt)
    except Unfinished as error:
        day = screens.day_of(person)
        return screens.card_screen(asked, sent.attempt, day, None, error.code, request.form), 422
    grade = screens.graded_by(asked, given, sent.attempt)
    record_of_the_day(person.id, REVIEW, sent, given, grade)
    actions.catch_up(db.session(), library(), person.id, clock.now())
    if request.htmx:  # type: ignore[attr-defined]
        offer = disputing.offer(db.session(), person.id, sent.client_id)
        return screens.answered_screen(asked, grade, sent.attempt, screens.day_of(person), offer)
    return _to_feedback(sent)


def _asked(exercise_id: str) -> Asked:
    """An exercise that asks for a card and is for the person asking."""
    asked = asking.find(library(), exercise_id)
    if asked is None or (asked.exercise and own_course(library().courses[exercise_id.split("-", 1)[0]])):
        abort(404)
    return asked


def _read(asked: Asked, attempt: int) -> str:
    """The answer as it is kept. Raises Unfinished."""
    if asked.question is None:
        context = screens.context_of(asked, attempt)
        kind = kind_of(context)
        return kind.read(with_option_chosen(request.form, kind.pose, context), context)
    forms = offered(asked.question, attempt)
    if not forms:
        return typed.read(request.form)
    if request.form.get("answer") not in forms:
        raise Unfinished("choose")
    return request.form["answer"]


def _to_feedback(sent: Posted) -> Response:
    return redirect(url_for("memory.given", client_id=sent.client_id), 303)


@blueprint.get("/answers/<uuid:client_id>")
def given(client_id: UUID) -> str:
    """The feedback on one of the learner's own answers."""
    person = me()
    found = practised.answer(db.session(), person.id, client_id) if person else None
    if person is None or found is None or found.lesson_id != REVIEW:
        raise NoResultFound
    asked = _asked(found.exercise_id)
    grade = screens.graded_by(asked, found.given, found.attempt)
    offer = disputing.offer(db.session(), person.id, client_id)
    return screens.answered_screen(asked, grade, found.attempt, screens.day_of(person), offer)


@blueprint.post("/know")
def know() -> Response:
    """A word, in both directions, or a form need not be asked any more."""
    person, keys = me(), _named()
    if person is None:
        abort(404)
    if actions.know(db.session(), person.id, keys, "self", clock.now()):
        record("know", person.id, keys=list(keys))
    return redirect(url_for("memory.known", key=keys[0]), 303)


@blueprint.get("/known")
def known() -> str:
    """Said, with the way back."""
    person, key = me(), request.args.get("key", "")
    if person is None or key not in queries.known(db.session(), person.id):
        raise NoResultFound
    return render_template("memory/known.html", key=key)


@blueprint.post("/know/undo")
def ask_again() -> Response:
    """It is asked again after all."""
    person, keys = me(), _named()
    if person is None:
        abort(404)
    if actions.forget_known(db.session(), person.id, keys):
        record("ask again", person.id, keys=list(keys))
    return redirect(url_for("memory.question"), 303)


def _named() -> tuple[str, ...]:
    """The cards that a form names."""
    key = request.form.get("key", "")
    if not cards.can_be_asked(library(), key):
        abort(404)
    word = cards.word_of(key)
    return cards.keys_of_word(word) if word is not None else (key,)


@blueprint.get("/forms")
def forms() -> str | Response:
    """Which forms go wrong, in plain words; a child practises them without being told."""
    person = me()
    if current_profile().age == "child":
        return redirect(url_for("drill.question"))
    weak = queries.weak_forms(db.session(), library(), person.id, clock.now()) if person else ()
    return render_template("memory/forms.html", weak=weak)
