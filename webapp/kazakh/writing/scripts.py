"""The scripts of Kazakh. Cyrillic is what is kept; Latin (`latin`) and Arabic (`arabic`) are views, and ways of typing."""

import re
from functools import lru_cache
from itertools import accumulate
from typing import Literal
from unicodedata import normalize

from webapp.kazakh.normalise import normalise, words
from webapp.kazakh.writing.arabic import arabic, arabic_letters, tidied
from webapp.kazakh.writing.latin import LATIN_VERSION, SHAPES, latin, latin_letters

__all__ = (
    "LATIN_VERSION", "Script", "arabic", "as_cyrillic", "in_pieces", "in_script", "latin", "same_in_arabic", "same_in_latin",
    "same_word", "script_of", "strange_in_latin",
)  # fmt: skip

Script = Literal["Cyrl", "Latn", "Arab", "Zyyy"]

_SCRIPTS: tuple[tuple[Script, re.Pattern[str]], ...] = (
    ("Cyrl", re.compile("[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]")),
    ("Latn", re.compile("[A-Za-zªº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u1e00-\u1eff]")),
    ("Arab", re.compile("[\u0620-\u064a\u066e-\u06d3\u06ee-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")),
)


def script_of(text: str) -> Script:
    """The ISO 15924 code of the script most letters are in; `Zyyy` for no letters, or a script Kazakh does not use."""
    letters = sum(map(str.isalpha, text))
    counts = [(len(pattern.findall(text)), script) for script, pattern in _SCRIPTS]
    most, script = max(counts, key=lambda count: count[0])
    return script if most and 2 * sum(count for count, _ in counts) >= letters else "Zyyy"


def in_script(text: str, script: Script) -> str:
    """A Cyrillic text as it is written in a script; in one that Kazakh does not use it stays."""
    return latin(text) if script == "Latn" else arabic(text) if script == "Arab" else text


@lru_cache(maxsize=16384)
def in_pieces(pieces: tuple[str, ...], script: Script) -> tuple[str, ...]:
    """The pieces of a Cyrillic text as they are written in a script, each beside the others: a word cut in two has one hamza."""
    pieces = tuple(normalize("NFC", piece) for piece in pieces)
    if script not in ("Latn", "Arab"):
        return pieces
    whole = "".join(pieces)
    letters = latin_letters(whole) if script == "Latn" else arabic_letters(whole)
    ends = tuple(accumulate(map(len, pieces)))
    return tuple("".join(letters[end - len(piece) : end]) for piece, end in zip(pieces, ends, strict=True))


def same_word(given: str, expected: str) -> bool:
    """Whether a word from `words` is the expected one, typed in Cyrillic or in Latin."""
    return given == expected or (given[:1] < "\u0370" and given.translate(SHAPES) == latin(expected))


def same_in_latin(given: str, expected: str) -> bool:
    """Whether a text typed in Latin (wholly or in part) is the expected Cyrillic one; case and punctuation aside.

    Words given in Cyrillic must match as Cyrillic, so that й for и is not let through.
    """
    found, wanted = words(given), words(expected)
    return len(found) == len(wanted) and all(map(same_word, found, wanted))


def same_in_arabic(given: str, expected: str) -> bool:
    """Whether a text typed in Arabic letters (wholly or in part) is the expected Cyrillic one; punctuation aside.

    Other shapes of a letter or of the hamza are let through, a missing hamza is not.
    """
    found, wanted = words(tidied(given)), words(expected)
    return len(found) == len(wanted) and all(
        one == other or one == arabic(other) for one, other in zip(found, wanted, strict=True)
    )


# A Latin letter → its nearest Cyrillic one, for comparing a Latin answer as if it were Cyrillic.
_BACK = str.maketrans("aäbvgğdejziıkqlmnñoöprstuūüfhy", "аәбвгғдежзиікқлмнңоөпрстуұүфхы")


def as_cyrillic(word: str) -> str:
    """A Latin word from `words` in Cyrillic letters, one for one; ş stays. Not a Cyrillic spelling: ю is иу."""
    return word.translate(SHAPES).translate(_BACK)


def strange_in_latin(text: str) -> bool:
    """Whether a Latin text has letters, or pairs for one letter, that the alphabet of `LATIN_VERSION` has not."""
    return _STRANGE.search(normalise(text).casefold()) is not None


_STRANGE = re.compile("[cwxáéíóúýǵń]|[sczg]h")
