"""Match pairs: Kazakh words and their meanings."""

import json
import random
from collections.abc import Mapping

from webapp.courses import notation
from webapp.courses.generation import match_words
from webapp.marking import _m
from webapp.practice.grading import Grade, plain
from webapp.practice.posing import Context, Option, Posed, Unfinished

ASKS = {"match": _m("Match the pairs")}


def pose(context: Context) -> Posed:
    """Kazakh on one side in order, meanings shuffled on the other."""
    return context.once(_posed)


def _posed(context: Context) -> Posed:
    words = match_words(context.lesson, context.library, int(context.exercise.source))
    options = [Option(word.id, context.gloss(word), picture=word.picture) for word in words]
    context.rng().shuffle(options)
    return Posed("match", options=tuple(options), more={"words": words})


def read(form: Mapping[str, str], context: Context) -> str:
    """The pairs as JSON: word id → word id of the meaning chosen."""
    posed = pose(context)
    values = {option.value for option in posed.options}
    pairs = {word.id: form.get(f"pair-{number}", "") for number, word in enumerate(posed.more["words"])}
    if not all(chosen in values for chosen in pairs.values()):
        raise Unfinished("match")
    return json.dumps(pairs, ensure_ascii=False)


def grade(given: str, context: Context) -> Grade:
    """Right when all pairs are."""
    pairs: dict[str, str] = json.loads(given)
    right = {word.id: word.id for word in pose(context).more["words"]}
    return plain(pairs == right, _told(right, context), describe(given, context))


def describe(given: str, context: Context) -> str:
    """The pairs, those that are wrong first."""
    return _told(json.loads(given), context)


def _told(pairs: dict[str, str], context: Context) -> str:
    words = context.library.words
    told = [
        (left != right, f"{notation.shown(words[left].kk)} — {context.gloss(words[right])}")
        for left, right in pairs.items()
        if {left, right} <= words.keys()
    ]
    return "; ".join(text for _, text in sorted(told, key=lambda pair: not pair[0]))


def imagine(context: Context, right: bool, rng: random.Random) -> str:
    """An answer as somebody might give it: for invented learners and for tests."""
    words = [word.id for word in pose(context).more["words"]]
    partners = words if right else [words[1], words[0], *words[2:]]
    return json.dumps(dict(zip(words, partners, strict=True)), ensure_ascii=False)
