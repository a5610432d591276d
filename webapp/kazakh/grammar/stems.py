"""A word as endings meet it: its text before consonants and before vowels, its series and its last sound."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from webapp.kazakh.alphabet import VOWELS
from webapp.kazakh.grammar.irregular import flags_of
from webapp.kazakh.numerals.numbers import spoken_tail
from webapp.kazakh.phonology import (
    FinalSound,
    Series,
    final_sound,
    series_by_rule,
    single_final,
    softened,
    without_last_vowel,
)


@dataclass(frozen=True, slots=True)
class Stem:
    """`word` stands alone, `text` before consonants, `soft` before vowels: процесс, процес-, процес-; кітап, кітаб-.

    `sound` is the class of the last sound. `possessed`: it ends in a possessive already (отбасы);
    `owned`: and is never without one (үсті). `mixed`: wide endings are back, narrow ones front (кінәға, кінәсі).
    """

    word: str
    text: str
    soft: str
    series: Series
    sound: FinalSound
    possessed: bool = False
    owned: bool = False
    mixed: bool = False
    one_t: bool = False  # журналист, журналистер: before т the last т is not written


_DIGITS = re.compile(r"[0-9][0-9\s.,]*%?$")
_ABBREVIATION = re.compile(r"[А-ЯЁӘҒҚҢӨҰҮҺІ]{2,}$")
_IN_IST = re.compile("(?:...|юр)ист$")
# Names of the letters by which abbreviations are read, as print has them: the commoner first.
_LETTER_NAMES = {
    **{letter: (f"{letter.lower()}ы", f"{letter.lower()}е") for letter in "БВДЖЗПТ"},
    **{letter: (f"е{letter.lower()}", f"{letter.lower()}ы") for letter in "ЛМНҢРС"},
    **dict.fromkeys("КГЦЧ", ("ке", "ка")),
    **dict.fromkeys("ҚҒХҺШЩ", ("қы",)),
    "Ф": ("фы", "еф"),
}
# Read by what they stand for, or by usage: ҚР-ның, ТМД-ға, АҚШ-қа.
_READ_AS = {"ҚР": ("қара", "ер"), "ТМД": ("тымыда",), "АҚШ": ("ақш",)}


@lru_cache(maxsize=16384)
def stems(word: str, pos: str = "N", flags: frozenset[str] | None = None) -> tuple[Stem, ...]:
    """The stems of a word, the one that print prefers first; more than one where print has both.

    `pos`: V for a verb (its bare stem, бар), N for anything else. `flags` as in `irregular`; None looks them up.
    Digits and abbreviations are read aloud first, and take a hyphen: 5-ке, АҚШ-қа.
    """
    if _DIGITS.search(word):
        return (_read_aloud(word, spoken_tail(word)),)
    if _ABBREVIATION.search(word):
        return tuple(dict.fromkeys(_read_aloud(word, spoken) for spoken in _abbreviation_read(word)))
    flags = flags_of(word, pos) if flags is None else flags
    found = _flagged(word, flags)
    return _in_ist(found[0]) if _IN_IST.search(word) else found


def _flagged(word: str, flags: frozenset[str]) -> tuple[Stem, ...]:
    first: Series = "back" if "back" in flags else "front" if "front" in flags else series_by_rule(word)
    both: tuple[Series, ...] = (first, "back" if first == "front" else "front") if "either" in flags else (first,)
    return tuple(
        Stem(
            word,
            text,
            soft,
            series,
            final_sound(text),
            possessed=bool(flags & {"possessed", "owned"}),
            owned="owned" in flags,
            mixed="mixed" in flags,
        )
        for series in both
        for text, soft in dict.fromkeys(_shapes(word, series, flags))
    )


def _in_ist(stem: Stem) -> tuple[Stem, ...]:
    """журналистер, журналистке; журналиске; журналисттер: print has all three."""
    short = stem.word[:-1]
    return replace(stem, one_t=True), replace(stem, text=short, soft=short), stem


def _shapes(word: str, series: Series, flags: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The texts before consonants and before vowels, the preferred ones first."""
    linked = word.rstrip("ь") + ("ы" if series == "back" else "і")
    if "links" in flags:
        yield linked, linked
    if "may-single" in flags or "keeps-geminate" in flags:
        yield word, word
    if "keeps-geminate" not in flags:
        text = word[:-1] if "drops-d" in flags else single_final(word)
        yield from ((text, soft) for soft in _softs(text, flags))
    if "may-link" in flags:
        yield linked, linked


def _softs(text: str, flags: frozenset[str]) -> Iterator[str]:
    """What stands before a vowel, the preferred one first."""
    kept = text.rstrip("ь") or text
    soft = softened(text)
    if "elides" in flags or "may-keep" in flags:
        yield without_last_vowel(kept)
    if "keeps" in flags:
        yield kept
    if "elides" not in flags and ("keeps" not in flags or "may-voice" in flags):
        yield soft
    if "may-keep-stop" in flags:
        yield kept
    if "may-elide" in flags:
        yield without_last_vowel(kept)


def _read_aloud(word: str, spoken: str) -> Stem:
    (first, *_) = stems(spoken)
    return Stem(word, f"{word}-", f"{word}-", first.series, first.sound)


def _abbreviation_read(word: str) -> tuple[str, ...]:
    """What an abbreviation sounds like: a word where its end can be read as one (БАҚ, БҰҰ), and its last letter's name."""
    if word in _READ_AS:
        return _READ_AS[word]
    spoken = word.casefold()
    names = _LETTER_NAMES.get(word[-1], ())
    if spoken[-1] in VOWELS or not names:
        return (spoken,)
    as_word = spoken[-2] in VOWELS and spoken[-3:-2] not in VOWELS
    return (spoken, *names) if as_word else names
