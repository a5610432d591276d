"""Type the Kazakh for a meaning. Many right answers; near misses are shown letter by letter."""

import random
from collections.abc import Mapping

from webapp.marking import _m
from webapp.practice.exercises import typed
from webapp.practice.grading import Grade
from webapp.practice.posing import Context, Posed

ASKS = {"type": _m("Say it in Kazakh")}


def pose(context: Context) -> Posed:
    """The meaning to say in Kazakh."""
    _, meaning = context.source()
    picture = context.word().picture if context.exercise.source_kind == "word" else None
    return Posed("type", meaning, picture=picture)


def read(form: Mapping[str, str], context: Context) -> str:
    """The text typed."""
    return typed.read(form)


def grade(given: str, context: Context) -> Grade:
    """By the notation of the sentence, with the word's neighbours known as words."""
    kazakh, _ = context.source()
    return typed.grade(given, kazakh, context)


def describe(given: str, context: Context) -> str:
    """As given."""
    return given


def imagine(context: Context, right: bool, rng: random.Random) -> str:
    """An answer as somebody might give it: for invented learners and for tests."""
    text = context.accepted(context.source()[0])[0]
    return text if right else typed.spoilt(text, rng)
