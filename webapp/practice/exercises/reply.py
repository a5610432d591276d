"""Play a part in a dialogue: what was said before is shown, and what to say now, by its meaning; choose the line or write it."""

import random
from collections.abc import Iterator, Mapping

from webapp.courses import pieces, schema
from webapp.courses.tokens import has_name
from webapp.courses.turns import turn_of
from webapp.courses.wordforms import word_forms
from webapp.marking import _m
from webapp.practice.exercises import typed
from webapp.practice.grading import Grade, plain
from webapp.practice.posing import Context, Option, Posed, Unfinished

ASKS = {
    "reply-choose": _m("It is your turn. What do you say?"),
    "reply-type": _m("It is your turn. Write what you say"),
}
OFFERED = 4
OFFERED_TO_A_CHILD = 3
WRITTEN_FROM = 5  # the unit from which the first try is written
WRITTEN_WORDS = 4
# Before what was chosen; a text that was typed has none.
MARK = "#"


def pose(context: Context) -> Posed:
    """The lines before, the speaker, and the meaning of the line; options for a child, in the first units, and on a second try."""
    return context.once(_posed)


def _dialogue(context: Context) -> tuple[schema.Dialogue, int]:
    dialogue = pieces.dialogue(context.library, context.lesson, context.exercise.source)
    turn = turn_of(dialogue)
    assert turn is not None, context.exercise.id
    return dialogue, turn


def _posed(context: Context) -> Posed:
    dialogue, turn = _dialogue(context)
    line = dialogue.lines[turn]
    more = {"dialogue": dialogue, "turn": turn}
    meaning, sound = context.translation(line), context.kazakh(line.kk)
    if _written(context, line):
        return Posed("reply-type", meaning, sound=sound, more=more)
    wanted = OFFERED if context.typing else OFFERED_TO_A_CHILD
    offered = [(f"{dialogue.id}/{turn}", line), *_others(context, line)][:wanted]
    # What each would say; shown only when it was chosen and is not what was to be said.
    means = {context.kazakh(piece.kk): context.translation(piece) for _, piece in offered}
    options = [Option(MARK + place, context.kazakh(piece.kk), "kk") for place, piece in offered]
    context.rng().shuffle(options)
    return Posed("reply-choose", meaning, sound=sound, options=tuple(options), more={**more, "means": means})


def _written(context: Context, line: schema.Line) -> bool:
    """Whether this try is written: only short lines, since a long one can be said in more ways than its author thought of.

    A name may be spelt in more than one way, so nobody is asked to write one.
    """
    late = context.lesson.unit_number >= WRITTEN_FROM
    short = not has_name(line.kk) and len(word_forms(context.kazakh(line.kk))) <= WRITTEN_WORDS
    return context.typing and context.attempt == 0 and late and short


def _others(context: Context, line: schema.Line) -> list[tuple[str, schema.Translated]]:
    """Lines that do not say what is to be said: each means something else in the reader's language, and none is part of another."""
    taken = [(context.kazakh(line.kk), context.translation(line))]
    found = []
    for place, piece in _said_elsewhere(context):
        said = (context.kazakh(piece.kk), context.translation(piece))
        if all(_unlike(said[side], other[side]) for other in taken for side in (0, 1)):
            taken.append(said)
            found.append((place, piece))
    return found


def _unlike(one: str, other: str) -> bool:
    """Whether each of two texts has a word that the other lacks."""
    mine, theirs = set(word_forms(one)), set(word_forms(other))
    return not mine <= theirs and not theirs <= mine


def _said_elsewhere(context: Context) -> Iterator[tuple[str, schema.Translated]]:
    """What comes later in the dialogue, the lesson's other dialogues, its sentences, and last what is read above."""
    dialogue, turn = _dialogue(context)
    yield from ((f"{dialogue.id}/{place}", dialogue.lines[place]) for place in range(turn + 1, len(dialogue.lines)))
    for other, _ in context.plan.dialogues:
        if other.id != dialogue.id:
            yield from ((f"{other.id}/{place}", line) for place, line in enumerate(other.lines))
    yield from ((sentence.id, sentence) for sentence in context.plan.sentences)
    yield from ((f"{dialogue.id}/{place}", dialogue.lines[place]) for place in range(turn))


def read(form: Mapping[str, str], context: Context) -> str:
    """The place of the line chosen, marked, or the text typed."""
    posed = pose(context)
    if not posed.options:
        return typed.read(form).lstrip(MARK)
    chosen = form.get("answer", "")
    if not any(option.value == chosen for option in posed.options):
        raise Unfinished("choose")
    return chosen


def grade(given: str, context: Context) -> Grade:
    """Chosen: the right line. Typed: as any typed text."""
    dialogue, turn = _dialogue(context)
    line = dialogue.lines[turn]
    if given.startswith(MARK):
        return plain(given == f"{MARK}{dialogue.id}/{turn}", context.kazakh(line.kk), describe(given, context))
    return typed.grade(given, line.kk, context)


def describe(given: str, context: Context) -> str:
    """The line in words, also when this try did not offer it."""
    if not given.startswith(MARK):
        return given
    wanted = given.removeprefix(MARK)
    dialogue, turn = _dialogue(context)
    own = (f"{dialogue.id}/{turn}", dialogue.lines[turn])
    every = (own, *_lines(context), *((sentence.id, sentence) for sentence in context.lesson.sentences))
    return next((context.kazakh(piece.kk) for place, piece in every if place == wanted), wanted)


def _lines(context: Context) -> Iterator[tuple[str, schema.Translated]]:
    for told in pieces.dialogues(context.library, context.lesson):
        yield from ((f"{told.piece.id}/{place}", line) for place, line in enumerate(told.piece.lines))


def imagine(context: Context, right: bool, rng: random.Random) -> str:
    """An answer as somebody might give it: for invented learners and for tests."""
    dialogue, turn = _dialogue(context)
    wanted, options = f"{MARK}{dialogue.id}/{turn}", pose(context).options
    if options:
        return wanted if right else rng.choice([one.value for one in options if one.value != wanted])
    text = context.kazakh(dialogue.lines[turn].kk)
    return text if right else typed.spoilt(text, rng)
