"""The Latin alphabet of 2021: Cyrillic as it is written in it. Facts: `latin-2021.tsv`."""

import re
from functools import lru_cache
from pathlib import Path

LATIN_VERSION = "2021"  # the alphabet presented in January 2021; a later one is another table beside this one


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


def latin_letters(text: str) -> list[str]:
    """What each character of a text becomes; joined, they are `latin` of it."""
    long = {found.start(): _long_capital(found) for found in _LONG_CAPITAL.finditer(text)}
    return [long.get(place, _TABLE.get(ord(sign), sign)) for place, sign in enumerate(text)]


def _long_capital(found: re.Match[str]) -> str:
    text, place = found.string, found.start()
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    shouted = after.isupper() or (before.isupper() and not after.isalpha())
    return _LONG[found.group()] if shouted else _TABLE[ord(found.group())]


# Other shapes of a letter, meant for nothing else. A bare i, u, o for ı, ū, ö is another letter, and is not here.
SHAPES = str.maketrans("əæșǧňŋûŭőïƏÆȘǦŇŊÛŬŐÏ", "ääşğññūūöiÄÄŞĞÑÑŪŪÖİ")
