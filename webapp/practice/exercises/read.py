"""Read and answer: a text, and a question on it in Kazakh with its meaning below."""

import random
from collections.abc import Mapping

from webapp.courses import pieces
from webapp.marking import _m
from webapp.practice.grading import Grade, plain
from webapp.practice.posing import Context, Option, Posed, Unfinished

ASKS = {"read": _m("Read and answer")}
OPTIONS = 4
RIGHT = "0"  # the author's first option


def pose(context: Context) -> Posed:
    """The text, the question and its options, in an order that changes with each try."""
    return context.once(_posed)


def _posed(context: Context) -> Posed:
    reading, asked = pieces.question(context.library, context.lesson, context.exercise.source)
    right, *others = [Option(str(number), context.kazakh(told.kk), "kk") for number, told in enumerate(asked.options)]
    rng = context.rng()
    # Drawn as it was under the older name of the exercise, so that a page left open then is still read rightly.
    options = [right, *rng.sample(others, min(OPTIONS - 1, len(others)))]
    rng.shuffle(options)
    meaning = context.text(asked.ask)
    hint = "" if meaning == asked.ask.kk else meaning
    more = {"reading": reading}
    return Posed("read", context.kazakh(asked.ask.kk), "kk", hint=hint, options=tuple(options), more=more)


def read(form: Mapping[str, str], context: Context) -> str:
    """The place that the author gave to the option chosen."""
    chosen = form.get("answer", "")
    if not any(option.value == chosen for option in pose(context).options):
        raise Unfinished("choose")
    return chosen


def grade(given: str, context: Context) -> Grade:
    """Right when the author's first option was chosen."""
    return plain(given == RIGHT, describe(RIGHT, context), describe(given, context))


def describe(given: str, context: Context) -> str:
    """The option's text."""
    _, asked = pieces.question(context.library, context.lesson, context.exercise.source)
    known = given.isdecimal() and int(given) < len(asked.options)
    return context.kazakh(asked.options[int(given)].kk) if known else given


def imagine(context: Context, right: bool, rng: random.Random) -> str:
    """An answer as somebody might give it: for invented learners and for tests."""
    others = [option.value for option in pose(context).options if option.value != RIGHT]
    return RIGHT if right or not others else rng.choice(others)
