"""Put words in order. Every order that the notation accepts is right."""

import random
from collections.abc import Mapping

from webapp.courses.tokens import tokens
from webapp.courses.vocabulary import lexicon_of
from webapp.kazakh import normalise
from webapp.marking import _m
from webapp.practice.grading import Grade, grade_text
from webapp.practice.posing import Context, Option, Posed, Unfinished

ASKS = {"order": _m("Put the words in order")}


def pose(context: Context) -> Posed:
    """The words of the sentence, shuffled, never in the right order already."""
    return context.once(_posed)


def _posed(context: Context) -> Posed:
    shown = _tokens(context)
    numbers = list(range(len(shown)))
    rng = context.rng()
    while numbers == sorted(numbers):
        rng.shuffle(numbers)
    options = tuple(Option(str(number), shown[number], "kk") for number in numbers)
    return Posed("order", context.translation(context.sentence()), options=options)


def _tokens(context: Context) -> list[str]:
    return [_bare(token) for token in tokens(context.kazakh(context.sentence().kk))]


def _bare(token: str) -> str:
    """A tile without the marks that would tell its place."""
    return token.strip(".,!?…:; ").removesuffix(" —").removesuffix("—").strip()


def read(form: Mapping[str, str], context: Context) -> str:
    """The words in the order chosen, separated by spaces."""
    shown = _tokens(context)
    chosen = [form.get(f"slot-{number}", "") for number in range(len(shown))]
    if sorted(chosen) != sorted(str(number) for number in range(len(shown))):
        raise Unfinished("order")
    return " ".join(shown[int(number)] for number in chosen)


def grade(given: str, context: Context) -> Grade:
    """Right in any accepted order."""
    return grade_text(given, context.accepted(context.sentence().kk), lexicon_of(context.library))


def describe(given: str, context: Context) -> str:
    """As given."""
    return given


def imagine(context: Context, right: bool, rng: random.Random) -> str:
    """An answer as somebody might give it: for invented learners and for tests."""
    accepted = context.accepted(context.sentence().kk)
    words = accepted[0].split()
    if right:
        return " ".join(words)
    taken = {normalise.words(form) for form in accepted}
    others = (" ".join(order) for order in (words[1:] + words[:1], words[::-1]))
    return next((order for order in others if normalise.words(order) not in taken), " ".join(words[1:]))
