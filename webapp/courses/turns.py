"""Which line of a dialogue a learner takes over."""

from functools import lru_cache

from webapp.courses import notation, schema
from webapp.courses.tokens import has_name
from webapp.courses.wordforms import word_forms

# Shorter is a nod, longer is learnt by heart.
LENGTH = range(2, 8)


@lru_cache(maxsize=2048)
def turn_of(dialogue: schema.Dialogue) -> int | None:
    """The place of the line to say, counted from 0; None where no line will do.

    It answers somebody else, so it is never the first. A line without a name goes before one with, and the line after a
    question before others; of equal ones, the longest.
    """
    fitting = [
        place
        for place in range(1, len(dialogue.lines))
        if dialogue.lines[place].who != dialogue.lines[place - 1].who
        and len(_words(dialogue.lines[place])) in LENGTH
        and _only_here(dialogue, place)
    ]
    return max(fitting, key=lambda place: _fitness(dialogue, place), default=None)


def _fitness(dialogue: schema.Dialogue, place: int) -> tuple[bool, bool, int]:
    line, before = dialogue.lines[place], dialogue.lines[place - 1]
    return not has_name(line.kk), before.kk.rstrip().endswith("?"), len(_words(line))


def _words(line: schema.Line) -> list[str]:
    return word_forms(notation.shown(line.kk).replace("$", ""))


def _only_here(dialogue: schema.Dialogue, place: int) -> bool:
    """Whether the line is said once: what is read above would be copied."""
    said = notation.shown(dialogue.lines[place].kk)
    return all(notation.shown(line.kk) != said for line in dialogue.lines[:place])
