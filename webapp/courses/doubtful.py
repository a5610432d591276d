"""A form that the engine does not read, beside the forms that it makes: which right one was meant, and what is wrong."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from webapp.kazakh.alphabet import VOWELS
from webapp.kazakh.diagnosis.misforms import Misform, gravest, misshapen
from webapp.kazakh.diagnosis.slips import in_russian_letters, with_kazakh_letters
from webapp.kazakh.grammar.features import UnknownFeatures
from webapp.kazakh.grammar.forms import Form
from webapp.kazakh.grammar.inflection import inflect
from webapp.kazakh.reading import tails
from webapp.kazakh.reading.analysis import analyse, uninflected
from webapp.kazakh.reading.lexicon import INFLECTED, Lexicon, Word, beginnings


@dataclass(frozen=True, slots=True)
class Correction:
    """The right form, and how the written one is wrong."""

    right: str
    kind: Misform | Literal["letters"]


def is_read(form: str, lexicon: Lexicon) -> bool:
    """Whether the engine reads a form, or else every part of a form with hyphens (аман-есен, жұп-жұп)."""
    parts = form.split("-")
    return bool(analyse(form, lexicon)) or (
        len(parts) > 1 and all(len(part) == 1 or analyse(part, lexicon) for part in parts)
    )


@lru_cache(maxsize=4096)
def correction(form: str, lexicon: Lexicon) -> Correction | None:
    """The right form for a lower-case one that is not read: with Kazakh letters restored, else in the right shape.

    None for an unknown word. Voices are left aside.
    """
    if "-" in form:
        return _of_parts(form.split("-"), lexicon)
    return _with_letters(form, lexicon) or _in_shape(form, lexicon)


def _of_parts(parts: list[str], lexicon: Lexicon) -> Correction | None:
    """The same for a form with hyphens: every part must be read or be put right."""
    mended = {part: correction(part, lexicon) for part in parts if not is_read(part, lexicon)}
    found = [one for one in mended.values() if one]
    if not found or len(found) < len(mended):
        return None
    right = "-".join(one.right if (one := mended.get(part)) else part for part in parts)
    return Correction(right, found[0].kind)


def _with_letters(form: str, lexicon: Lexicon) -> Correction | None:
    """The right form with the fewest letters restored."""
    words = _by_russian_letters(lexicon)
    found = [
        (sum(map(str.__ne__, right, form)), right)
        for place in range(1, len(form) + 1)
        for word in words.get(_in_russian(form[:place]), ())
        for made in _made(word, form[place:], _in_russian)
        if len(right := made.text.casefold()) == len(form) and with_kazakh_letters(right, form) == right
    ]
    changed, right = min(found, default=(0, ""))
    return Correction(right, "letters") if changed else None


def _in_shape(form: str, lexicon: Lexicon) -> Correction | None:
    """The right form with the fewest wrong pieces, and of those the one with the fewest endings."""
    found = [
        (len(wrong), len(made.segments), Correction(made.text.casefold(), gravest(wrong).kind))
        for place in range(2, len(form) + 1)
        for word in _words_near(form[:place], lexicon)
        for made in _made(word, form[place:], _shapeless)
        if made.text.casefold() != form and (wrong := misshapen(made, word.lemma.casefold(), form))
    ]
    return min(found, key=lambda one: one[:2])[2] if found else None


def _words_near(begun: str, lexicon: Lexicon) -> Iterator[Word]:
    """The words that begin so, also with the last stop hard and with the last vowel in the other series."""
    for beginning in dict.fromkeys((begun, begun[:-1] + _HARD.get(begun[-1], begun[-1]), _swapped(begun))):
        yield from (word for word in lexicon.beginning(beginning) if word.pos in INFLECTED)


def _made(word: Word, tail: str, fold: Callable[[str], str]) -> Iterator[Form]:
    """The forms of a word with the endings that `tail` may be meant for."""
    if word.pos not in INFLECTED:
        if not tail:
            yield uninflected(word.lemma)
        return
    for features in _tails(word.pos == "V", fold).get(fold(tail), ()):
        try:
            yield from inflect(word.lemma, f"{word.pos};{features}", word.flags)
        except UnknownFeatures:
            continue


@lru_cache(maxsize=4)
def _tails(verbal: bool, fold: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    """Strings of endings, folded → the features that they may stand for."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for tail, features in (tails.verbal() if verbal else tails.nominal()).items():
        found[fold(tail)].update(dict.fromkeys(features))
    if verbal:
        found[""]["IMP;2;SG"] = None
    return {tail: tuple(features) for tail, features in found.items()}


@lru_cache(maxsize=4)
def _by_russian_letters(lexicon: Lexicon) -> dict[str, tuple[Word, ...]]:
    found: dict[str, list[Word]] = defaultdict(list)
    for word in lexicon.words:
        for beginning in beginnings(word):
            found[_in_russian(beginning)].append(word)
    return {beginning: tuple(words) for beginning, words in found.items()}


def _in_russian(text: str) -> str:
    """Letters as a Russian keyboard has them; э is typed for ә too."""
    return in_russian_letters(text).replace("э", "а")


# Endings that differ in shape alone are alike when these are one letter, or none.
_SHAPES = {
    **str.maketrans(dict.fromkeys("ыіс", "")),
    **str.maketrans(dict.fromkeys("ае", "а")),
    **str.maketrans(dict.fromkeys("ғгқк", "ғ")),
    **str.maketrans(dict.fromkeys("мбп", "м")),
    **str.maketrans(dict.fromkeys("дтнлз", "д")),
}
_HARD = {"б": "п", "ғ": "қ", "г": "к"}
_OTHER_SERIES = {"а": "е", "е": "а", "ы": "і", "і": "ы"}


def _shapeless(tail: str) -> str:
    return tail.translate(_SHAPES)


def _swapped(begun: str) -> str:
    """The letters with their last vowel in the other series: іны, іні."""
    place = next((place for place in range(len(begun) - 1, 0, -1) if begun[place] in VOWELS), 0)
    return begun[:place] + _OTHER_SERIES.get(begun[place], begun[place]) + begun[place + 1 :] if place else begun
