"""Back to Cyrillic from the Latin alphabet of 2021 and from Arabic.

Both write several Cyrillic letters alike (i: и, й; ى: ы, і), so what a word reads like is a rule, and what a rule
gets wrong is in `readings.tsv`: the longest stem that a word begins with is taken as it stands, rules read the rest.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from webapp.kazakh.writing.arabic import FRONT_IN_ARABIC, HAMZA, LETTERS, arabic_word, tidied
from webapp.kazakh.writing.latin import SHAPES, latin

# Half-way letters: Cyrillic, but Latin i for и and й, and a capital for a vowel of Arabic that is back or front.
_FROM_LATIN = str.maketrans("aäbvgğdejziıkqlmnñoöprsştuūüfhy", "аәбвгғдежзiікқлмнңоөпрсштуұүфхы")
_FROM_ARABIC = str.maketrans(
    {written: letter for letter, written in reversed(LETTERS.items()) if len(written) == 1}
    | {"ا": "A", "و": "O", "ۇ": "U", "ى": "Y", "ي": "i", "ە": "е"}
)
_SHCH = re.compile("шш(?!Y)")  # борщ, площадь; but пешші. Those with ы are stems: ащы
_BACK, _FRONT = str.maketrans("AOUY", "аоұы"), str.maketrans("AOUY", "әөүі")
_AMBIGUOUS = re.compile("[AOUY]")

# What harmony is read from: vowels before, the next vowel or қ, ғ after, and what only loans have.
_FRONT_VOWELS = frozenset("әеөүіэ")
_TELLING = _FRONT_VOWELS | frozenset("аоұыяё")
_COMING = re.compile("[AOUYеқғ]")
_BACK_BEFORE = {"A": ("A", "O", "қ", "ғ", ""), "O": ("A", "O", "қ", "ғ"), "U": ("қ", "ғ"), "Y": ("қ", "ғ")}
_LOAN = re.compile("[вфч]|^п|^[бгджзкпстф][рлвскптмн]")
_FRONT_LOAN = re.compile("[^аәеоөұүыіуиi][иi][^аәеоөұүыіуиiқғх]{2,}$")  # туризмді, активті
_TAIL = re.compile("(?:[مبپ]ەن|[دتن]ىكى)$")  # has a front letter after back words too: баламен, баланікі


def _stems() -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    lines = Path(__file__).with_name("readings.tsv").read_text(encoding="utf-8").splitlines()
    stems = [line for line in lines if not line.startswith("#")]
    by_arabic: dict[str, tuple[str, ...]] = {}
    for stem in stems:
        key = arabic_word(stem).lstrip(HAMZA)
        by_arabic[key] = (*by_arabic.get(key, ()), stem)
    return {latin(stem): stem for stem in stems}, by_arabic


_BY_LATIN, _BY_ARABIC = _stems()
_LONGEST = max(map(len, (*_BY_LATIN, *_BY_ARABIC)), default=0)

# What the half-way letters are: a sign, the letters before and after it, what is read.
_RULES = (
    ("штш", "щ"),
    ("^тш", "ч"),
    ("^тс|тс(?=i)", "ц"),
    ("(?:^|(?<=[аәеоөұүыіуиэяюёьлi]))iа", "я"),
    ("iу", "ю"),
    ("(?<=[аәеоөұүыіуиэяюёi])i", "й"),
    ("i", "и"),
)
_VOWELS = frozenset("аәеоөұүыіуi")
_RULE = re.compile("|".join(f"({pattern})" for pattern, _ in _RULES))


def _spelt(stem: str, rest: str) -> str:
    """A stem and half-way letters after it → Cyrillic."""
    start = len(stem)
    if stem.endswith("ь") and rest[:1] in _VOWELS:
        stem = stem[:-1]  # рубль, рублі; стиль, стилист
        start -= 1

    def read(found: re.Match[str]) -> str:
        return _RULES[(found.lastindex or 1) - 1][1] if found.start() >= start else found.group()

    return _RULE.sub(read, stem + rest)


_LATIN_LETTERS = "AÄBVGĞDEJZİIKQLMNÑOÖPRSŞTUŪÜFHY"
_SMALL = str.maketrans("Iİ", "ıi")
_LATIN_WORD = re.compile(r"[^\W\d_]+")
_IN_LATIN = re.compile(f"[{_LATIN_LETTERS}{_LATIN_LETTERS.translate(_SMALL).lower()}]+")
_ROMAN = re.compile("[IVX]{2,}")


def from_latin(text: str) -> str:
    """Cyrillic from the Latin alphabet of 2021, case kept. A word with another letter (w, x, c) stays, as XXI does."""
    text = unicodedata.normalize("NFC", text).replace("i\u0307", "i")  # what others' lower() makes of İ
    return _LATIN_WORD.sub(lambda found: _word_from_latin(found.group()), text)


@lru_cache(maxsize=16384)
def _word_from_latin(word: str) -> str:
    written = word.translate(SHAPES)
    if not _IN_LATIN.fullmatch(written) or _ROMAN.fullmatch(word):
        return word
    small = written.translate(_SMALL).lower()
    stem = next((small[:end] for end in range(min(len(small), _LONGEST), 0, -1) if small[:end] in _BY_LATIN), "")
    read = _spelt(_BY_LATIN.get(stem, ""), small[len(stem) :].translate(_FROM_LATIN))
    return read if small == written else _in_case_of(written, read)


def _in_case_of(written: str, read: str) -> str:
    """A word in small Cyrillic letters with the capitals of its Latin."""
    if len(written) > 1 and written.isupper() and latin(read) != latin(read[:1]):
        return read.upper()
    letters, place = [], 0
    for letter in read:
        letters.append(letter.upper() if latin(letter) and written[place].isupper() else letter)
        place += len(latin(letter))
    return "".join(letters)


_ARABIC_WORD = re.compile(f"[{HAMZA}{''.join(set(LETTERS.values()))}]+")
_STOPS = str.maketrans("،؛؟", ",;?")


def from_arabic(text: str) -> str:
    """Cyrillic from the Arabic alphabet, all in small letters; other shapes of its letters and of the hamza are read."""
    return _ARABIC_WORD.sub(lambda found: _word_from_arabic(found.group()), tidied(text)).translate(_STOPS)


@lru_cache(maxsize=16384)
def _word_from_arabic(word: str) -> str:
    """The first reading that is written like the word, hamza and all; if none is, the likeliest."""
    hamza, bare = HAMZA in word, word.replace(HAMZA, "")
    wanted = HAMZA + bare if hamza else bare
    readings = tuple(_readings(bare, hamza))
    return next((read for read in readings if arabic_word(read) == wanted), readings[0]) if bare else word


def _readings(bare: str, hamza: bool) -> Iterator[str]:
    """What a word without its hamza may be, the likeliest first."""
    for end in range(min(len(bare), _LONGEST), 0, -1):
        for stem in _BY_ARABIC.get(bare[:end], ()):
            yield _spelt(stem, _voiced(stem, _half(bare[end:])))
    root = _TAIL.sub("", bare)
    if hamza or not FRONT_IN_ARABIC.isdisjoint(root):
        yield from _front_readings(_half(bare), hamza)
    else:
        yield _spelt("", _half(root).translate(_BACK) + _half(bare[len(root) :]).translate(_FRONT))


def _front_readings(half: str, hamza: bool) -> Iterator[str]:
    """A word that may have front vowels: as harmony has it, with the first vowel front for certain, and all front."""
    yield _spelt("", _voiced("", half, hamza))
    first = _AMBIGUOUS.search(half)
    end = first.end() if first else 0
    begun = half[:end].translate(_FRONT)
    yield _spelt("", begun + _voiced(begun, half[end:], hamza))
    yield _spelt("", half.translate(_FRONT))


def _half(written: str) -> str:
    return _SHCH.sub("щ", written.translate(_FROM_ARABIC))


def _voiced(before: str, half: str, hamza: bool = False) -> str:
    """Half-way letters with their back and front vowels told apart, by what stands before and after."""
    done = before
    for place, letter in enumerate(half):
        if letter in "AOUY":
            letter = letter.translate(_FRONT if _is_front(letter, done, half[place + 1 :], hamza) else _BACK)
        done += letter
    return done[len(before) :]


def _is_front(vowel: str, before: str, after: str, hamza: bool) -> bool:
    """Whether an ambiguous vowel is front, in a word that may have front vowels."""
    if not {"қ", "ғ"}.isdisjoint(before[-1:] + after[:1]):
        return False
    if vowel == "Y" and (not {"к", "г"}.isdisjoint(before[-1:] + after[:1]) or _FRONT_LOAN.search(before)):
        return True
    last = next((letter for letter in reversed(before) if letter in _TELLING), "")
    if last:  # harmony; е begins loans as well, and ә and ө stand in first syllables
        return last in _FRONT_VOWELS and (vowel == "Y" or (vowel == "U" and last != "е"))
    coming = _COMING.search(after)
    following = coming.group() if coming else ""
    if vowel in "AO" and _LOAN.search(before + vowel + after):
        return False
    return (hamza and following not in ("қ", "ғ")) or following not in _BACK_BEFORE[vowel]


def cyrillic(text: str) -> str:
    """Cyrillic from Latin or Arabic, word by word; Cyrillic stays."""
    return from_arabic(from_latin(text))
