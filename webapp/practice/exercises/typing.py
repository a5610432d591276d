"""Type the Kazakh for a meaning. Many right answers; near misses are shown letter by letter."""

from collections.abc import Mapping

from webapp.practice.exercises import typed
from webapp.practice.grading import Grade
from webapp.practice.posing import Context, Posed


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
