"""The scripts of Kazakh. Cyrillic is what is kept; the Latin alphabet of 2021 is a view, and a way of typing."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

from webapp.kazakh.normalise import normalise, words

Script = Literal["Cyrl", "Latn", "Arab", "Zyyy"]
LATIN_VERSION = "2021"  # the alphabet presented in January 2021; a later one is another table beside this one

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


def _table() -> tuple[dict[int, str], dict[str, str]]:
    """The table as `str.translate` reads it, and the capital letters that become two or more."""
    lines = Path(__file__).with_name(f"latin-{LATIN_VERSION}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    table, long = {}, {}
    for line in lines:
        upper, lower, latin_upper, latin_lower = line.split("\t")
        table[ord(upper)], table[ord(lower)] = latin_upper, latin_lower
        if len(latin_upper) > 1:
            long[upper] = _upper(latin_lower)
    return table, long


def _upper(latin_text: str) -> str:
    return latin_text.translate({ord("i"): "İ", ord("ı"): "I"}).upper()


_TABLE, _LONG = _table()
_LONG_CAPITAL = re.compile(f"[{''.join(_LONG)}]")


@lru_cache(maxsize=8192)
def latin(text: str) -> str:
    """Cyrillic as it is written in the Latin alphabet of `LATIN_VERSION`; anything else stays. ъ and ь are not written.

    Ю is İu in Юрта and İU in АЮ: the letter beside it decides.
    """
    if _LONG_CAPITAL.search(text):
        text = _LONG_CAPITAL.sub(_long_capital, text)
    return text.translate(_TABLE)


def _long_capital(found: re.Match[str]) -> str:
    text, place = found.string, found.start()
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    shouted = after.isupper() or (before.isupper() and not after.isalpha())
    return _LONG[found.group()] if shouted else _TABLE[ord(found.group())]


# Other shapes of a letter, meant for nothing else. A bare i, u, o for ı, ū, ö is another letter, and is not here.
_SHAPES = str.maketrans("əæșǧňŋûŭőï", "ääşğññūūöi")


def same_word(given: str, expected: str) -> bool:
    """Whether a word from `words` is the expected one, typed in Cyrillic or in Latin."""
    return given == expected or (given[:1] < "\u0370" and given.translate(_SHAPES) == latin(expected))


def same_in_latin(given: str, expected: str) -> bool:
    """Whether a text typed in Latin (wholly or in part) is the expected Cyrillic one; case and punctuation aside.

    Words given in Cyrillic must match as Cyrillic, so that й for и is not let through.
    """
    found, wanted = words(given), words(expected)
    return len(found) == len(wanted) and all(map(same_word, found, wanted))


# A Latin letter → its nearest Cyrillic one, for comparing a Latin answer as if it were Cyrillic.
_BACK = str.maketrans("aäbvgğdejziıkqlmnñoöprstuūüfhy", "аәбвгғдежзиікқлмнңоөпрстуұүфхы")


def as_cyrillic(word: str) -> str:
    """A Latin word from `words` in Cyrillic letters, one for one; ş stays. Not a Cyrillic spelling: ю is иу."""
    return word.translate(_SHAPES).translate(_BACK)


def strange_in_latin(text: str) -> bool:
    """Whether a Latin text has letters, or pairs for one letter, that the alphabet of `LATIN_VERSION` has not."""
    return _STRANGE.search(normalise(text).casefold()) is not None


_STRANGE = re.compile("[cwxáéíóúýǵń]|[sczg]h")
