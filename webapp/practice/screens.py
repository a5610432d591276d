"""The screens of a run, rendered: an exercise, and the feedback on an answer."""

import time
from collections.abc import Mapping
from functools import lru_cache
from uuid import uuid4

from flask import current_app, render_template
from flask_babel import lazy_gettext as _l

from webapp import i18n
from webapp.courses import instruction_languages
from webapp.practice.disputing import ANYBODYS, Offer
from webapp.practice.exercises import kind_of
from webapp.practice.explaining.contrasting import contrasted, word_with_table
from webapp.practice.explaining.panel import word_apart
from webapp.practice.explanations import because
from webapp.practice.grading import Grade
from webapp.practice.posing import Context
from webapp.practice.sequence import TRIES, Place
from webapp.script_view import script
from webapp.typed import tidy
from webapp.voices.hearing import voices_version

PROBLEMS = {
    "choose": _l("Choose one of the answers."),
    "match": _l("Find a partner for every word."),
    "sort": _l("Put every word into one of the two baskets."),
    "build": _l("Put at least two pieces together, each once."),
    "order": _l("Put every word in its place, each once."),
    "empty": _l("Write your answer first."),
    "too-long": _l("That is too long: up to 2,000 characters, please."),
}


def languages() -> tuple[str, ...]:
    """Languages of explanation for this reader, best first, each once."""
    return instruction_languages()


def exercise_screen(
    context: Context,
    place: Place,
    problem: str | None = None,
    typed: Mapping[str, str] | None = None,
    template: str = "practice/exercise.html",
    **around: object,
) -> str:
    """One exercise. `problem` codes what was missing from what was sent; `typed` is what was sent, shown again.

    `template` and `around` are of the room that asks, where it is not a lesson.
    """
    typed = {name: tidy(value) for name, value in (typed or {}).items()}
    return render_template(
        template,
        **around,
        context=context,
        plan=context.plan,
        exercise=context.exercise,
        posed=kind_of(context).pose(context),
        place=place,
        problem=PROBLEMS.get(problem or ""),
        typed=typed,
        answer_id=typed.get("answer_id") or uuid4(),
        posed_at=typed.get("posed_at") or int(time.time() * 1000),
    )


def feedback_screen(
    context: Context,
    grade: Grade,
    place: Place,
    offer: Offer,
    template: str = "practice/feedback.html",
    **around: object,
) -> str:
    """Verdict, right form, difference, and why, as a page."""
    return render_template(template, **{**_feedback(context, grade, place), "offer": offer, **around})


def feedback_part(context: Context, grade: Grade, place: Place) -> str:
    """The same without the page around it, past Flask's context processors: this is what most answers get."""
    return _feedback_part(context, grade, place, (i18n.language(), script()), voices_version())


@lru_cache(maxsize=2048)
def _feedback_part(context: Context, grade: Grade, place: Place, _view: tuple[str, str], _voices: int) -> str:
    # Nothing in it is of one person: the same answer in the same place of the same lesson reads the same.
    template = current_app.jinja_env.get_template("practice/_feedback.html")
    return template.render(_feedback(context, grade, place), _=i18n.bound(), offer=ANYBODYS)


def _feedback(context: Context, grade: Grade, place: Place) -> dict[str, object]:
    posed, child = kind_of(context).pose(context), context.plan.age.id == "child"
    plan = context.plan
    return {
        "context": context,
        "plan": plan,
        "exercise": context.exercise,
        "posed": posed,
        "grade": grade,
        "because": because(grade, child),
        "word": word_apart(context, posed, grade),
        "child": child,
        "alike": _alike(grade),
        # A child gets no grammar terms, and a contrast cannot do without.
        "contrast": None if child else contrasted(context.library, plan.language, plan.lesson.notes, grade),
        "tabled": word_with_table(context.library, grade, context.exercise.source),
        "heard": posed.sound or _heard(context),
        "place": place,
        "tries": TRIES,
    }


def _heard(context: Context) -> str | None:
    """The Kazakh of the word or sentence that was asked about."""
    return context.kazakh(context.source()[0]) if context.exercise.source_kind in ("word", "sentence") else None


def _alike(grade: Grade) -> bool:
    """Whether half of the right form or more was given: of another word altogether the letters say nothing."""
    same = sum(len(span.expected) for span in grade.spans if span.op == "same")
    return bool(grade.spans) and 2 * same >= len(grade.expected)
