"""Free word order: which other orders of a sentence are as right as the one written, derived from its words.

Before a finite verb that stands last, whole phrases may change places; inside a phrase nothing moves. A word ends a
phrase when it is a personal pronoun, a noun in an oblique case or with a possessor, a plural, an adverb or a
postposition. What stands unmarked before the verb stays there (шай ішемін). A sentence without a finite verb, with a
conjunction or with a clause inside it (a participle, converb or verbal noun) is left as it is.
After Kazakh grammars on the order of clauses (сөйлемнің орын тәртібі).
"""

import re
from functools import lru_cache
from itertools import permutations

from webapp.kazakh.grammar.features import FINITE, UnknownFeatures, read
from webapp.kazakh.reading.analysis import Reading, analyse, guess
from webapp.kazakh.reading.lexicon import Lexicon, common

MOST_PHRASES = 5
_OBLIQUE = frozenset({"DAT", "ACC", "LOC", "ABL", "INS"})
_QUESTION = frozenset("ма ме ба бе па пе".split())  # noqa: SIM905
_JOINING = frozenset("және немесе мен бен пен әрі да де та те не ғана қана ғой ал бірақ".split())  # noqa: SIM905
_PERSONAL = frozenset("мен сен ол біз сіз сендер сіздер олар бәрі бәріміз кім ешкім біреу қашан қайда қайдан".split())  # noqa: SIM905
# These belong to what follows them, whatever else they are.
_ATTRIBUTES = frozenset(
    "бұл сол осы ана мына анау мынау бір қай қандай неше қанша не әр бар барлық жоқ көп аз біраз "  # noqa: SIM905
    "өте тым аса ең дәл сәл нақ тек біршама едәуір шамамен жалпы жалғыз".split()
)
# Second verbs, which leave the first in front of them.
_AUXILIARIES = frozenset("жатыр отыр тұр жүр жат ал бол кел кет бер қал көр жібер таста шық бар қой".split())  # noqa: SIM905
_LYING = re.compile(
    "(?:жатыр|отыр|тұр|жүр)(?:мын|сың|сыз|мыз|сыңдар|сыздар|мін|сің|сіз|міз|сіңдер|сіздер)?"
)  # оқып отырмын
_WISHED = re.compile("[ғқ]ы(?:м|ң|ңыз|сы|мыз|лары)|[гк]і(?:м|ң|ңіз|сі|міз|лері)")  # барғым (келеді)

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
    if verb is None or any(_binds(words, place, lexicon) for place in range(verb)):
        return [words]
    found: list[Words] = []
    current: list[str] = []
    for place in range(verb):
        if not current and found and any(reading.pos == "POST" for reading in _plainest(words[place], lexicon)):
            found[-1] = (*found[-1], words[place])
            continue
        current.append(words[place])
        if _closes(words, place, lexicon):
            found.append(tuple(current))
            current = []
    return [*found, (*current, *words[verb:])]


def _verb_place(words: Words, lexicon: Lexicon) -> int | None:
    """Where the verb's phrase begins: the finite verb, with a converb or noun that it helps before it.

    кеше келді is 'came yesterday', but кеше алды is 'could forgive'.
    """
    end = len(words) - 1
    while end > 0 and words[end] in _QUESTION:
        end -= 1
    if end > 0 and _LYING.fullmatch(words[end]):
        return end - 1 if _helped(words[end - 1], lexicon) else end
    if end < 0 or not any(_tense(reading) in FINITE for reading in _readings(words[end], lexicon)):
        return None
    helping = _AUXILIARIES.intersection(reading.lemma for reading in _readings(words[end], lexicon))
    adverb = end > 0 and "ал" not in helping and any(one.pos == "ADV" for one in analyse(words[end - 1], lexicon))
    return end - 1 if end and helping and not adverb and _helped(words[end - 1], lexicon) else end


def _helped(word: str, lexicon: Lexicon) -> bool:
    known = analyse(word, lexicon)
    if not known and _WISHED.search(word[-5:]):
        return True
    return any(_tense(reading) in ("CVB;PFV", "CVB;IPFV") for reading in known or _readings(word, lexicon))


def _binds(words: Words, place: int, lexicon: Lexicon) -> bool:
    """Whether a word joins what stands around it, or is the verb of a clause inside the sentence."""
    word = words[place]
    if word in _JOINING:
        # мен is 'and' after a noun, but 'I' at the beginning and after what is complete.
        return place > 0 and not (word == "мен" and _complete(words[place - 1], lexicon))
    plainest = _plainest(word, lexicon)
    verb = bool(plainest) and all(reading.pos == "V" for reading in plainest)
    return verb or any(_tense(reading) == "MSDR" for reading in _readings(word, lexicon))


def _complete(word: str, lexicon: Lexicon) -> bool:
    return all(reading.pos in ("ADV", "POST") or _case(reading) in _OBLIQUE for reading in _plainest(word, lexicon))


def _closes(words: Words, place: int, lexicon: Lexicon) -> bool:
    """Whether a phrase ends with this word, however it is read."""
    word = words[place]
    if word in _PERSONAL:
        return True
    if word in _ATTRIBUTES:
        return False
    readings = _plainest(word, lexicon)
    following = _plainest(words[place + 1], lexicon)
    owned = any("PSS3" in reading.features for reading in following)
    return bool(readings) and all(_ends_phrase(reading, owned) for reading in readings)


def _ends_phrase(reading: Reading, owned: bool) -> bool:
    """`owned`: the next word says whose it is (Абай көшесі, балалар бақшасы), and may belong to this one."""
    if reading.pos in ("ADV", "POST") or _case(reading) in _OBLIQUE:
        return True
    if _case(reading) != "NOM":
        return False
    bundle = read(reading.features)
    if bundle.person or bundle.degree:
        return False
    unowned = reading.pos == "PROPN" or (reading.pos == "N" and bundle.number == "PL")
    return bool(bundle.possessor) or (unowned and not owned)


def _case(reading: Reading) -> str:
    try:
        bundle = read(reading.features)
    except UnknownFeatures:
        return ""
    return "" if bundle.degree or bundle.verbal else bundle.case


def _tense(reading: Reading) -> str:
    return read(reading.features).tense if reading.pos == "V" else ""


def _plainest(word: str, lexicon: Lexicon) -> tuple[Reading, ...]:
    """The readings with the fewest pieces, no command among them: бүгін is 'today' before it is a form of a verb."""
    found = _readings(word, lexicon)
    readings = [reading for reading in found if reading.pos != "V" or _tense(reading) not in ("", "IMP")] or found
    fewest = min((len(reading.form.segments) for reading in readings), default=0)
    return tuple(reading for reading in readings if len(reading.form.segments) == fewest)


def _readings(word: str, lexicon: Lexicon) -> tuple[Reading, ...]:
    return analyse(word, lexicon) or guess(word)[:1]
