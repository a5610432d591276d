"""The kind of mistake in one word: grammar first, then the keyboard, then a slip, then another word."""

from collections.abc import Collection, Iterator
from typing import Literal

from webapp.kazakh.alignment import shared
from webapp.kazakh.alphabet import VOWELS
from webapp.kazakh.endings import ending_start, is_ending, is_stem
from webapp.kazakh.normalise import words

WordKind = Literal["letters", "harmony", "assimilation", "voicing", "typo", "ending", "lexical"]
LONGEST_WORD = 60  # letters; nothing longer is a word

# The right letter: what is typed for it where the keyboard lacks it. ş stands only in answers typed in Latin.
_TYPED = {"ә": "аэ", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и", "ё": "е", "ş": "с"}
_RUSSIAN = str.maketrans({letter: typed[0] for letter, typed in _TYPED.items()})
# Vowels and consonants of an ending in the wrong series. и stands for і typed without the Kazakh letter.
_SERIES = {"а": "еә", "е": "а", "ы": "іи", "і": "ы", "к": "қ", "г": "ғ"}
_FIRST_SOUNDS = ("лдт", "ндт", "мбп", "ғқк", "гкқ")
_VOICED = {"б": "п", "ғ": "қк", "г": "к"}
_VOICELESS = {"п": "б", "қ": "ғг", "к": "г"}
_UNVOICED = str.maketrans("бғг", "пқк")
_PARTICLES = frozenset(words("ма ме ба бе па пе да де та те мен бен пен"))
# Short words of every text, many a letter apart: one of them is never a slip for another word.
_EVERYDAY = frozenset(
    words("мен сен сіз ол біз сендер сіздер олар менің сенің сіздің оның біздің олардың маған саған оған бізге сізге")
    + words(
        "мені сені оны бізді сізді менде сенде онда бізде сізде менен сенен одан бізден сізден бұл сол осы ана мына"
    )
    + words("анау мынау кім не қай қалай қайда қашан неше бар жоқ емес иә да де және ал бірақ")
    + words("бір екі үш төрт бес алты жеті сегіз тоғыз он")
)


def word_kind(expected: str, given: str, lexicon: Collection[str] = ()) -> WordKind:
    """The kind of mistake that makes `expected` into another word `given`; both lower case, in Cyrillic letters.

    `lexicon` holds known words (dictionary forms serve best): another one of them is no slip. A slip (`typo`) is one
    letter changed, left out or added, or two exchanged, in the stem of a word of four letters or more; in an ending it
    may be grammar, and is `ending`. A Kazakh letter typed as its Russian neighbour is `letters` wherever it stands.
    """
    if max(len(expected), len(given)) > LONGEST_WORD:
        return "lexical"
    typed = _with_kazakh_letters(expected, given)
    if typed == expected:
        return "letters"
    kind = _by_places(expected, typed) if len(expected) == len(typed) else None
    if kind:
        return kind
    if _another_ending(expected, typed, lexicon):
        return "ending"
    if given in lexicon or typed in lexicon or typed in _EVERYDAY:
        return "lexical"
    return _slip(expected, typed, lexicon)


def _with_kazakh_letters(expected: str, given: str) -> str:
    """`given` with the Kazakh letters that `expected` has in the same places from its beginning and from its end."""
    typed = list(given)
    shorter = min(len(given), len(expected))
    for places in (range(shorter), range(-1, -shorter - 1, -1)):
        for place in places:
            wanted = expected[place]
            if typed[place] == wanted:
                continue
            if typed[place] not in _TYPED.get(wanted, ""):
                break
            typed[place] = wanted
        if len(given) == len(expected):
            _restore_rest(expected, typed)
            break
    return "".join(typed)


def _restore_rest(expected: str, typed: list[str]) -> None:
    for place, wanted in enumerate(expected):
        if typed[place] in _TYPED.get(wanted, ""):
            typed[place] = wanted


def _by_places(expected: str, given: str) -> WordKind | None:
    """The kind when every differing place is one of grammar's own exchanges; the first place names it."""
    kinds = list(_place_kinds(expected, given))
    return kinds[0] if kinds and None not in kinds else None


def _place_kinds(expected: str, given: str) -> Iterator[WordKind | None]:
    particle = expected in _PARTICLES
    for place, (wanted, found) in enumerate(zip(expected, given, strict=True)):
        if wanted == found:
            continue
        if not particle and VOWELS.isdisjoint(expected[:place]):
            yield None  # in the first syllable it is another word
        elif found in _SERIES.get(wanted, ""):
            yield "harmony"
        elif _wrong_voicing(expected, given, place):
            yield "voicing"
        elif _wrong_first_sound(expected, given, place, particle):
            yield "assimilation"
        else:
            yield None


def _wrong_voicing(expected: str, given: str, place: int) -> bool:
    """п, қ, к kept before a vowel (кітапым), or б, ғ, г where none follows (кітабты)."""
    if expected[place - 1] not in VOWELS or place + 1 >= len(expected):
        return False
    wanted, found = expected[place], given[place]
    if expected[place + 1] not in VOWELS:
        return found in _VOICELESS.get(wanted, "")
    # After a vowel an ending may begin with ғ, г (қалаға), never with б.
    return found in _VOICED.get(wanted, "") and (wanted == "б" or not _ending_at(expected, place))


def _wrong_first_sound(expected: str, given: str, place: int, particle: bool) -> bool:
    """Another first consonant of an ending that has several: студентмін for студентпін."""
    wanted, found = expected[place], given[place]
    if not any(wanted in sounds and found in sounds for sounds in _FIRST_SOUNDS):
        return False
    return particle or _ending_at(expected, place)


def _ending_at(word: str, place: int) -> bool:
    return is_stem(word[:place]) and is_ending(word[place:])


def _another_ending(expected: str, given: str, lexicon: Collection[str]) -> bool:
    """Whether both are the same stem with different endings; the stem's last sound may be voiced."""
    unvoiced, other = expected.translate(_UNVOICED), given.translate(_UNVOICED)
    start, end = shared(unvoiced, other)
    if _vowel_kept(unvoiced, other, start, end):
        return True
    earliest = ending_start(expected, lexicon)
    return any(_ending_at(expected, place) and is_ending(given[place:]) for place in range(start, earliest - 1, -1))


def _vowel_kept(expected: str, given: str, start: int, end: int) -> bool:
    """Whether the last vowel of the stem stayed that falls out before an ending: халығы, мұрыны for халқы, мұрны."""
    kept = start + end == len(expected) and given[start : len(given) - end] in ("ы", "і")
    return kept and VOWELS.isdisjoint(expected[start - 1 : start + 1]) and is_ending(expected[start + 1 :])


def _slip(expected: str, given: str, lexicon: Collection[str]) -> WordKind:
    start = ending_start(expected, lexicon)
    place = _one_letter(expected, given)
    if place is None:
        place = _one_letter(expected.translate(_RUSSIAN), given.translate(_RUSSIAN))
    if place is None:
        return "ending" if given[:start] == expected[:start] and start < len(expected) else "lexical"
    if place >= start:
        return "ending"
    if len(expected) == len(given) and expected[place + 1 :] == given[place + 1 :]:  # changed: қала, бала, дала
        return "typo" if (len(expected) if expected in lexicon else start) > 4 else "lexical"
    return "typo" if len(expected) > 3 else "lexical"


def _one_letter(expected: str, given: str) -> int | None:
    """Where `given` has one letter changed, left out, added, or two neighbours exchanged; None if it differs more."""
    start, end = shared(given, expected)
    rest, wanted = given[start : len(given) - end], expected[start : len(expected) - end]
    if max(len(rest), len(wanted)) == 1:
        doubled = not wanted and start and given[start - 1] == rest
        return start - 1 if doubled else start
    return start if len(rest) == len(wanted) == 2 and rest == wanted[::-1] else None
