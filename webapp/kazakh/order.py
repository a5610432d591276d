"""Free word order: which other orders of a sentence are as right as the one written, derived from its words.

Before a finite verb that stands last, whole phrases may change places; inside a phrase nothing moves. A word ends a
phrase when it is a pronoun, a noun in an oblique case or with a possessor, a plural, an adverb or a postposition. What
stands unmarked before the verb stays there (шай ішемін), and a sentence without a finite verb is left as it is.
After Kazakh grammars on the order of clauses (сөйлемнің орын тәртібі).
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations

from webapp.kazakh.analysis import Reading, analyse, guess
from webapp.kazakh.features import FINITE, UnknownFeatures, read
from webapp.kazakh.lexicon import Lexicon, common

MOST_PHRASES = 5
_OBLIQUE = frozenset({"DAT", "ACC", "LOC", "ABL", "INS"})
_QUESTION = frozenset("ма ме ба бе па пе".split())  # noqa: SIM905
_JOINING = frozenset("және немесе мен бен пен әрі да де та те".split())  # noqa: SIM905
# These stand before what they belong to, whatever else they are.
_ATTRIBUTES = frozenset("бұл сол осы ана мына анау мынау бір қай қандай неше қанша не әр бар барлық жоқ".split())  # noqa: SIM905
# Second verbs, which leave the first in front of them.
_AUXILIARIES = frozenset("жатыр отыр тұр жүр жат ал бол кел кет бер қал көр жібер таста шық бар қой".split())  # noqa: SIM905

Words = tuple[str, ...]


def same_but_for_order(wanted: Words, found: Words, lexicon: Lexicon | None = None) -> bool:
    """Whether `found` has the words of `wanted` (both lower case) in another order that is as right."""
    if len(wanted) != len(found) or sorted(wanted) != sorted(found):
        return False
    return found in orders(wanted, lexicon or common())


@lru_cache(maxsize=2048)
def orders(words: Words, lexicon: Lexicon) -> frozenset[Words]:
    """Every right order of a clause (lower-case words), the one given among them."""
    parts = phrases(words, lexicon)
    if not 2 < len(parts) <= MOST_PHRASES:
        return frozenset({words})
    *moving, last = parts
    return frozenset(tuple(word for part in (*order, last) for word in part) for order in permutations(moving))


def phrases(words: Words, lexicon: Lexicon) -> list[Words]:
    """The clause cut into phrases, the verb's last; one phrase when nothing may move."""
    verb = _verb_place(words, lexicon)
    if verb is None or not _JOINING.isdisjoint(words[1:verb]):
        return [words]
    found: list[Words] = []
    current: list[str] = []
    for word in words[:verb]:
        current.append(word)
        if _closes(word, lexicon):
            found.append(tuple(current))
            current = []
    return [*found, (*current, *words[verb:])]


def _verb_place(words: Sequence[str], lexicon: Lexicon) -> int | None:
    """Where the verb's phrase begins: the finite verb, with a converb or noun that it helps before it."""
    end = len(words) - 1
    while end > 0 and words[end] in _QUESTION:
        end -= 1
    if not any(_finite(reading) for reading in _readings(words[end], lexicon)):
        return None
    helping = any(reading.lemma in _AUXILIARIES for reading in _readings(words[end], lexicon))
    if end and helping and any(_converb(reading) for reading in _readings(words[end - 1], lexicon)):
        return end - 1
    return end


def _closes(word: str, lexicon: Lexicon) -> bool:
    """Whether a phrase can only end with this word, however it is read."""
    if word in _ATTRIBUTES:
        return False
    readings = _readings(word, lexicon)
    return bool(readings) and all(_ends_phrase(reading) for reading in readings)


def _ends_phrase(reading: Reading) -> bool:
    pos = reading.pos
    if pos in ("ADV", "POST"):
        return True
    if pos not in ("PRO", "N", "PROPN"):
        return False
    try:
        bundle = read(reading.features)
    except UnknownFeatures:
        return False
    if bundle.case in _OBLIQUE and not bundle.degree:
        return True
    return (
        bundle.case == "NOM" and not bundle.person and (pos != "N" or bool(bundle.possessor) or bundle.number == "PL")
    )


def _finite(reading: Reading) -> bool:
    return reading.pos == "V" and read(reading.features).tense in FINITE


def _converb(reading: Reading) -> bool:
    return reading.pos == "V" and read(reading.features).tense in ("CVB;PFV", "CVB;IPFV", "DES")


def _readings(word: str, lexicon: Lexicon) -> tuple[Reading, ...]:
    return analyse(word, lexicon) or guess(word)[:1]
