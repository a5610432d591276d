"""/words/card and /words/text: what a word of a text means, and every word of a text one after another."""

from typing import Any

from flask import Blueprint, Response, abort, make_response, render_template, request

from webapp.courses import current_profile, find_lesson, library, own_course, schema
from webapp.courses.adaptation import LessonPlan, plan_lesson
from webapp.dictionary.routes import lessons_of
from webapp.dictionary.texts import LONGEST, lines_in, lines_of
from webapp.i18n import language
from webapp.kazakh.grammar import feature_names
from webapp.practice.cards import cards
from webapp.security import everybody, guarded

blueprint = guarded(Blueprint("word_cards", __name__, url_prefix="/words"), everybody)
# Seconds that a browser keeps a card: somebody taps the same word again.
KEPT = 60


@blueprint.get("/card")
def card() -> Response:
    """The card of one form, in any script. `lesson`: where it stands, whose words go first."""
    form = request.args.get("form", "").strip()[:LONGEST]
    found = library().lesson(request.args.get("lesson", ""))
    response = make_response(
        render_template(
            "dictionary/card.html",
            form=form,
            cards=cards(library(), form, found[1] if found else None),
            **_telling(),
        )
    )
    response.headers["Cache-Control"] = f"private, max-age={KEPT}"
    response.vary.add("Cookie")
    return response


@blueprint.get("/text")
def text() -> str:
    """A text word by word: a piece of a lesson (`of`: a1-01-01/d1), or any text (`text`)."""
    content, of = library(), request.args.get("of", "")
    lesson_id, _, piece_id = of.partition("/")
    plan = _plan(lesson_id) if of else None
    found = content.lesson(request.args.get("lesson", ""))
    asked = request.args.get("text", "")
    lines = lines_of(content, plan, piece_id) if plan else lines_in(content, asked, found[1] if found else None)
    if of and not lines:
        abort(404)
    return render_template("dictionary/text.html", lines=lines, plan=plan, asked=asked, longest=LONGEST, **_telling())


def _plan(lesson_id: str) -> LessonPlan | None:
    """The lesson as the reader gets it; None when it is none, or not for a child who asks."""
    found = find_lesson(lesson_id)
    if found is None or own_course(found[0]) is not None:
        return None
    return plan_lesson(library(), found[0], lesson_id, current_profile())


def _telling() -> dict[str, Any]:
    return {
        "names": lambda features: feature_names.names(features, language()) if features else "",
        "has_page": _has_page,
        "child": current_profile().age == "child",
    }


def _has_page(word: schema.Word | None) -> bool:
    """Whether the dictionary shows this word to this reader."""
    return word is not None and bool(lessons_of(word))
