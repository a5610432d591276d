"""Sort words by their vowels into two baskets, back (жуан) and front (жіңішке). A child hears an example on each basket."""

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import replace

from webapp.courses import harmony, notation
from webapp.courses.chains import chain_of
from webapp.courses.pieces import practised_words
from webapp.kazakh.phonology import Series
from webapp.marking import _m
from webapp.practice.grading import Grade, plain
from webapp.practice.posing import Context, Option, Posed, Unfinished

ASKS = {
    "sort": _m("Which vowels does the word have?"),
    # A child is spoken to without words for grammar.
    "sort-child": _m("Which word does it sound like?"),
}
BASKETS: tuple[Series, ...] = ("back", "front")
NAMES = {"back": _m("back vowels"), "front": _m("front vowels")}
EXPLAINED = 2  # words of a wrong answer whose vowels are named
WITH_ENDINGS = 4  # from this unit on, those who type sort words with their endings


def pose(context: Context) -> Posed:
    """Six words, shuffled anew at each try, and two baskets with an example each."""
    return context.once(_posed)


def _posed(context: Context) -> Posed:
    options = [_option(text, context) for text in _texts(context)]
    context.rng().shuffle(options)
    return Posed(
        "sort-child" if _child(context) else "sort", options=tuple(options), more={"baskets": _baskets(context)}
    )


def _child(context: Context) -> bool:
    return context.plan.age.id == "child"


def _baskets(context: Context) -> list[dict[str, object]]:
    """For each basket: its value, name (none for a child), vowels, and the example, a word of the lexicon."""
    return [
        {
            "value": series,
            "name": "" if _child(context) else NAMES[series],
            "vowels": " ".join(harmony.OF_SERIES[series]),
            "example": harmony.EXAMPLES[series],
            "picture": context.library.words[harmony.EXAMPLES[series]].picture,
        }
        for series in BASKETS
    ]


def _texts(context: Context) -> tuple[str, ...]:
    words = harmony.words_to_sort(context.library, context.lesson)
    if context.typing and context.lesson.unit_number >= WITH_ENDINGS:
        return harmony.balanced((*_with_endings(context), *words)) or words
    return words


def _with_endings(context: Context) -> Iterator[str]:
    """Words of the lesson's sentences as they stand there, each word once."""
    chains = (chain_of(context.library, sentence) for sentence in context.plan.sentences)
    yield from {chain.lemma: chain.word for chain in chains if chain is not None}.values()


def _option(text: str, context: Context) -> Option:
    """A word with its picture and, as `hint`, what is heard; nothing is heard of a form that no dictionary has."""
    word = next(
        (word for word in practised_words(context.library, context.lesson) if notation.shown(word.kk) == text), None
    )
    known = text in harmony.words_to_sort(context.library, context.lesson)
    return Option(text, text, "kk", picture=word.picture if word else None, hint=text if known else "")


def read(form: Mapping[str, str], context: Context) -> str:
    """The words as JSON: word → `back` or `front`."""
    posed = pose(context)
    sorted_into = {option.value: form.get(f"word-{number}", "") for number, option in enumerate(posed.options)}
    if not all(basket in BASKETS for basket in sorted_into.values()):
        raise Unfinished("sort")
    return json.dumps(sorted_into, ensure_ascii=False)


def grade(given: str, context: Context) -> Grade:
    """Right when each word is with its like. The words are those of the answer: a later lesson may sort others."""
    sorted_into: dict[str, str] = json.loads(given)
    right = {word: harmony.series_of(word) or basket for word, basket in sorted_into.items()}
    wrong = [word for word, basket in sorted_into.items() if basket != right[word]]
    found = plain(not wrong, _told(right), _told(sorted_into), "harmony")
    return replace(found, expected_word=" ".join(wrong[:EXPLAINED]))


def describe(given: str, context: Context) -> str:
    """The two baskets, each by its example."""
    return _told(json.loads(given))


def _told(sorted_into: Mapping[str, str]) -> str:
    return "; ".join(
        f"{harmony.EXAMPLES[series]}: {', '.join(word for word, basket in sorted_into.items() if basket == series) or '—'}"
        for series in BASKETS
    )


def imagine(context: Context, right: bool, rng: random.Random) -> str:
    """An answer as somebody might give it: for invented learners and for tests."""
    words = [option.value for option in pose(context).options]
    missed = () if right else rng.sample(words, 2)
    other = {"back": "front", "front": "back"}
    found = {word: harmony.series_of(word) or "back" for word in words}
    return json.dumps({word: other[one] if word in missed else one for word, one in found.items()}, ensure_ascii=False)
