"""Listen and type; those who do not type choose what they heard."""

import random
from collections.abc import Mapping

from webapp.courses.vocabulary import lexicon_of
from webapp.marking import _m
from webapp.practice.exercises import typed
from webapp.practice.grading import Grade, grade_text, plain
from webapp.practice.posing import Context, Option, Posed, Unfinished, alike_pictured

ASKS = {
    "listen-type": _m("Listen and write"),
    "listen-choose": _m("What do you hear?"),
}

OFFERED = 3


def pose(context: Context) -> Posed:
    """Only the sound; options for those who tap."""
    return context.once(_posed)


def _posed(context: Context) -> Posed:
    kazakh, meaning = context.source()
    shown = context.kazakh(kazakh)
    if context.typing:
        return Posed("listen-type", sound=shown, hint=meaning)
    options = [Option("right", shown, "kk", _picture(context, shown)), *_others(context, shown)[: OFFERED - 1]]
    context.rng().shuffle(options)
    # Its meaning would tell which one it is, and so would the only picture.
    return Posed("listen-choose", sound=shown, options=alike_pictured(options))


def _others(context: Context, shown: str) -> list[Option]:
    if context.exercise.source_kind == "word":
        pool = [context.kazakh(word.kk) for word in context.lesson_words()]
    else:
        pool = [context.kazakh(sentence.kk) for sentence in context.plan.sentences]
    unlike = [text for text in dict.fromkeys(pool) if text != shown]
    context.rng().shuffle(unlike)
    return [Option(f"other-{number}", text, "kk", _picture(context, text)) for number, text in enumerate(unlike)]


def _picture(context: Context, text: str) -> str | None:
    """The picture of a word, for those who do not read yet."""
    if context.exercise.source_kind != "word":
        return None
    return next((word.picture for word in context.lesson_words() if context.kazakh(word.kk) == text), None)


def read(form: Mapping[str, str], context: Context) -> str:
    """The text typed, or that of the option chosen."""
    posed = pose(context)
    if not posed.options:
        return typed.read(form)
    found = next((option.text for option in posed.options if option.value == form.get("answer", "")), None)
    if found is None:
        raise Unfinished("choose")
    return found


def grade(given: str, context: Context) -> Grade:
    """Typed: as any typed text, but only what is said. Chosen: the right one."""
    kazakh, _ = context.source()
    shown = context.kazakh(kazakh)
    if not context.typing:
        return plain(given == shown, shown, given)
    return grade_text(given, (shown,), lexicon_of(context.library))


def describe(given: str, context: Context) -> str:
    """As given."""
    return given


def imagine(context: Context, right: bool, rng: random.Random) -> str:
    """An answer as somebody might give it: for invented learners and for tests."""
    text = context.accepted(context.source()[0])[0]
    return text if right else typed.spoilt(text, rng)
