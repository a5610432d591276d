"""What the kinds with a text field share: reading the field, and grading against the notation."""

import random
from collections.abc import Mapping

from webapp.courses.vocabulary import lexicon_of
from webapp.kazakh import normalise
from webapp.practice.grading import Grade, grade_text
from webapp.practice.posing import Context, Unfinished

LONGEST = 2000
# Typed on a Russian keyboard.
_RUSSIAN = str.maketrans("әғқңөұүһі", "агкноуухи")


def read(form: Mapping[str, str], field: str = "answer") -> str:
    """The text of a field, control characters dropped.

    Raises Unfinished: `empty` or `too-long` (over 2,000 characters).
    """
    raw = form.get(field, "")
    if len(raw) > LONGEST:
        raise Unfinished("too-long")
    text = normalise.normalise(raw)
    if not any(letter.isalnum() for letter in text):
        raise Unfinished("empty")
    return text


def grade(given: str, kazakh: str, context: Context) -> Grade:
    """Grade against every accepted text; words are read by the lexicon of the courses."""
    return grade_text(given, context.accepted(kazakh), lexicon_of(context.library))


def spoilt(text: str, rng: random.Random) -> str:
    """A text as somebody might mistype it: on a Russian keyboard, without its last word, or without a letter."""
    drawn = rng.random()
    if drawn < 0.45 and text != text.translate(_RUSSIAN):
        return text.translate(_RUSSIAN)
    if drawn < 0.7 and " " in text:
        return " ".join(text.split()[:-1])
    # A letter, not a dash or a full stop: those do not matter.
    place = rng.choice([number for number, sign in enumerate(text) if sign.isalpha()])
    return text[:place] + text[place + 1 :] or "м"
