"""What an ending depends on: the series of a word (back or front), the class of its last sound, and how its end softens.

After Kazakh grammar: palatal harmony follows the last syllable (үндестік заңы); the first sound of an ending is likened
to the last sound of the word (ілгерінді ықпал); қ, к, п between vowels soften to ғ, г, б (кейінді ықпал).
"""

from functools import lru_cache
from typing import Literal

from webapp.kazakh.alphabet import BACK_VOWELS, FRONT_VOWELS, NEUTRAL_VOWELS, SIGNS, VOWELS

Series = Literal["back", "front"]
# V vowel; R р й и and у, ю; L л; N м н ң; Z з ж; T the voiceless, and б в г д of loans (клубтар).
FinalSound = Literal["V", "R", "L", "N", "Z", "T"]

_FRONTED = str.maketrans("аығқ", "еігк")
_BACKED = str.maketrans("еігк", "аығқ")
_SOFT = {"к": "г", "қ": "ғ", "п": "б"}
_FINAL_SOUNDS: dict[str, FinalSound] = dict.fromkeys(VOWELS, "V")
for _letters, _class in (("рйуию", "R"), ("л", "L"), ("мнң", "N"), ("зж", "Z")):
    _FINAL_SOUNDS.update(dict.fromkeys(_letters, _class))  # type: ignore[arg-type]


def fronted(ending: str) -> str:
    """The front twin of a back ending: лар → лер, қа → ке."""
    return ending.translate(_FRONTED)


def backed(ending: str) -> str:
    """The back twin of a front ending: лер → лар, ке → қа."""
    return ending.translate(_BACKED)


def final_sound(word: str) -> FinalSound:
    """The class of the last sound of a written word (any case), as endings see it."""
    return _FINAL_SOUNDS.get(word[-1:].casefold(), "T") if word[-1:] not in "ьъЬЪ" else final_sound(word[:-1] or "т")


def softened(word: str) -> str:
    """The word before an ending that begins with a vowel: кітап → кітаб, парк stays, рубль → рубл.

    Only a stop after a vowel softens; и and у count as vowels here (инстинктік → -тігі, жауап → жауабы).
    """
    bare = word.rstrip("ь") or word
    if len(bare) > 1 and bare[-1] in _SOFT and bare[-2] in VOWELS:
        return bare[:-1] + _SOFT[bare[-1]]
    return bare


def single_final(word: str) -> str:
    """A loan's doubled last consonant is written once before endings: процесс, процестің; металл, металдар."""
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in VOWELS:
        return word[:-1]
    return word


def without_last_vowel(word: str) -> str:
    """The word with the narrow vowel of its last syllable dropped: орын → орн, халық → халқ; as it is if it has none."""
    return word[:-2] + word[-1] if word[-2:-1] in ("ы", "і") else word


@lru_cache(maxsize=16384)
def series_by_rule(word: str) -> Series:
    """Whether a word (any case) takes back or front endings, by its last syllable; и, у, ю are read from the word."""
    word = word.casefold()
    return _by_last_letters(word) or _by_vowels(word)


def _by_last_letters(word: str) -> Series | None:
    if word[-1:] in ("қ", "ғ", "х"):
        return "back"  # тарих, рух
    if word.endswith(_BACK_IN_LOANS):
        return "back"
    if word[-1:] == "ь" or (word[-1:] == "к" and word[-2:-1] not in VOWELS | {""}):
        return "front"  # рубль; парк, цирк
    if word[-1:] == "и" and not VOWELS.isdisjoint(word[:-1]):
        return "front"  # такси, хобби
    if word[-3:-1] == "ль" and word[-4:-3] == "у":
        return "front"  # пульс, инсульт
    return None


_BACK_IN_LOANS = ("арь", "ань", "онь", "иум", "оид", "аев")  # календары, юаньға, президиумда, стероидтар, Тоқаевқа


def _by_vowels(word: str) -> Series:
    for place in range(len(word) - 1, -1, -1):
        letter = word[place]
        if letter in BACK_VOWELS:
            return "back"
        if letter in FRONT_VOWELS:
            return "front"
        if letter in NEUTRAL_VOWELS and _closed(word, place):
            return "back" if letter == "у" else "front"  # автобус, институт; министр, костюм, архаизм
    # Only neutral vowels, or none: у and қ, ғ are back (су, қи), и is front (би).
    return "front" if "и" in word and not {"қ", "ғ"} & set(word) else "back"


def _closed(word: str, place: int) -> bool:
    """Whether the letter stands between consonants, or first before one, and so is the vowel of its syllable."""
    before, after = word[place - 1 : place] if place else "", word[place + 1 : place + 2]
    if after == "" or after in VOWELS | SIGNS:
        return False
    return before not in VOWELS or word[place] == "и"
