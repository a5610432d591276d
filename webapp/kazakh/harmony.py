"""What an ending depends on: the series of a word (back or front) and the class of its last sound."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from webapp.kazakh.alphabet import BACK_VOWELS, FRONT_VOWELS, NEUTRAL_VOWELS, SIGNS, VOWELS

Series = Literal["back", "front"]
FinalSound = Literal["V", "R", "L", "N", "Z", "T"]

_FRONTED = str.maketrans("аығқ", "еігк")
_FINAL_SOUNDS: dict[str, FinalSound] = dict.fromkeys(VOWELS, "V")
for _letters, _class in (("рйуию", "R"), ("л", "L"), ("мнң", "N"), ("зж", "Z")):
    _FINAL_SOUNDS.update(dict.fromkeys(_letters, _class))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Exceptional:
    """A word the plain rule does not hold for. `also`: endings that are right besides those of the rule."""

    series: Literal["back", "front", "either"]
    also: tuple[str, ...]
    reason: str


def _read() -> dict[str, Exceptional]:
    lines = Path(__file__).with_name("exceptions.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {word: Exceptional(series, tuple(also.split()), reason) for word, series, also, reason in rows}  # type: ignore[arg-type]


EXCEPTIONS = _read()


def exceptional(stem: str) -> Exceptional | None:
    """The entry of a word, or of the last part of a compound, in `exceptions.tsv`."""
    return EXCEPTIONS.get(stem.casefold().replace("-", " ").rpartition(" ")[2])


def fronted(ending: str) -> str:
    """The front twin of a back ending: лар → лер, қа → ке."""
    return ending.translate(_FRONTED)


def final_sound(stem: str) -> FinalSound:
    """The class of the last sound, as endings see it.

    V vowel; R р й у и ю; L л; N м н ң; Z з ж; T the voiceless, and б в г д of loans (клубтар).
    """
    return _FINAL_SOUNDS.get(stem.casefold().rstrip("ьъ")[-1:], "T")


@lru_cache(maxsize=8192)
def series(stem: str) -> Series:
    """Whether a word takes back or front endings: by its last vowel, with the neutral и, у, ю read from the word.

    Where `exceptions.tsv` allows either, the plain rule answers.
    """
    found = exceptional(stem)
    if found and found.series != "either":
        return found.series
    word = stem.casefold()
    return _by_last_letters(word) or _by_vowels(word)


def _by_last_letters(word: str) -> Series | None:
    if word[-1:] in ("қ", "ғ", "х"):
        return "back"  # тарих, рух
    if word[-1:] == "ь" or (word[-1:] == "к" and word[-2:-1] not in VOWELS | {""}):
        return "front"  # рубль; парк, цирк
    return None


def _by_vowels(word: str) -> Series:
    for place in range(len(word) - 1, -1, -1):
        letter = word[place]
        if letter in BACK_VOWELS:
            return "back"
        if letter in FRONT_VOWELS:
            return "front"
        if letter in NEUTRAL_VOWELS and _closed(word, place):
            return "back" if letter == "у" else "front"  # автобус, институт; министр, костюм
    # Only neutral vowels, or none: у and қ, ғ are back (су, қи), и is front (би).
    return "front" if "и" in word and not {"қ", "ғ"} & set(word) else "back"


def _closed(word: str, place: int) -> bool:
    """Whether the letter stands between consonants, or first before one, and so is the vowel of its syllable."""
    before, after = word[place - 1 : place] if place else "", word[place + 1 : place + 2]
    return before not in VOWELS - {""} and after != "" and after not in VOWELS | SIGNS
