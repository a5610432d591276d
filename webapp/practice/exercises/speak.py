"""Hear a sentence, say it, compare: the learner judges. Nothing here grades a voice."""

import random
from collections.abc import Mapping

from webapp.marking import _m
from webapp.practice.grading import Grade
from webapp.practice.posing import Context, Option, Posed, Unfinished

ASKS = {"speak": _m("Hear it, then say it")}

# What is kept → what the learner says of it.
JUDGED = {
    "right": _m("Like the model"),
    "almost": _m("Nearly"),
    "wrong": _m("I will practise it more"),
    "aloud": _m("I said it aloud, without recording"),
}
_VERDICTS = {"aloud": "right"}


def pose(context: Context) -> Posed:
    """The sentence to say; the options are the judgements."""
    return context.once(_posed)


def _posed(context: Context) -> Posed:
    sentence = context.sentence()
    shown = context.kazakh(sentence.kk)
    options = tuple(Option(value, text) for value, text in JUDGED.items())
    return Posed("speak", shown, "kk", hint=context.translation(sentence), sound=shown, options=options)


def read(form: Mapping[str, str], context: Context) -> str:
    """The judgement chosen."""
    chosen = form.get("answer", "")
    if chosen not in JUDGED:
        raise Unfinished("choose")
    return chosen


def grade(given: str, context: Context) -> Grade:
    """The verdict is the learner's own."""
    return Grade(_VERDICTS.get(given, given), pose(context).prompt, describe(given, context))


def describe(given: str, context: Context) -> str:
    """The judgement in words, still to be translated."""
    return JUDGED.get(given, given)


def imagine(context: Context, right: bool, rng: random.Random) -> str:
    """A judgement as somebody might give it: for invented learners and for tests."""
    return "right" if right else "wrong"
