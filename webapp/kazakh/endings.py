"""Where a word's endings begin, as far as its letters tell. Series and first sounds may be a learner's."""

import re
from collections.abc import Collection
from functools import lru_cache

from webapp.kazakh.alphabet import VOWELS
from webapp.kazakh.harmony import series
from webapp.kazakh.suffixes import FAMILIES

_IN_SERIES = {"а": "back", "ы": "back", "е": "front", "і": "front"}
_VOICED_STEM = str.maketrans("бғгв", "пқкп")  # кітаб- is кітап


def _any(*endings: str) -> str:
    return f"(?:{'|'.join(sorted(set(endings), key=len, reverse=True))})"


def _family(*names: str) -> str:
    return _any(*(form for name in names for form in FAMILIES[name].allomorphs))


_PERSON = _family("1;SG", "2;SG", "2;SG;FORM", "1;PL", "2;PL", "2;PL;FORM")
_CASE = _family("GEN", "ACC", "DAT", "LOC", "ABL", "INS", "PSS;DAT", "PSS3;DAT", "PSS3;ACC", "PSS3;LOC", "PSS3;ABL")
_POSSESSOR = _family("PSS1S", "PSS2S", "PSS2SF", "PSS3", "PSS1P")
_OF_PLACE, _OF_OWNER = "(?:н?[дт][ае](?:ғы|гі))", "(?:[ндт]ікі)"
_NOMINAL = f"{_family('PL')}?{_POSSESSOR}?(?:{_CASE}|{_OF_PLACE}|{_OF_OWNER})?{_PERSON}?"

_SHORT_PERSON = _any("м", "ң", "ңыз", "ңіз", "қ", "к", "ңдар", "ңдер", "ңыздар", "ңіздер")
_THIRD = _any("ды", "ді", "ты", "ті")
_PARTICIPLE = _any("ған", "ген", "қан", "кен")
_VERBAL = (
    f"{_any('ма', 'ме', 'ба', 'бе', 'па', 'пе')}?"
    f"(?:(?:[аей]|[ыі]?п)(?:{_PERSON}|{_THIRD})?|(?:[аеыі]?р|с){_PERSON}?|{_PARTICIPLE}{_NOMINAL}|у{_NOMINAL}"
    f"|(?:ды|ді|ты|ті|са|се){_SHORT_PERSON}?|[ае]?й[ыі](?:н|қ|к)|с[ыі]н|[ыі]?ң(?:[ыі]з)?(?:д[ае]р)?)?"
)
# The Latin alphabet has one letter for и and й, so they are not told apart here.
_ENDING = re.compile(f"{_NOMINAL}|{_VERBAL}".replace("й", "и"))


@lru_cache(maxsize=16384)
def is_ending(tail: str) -> bool:
    """Whether letters can be the endings of a noun or verb, one after another; no letters can."""
    return _ENDING.fullmatch(tail.replace("й", "и")) is not None


def is_stem(stem: str) -> bool:
    """Whether letters are enough to be a word before endings: two or more, with a vowel."""
    return len(stem) > 1 and not VOWELS.isdisjoint(stem)


def ending_start(word: str, lexicon: Collection[str] = ()) -> int:
    """The earliest place where the endings of a word may begin; its length if it can have none.

    A shorter stem that `lexicon` knows (its last sound voiced or not) settles it. Otherwise the letters do, and may see
    an ending where there is none; in a word that `lexicon` has whole, a single last letter is taken for no ending.
    """
    places = [place for place in range(2, len(word)) if is_ending(word[place:]) and _agree(word[:place], word[place:])]
    for place in places:
        if _known(word[:place], lexicon):
            return place
    if places and word in lexicon:
        places = [place for place in places if place < len(word) - 1]
    return places[0] if places else len(word)


def _agree(stem: str, tail: str) -> bool:
    """Whether parts of a right word can be stem and ending: of one series, and a lone consonant only after a vowel."""
    if not is_stem(stem) or (len(tail) == 1 and tail not in VOWELS and stem[-1] not in VOWELS):
        return False
    vowel = next((letter for letter in tail if letter in _IN_SERIES), "")
    return tail.endswith("ен") or not vowel or _IN_SERIES[vowel] == series(stem)


def _known(stem: str, lexicon: Collection[str]) -> bool:
    return stem in lexicon or stem[:-1] + stem[-1].translate(_VOICED_STEM) in lexicon
