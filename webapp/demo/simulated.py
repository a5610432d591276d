"""What a simulated learner gives to an exercise: mostly right, otherwise a mistake that people make."""

import json
import random
from collections.abc import Callable

from webapp.courses.checks import cut_word
from webapp.kazakh import normalise, suffixes
from webapp.practice.exercises import choose
from webapp.practice.posing import Context

# Typed on a Russian keyboard.
_RUSSIAN = str.maketrans("әғқңөұүһі", "агкноуухи")


def _choice(context: Context, right: bool, rng: random.Random) -> str:
    options = [option.value for option in choose.pose(context).options]
    wanted = choose.right_value(context)
    return wanted if right or len(options) < 2 else rng.choice([value for value in options if value != wanted])


def _match(context: Context, right: bool, rng: random.Random) -> str:
    from webapp.courses.generation import match_words

    words = [word.id for word in match_words(context.lesson, context.library, int(context.exercise.source))]
    partners = list(words)
    if not right:
        partners[0], partners[1] = partners[1], partners[0]
    return json.dumps(dict(zip(words, partners, strict=True)), ensure_ascii=False)


def _order(context: Context, right: bool, rng: random.Random) -> str:
    accepted = context.accepted(context.sentence().kk)
    words = accepted[0].split()
    if right:
        return " ".join(words)
    taken = {normalise.words(form) for form in accepted}
    others = (" ".join(order) for order in (words[1:] + words[:1], words[::-1]))
    return next((order for order in others if normalise.words(order) not in taken), " ".join(words[1:]))


def _typed(context: Context, right: bool, rng: random.Random) -> str:
    text = context.accepted(context.source()[0])[0]
    return text if right else _spoilt(text, rng)


def _spoilt(text: str, rng: random.Random) -> str:
    drawn = rng.random()
    if drawn < 0.45 and text != text.translate(_RUSSIAN):
        return text.translate(_RUSSIAN)
    if drawn < 0.7 and " " in text:
        return " ".join(text.split()[:-1])
    # A letter, not a dash or a full stop: those do not matter.
    place = rng.choice([number for number, sign in enumerate(text) if sign.isalpha()])
    return text[:place] + text[place + 1 :] or "м"


def _ending(context: Context, right: bool, rng: random.Random) -> str:
    found = cut_word(context.sentence())
    assert found is not None
    stem, ending = found
    wrong = suffixes.rivals(stem, ending)
    return stem + (ending if right or not wrong else wrong[0])


def _listen(context: Context, right: bool, rng: random.Random) -> str:
    return _typed(context, right, rng)


GIVERS: dict[str, Callable[[Context, bool, random.Random], str]] = {
    "choose": _choice,
    "match": _match,
    "order": _order,
    "type": _typed,
    "ending": _ending,
    "listen": _listen,
}


def give(context: Context, skill: float, rng: random.Random) -> str:
    """An answer, right with probability `skill`."""
    return GIVERS[context.exercise.kind](context, rng.random() < skill, rng)
