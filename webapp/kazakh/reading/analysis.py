"""From a form back to its lemma and features: every reading that generating bears out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from webapp.kazakh.grammar.features import CASES, PERSONS, UnknownFeatures, read
from webapp.kazakh.grammar.forms import STEM, Form, Segment
from webapp.kazakh.grammar.inflection import inflect
from webapp.kazakh.grammar.pronouns import declines_itself
from webapp.kazakh.phonology import final_sound, series_by_rule
from webapp.kazakh.reading import tails
from webapp.kazakh.reading.lexicon import INFLECTED, Lexicon, Word, common

LONGEST = 60  # letters; nothing longer is a word


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a form. `known` is False when the lemma is guessed from the endings alone."""

    lemma: str
    features: str
    form: Form
    known: bool = True
    flags: frozenset[str] | None = None

    @property
    def word(self) -> Word:
        """The word that is read, with its flags."""
        return Word(self.lemma, self.pos, self.flags)

    @property
    def pos(self) -> str:
        """The part of speech."""
        return self.features.split(";")[0]


def analyse(form: str, lexicon: Lexicon | None = None) -> tuple[Reading, ...]:
    """Every reading of a written word (any case), the plainest first; () for a word that the lexicon does not know."""
    return _analyse(form.casefold(), lexicon or common())


@lru_cache(maxsize=16384)
def _analyse(form: str, lexicon: Lexicon) -> tuple[Reading, ...]:
    if not 0 < len(form) <= LONGEST:
        return ()
    found = {
        (reading.lemma, reading.features): reading
        for place in range(1, len(form) + 1)
        for word in lexicon.beginning(form[:place])
        for reading in readings_of(word, form, place)
    }
    if not found:
        return _read_aloud(form)
    return tuple(sorted(found.values(), key=lambda reading: len(reading.form.segments)))


_READ_ALOUD = re.compile(r"([0-9]+%?|[^\W\d_]{2,6})-([^\W\d_]+)")


def _read_aloud(form: str) -> tuple[Reading, ...]:
    """The readings of a number in digits or an abbreviation with its endings: 5-те, ақш-қа."""
    cut = _READ_ALOUD.fullmatch(form)
    if cut is None:
        return ()
    word = Word(cut[1], "NUM") if cut[1][0].isdigit() else Word(cut[1].upper(), "N")
    return tuple(readings_of(word, form, len(cut[1]) + 1))


def readings_of(word: Word, form: str, place: int) -> Iterator[Reading]:
    """The readings of a lower-case form as one word with its endings from `place` on."""
    if word.pos not in INFLECTED:
        if form == word.lemma.casefold():
            yield Reading(word.lemma, word.pos, uninflected(word.lemma))
        return
    own = word.pos not in ("V", "ADJ") and declines_itself(word.lemma)
    endings = () if own and word.lemma not in _OWNED else _possible(word.pos, form[place:])
    for features in (*(_OWN if own else ()), *endings):
        for made in _made(word, features):
            if made.text.casefold() == form:
                yield Reading(word.lemma, read(features).text(), made, flags=word.flags)


_OWNED = frozenset({"кім", "не"})  # кімі, несі
# A pronoun with case forms of its own has these and the personal endings, and no possessor: маған, кімсің.
_ADDRESSED = tuple(person for person in PERSONS if person != "3")
_OWN = (*(f"PRO;{case}" for case in CASES), *(f"PRO;NOM;{person}" for person in _ADDRESSED), "PRO;PRED")


def uninflected(word: str) -> Form:
    """A word that takes no endings, as a form."""
    return Form((Segment(word, STEM),), series_by_rule(word), final_sound(word))


_DEGREE_OF = {"CMPR": "ADJ", "ORD": "NUM"}


def _made(word: Word, features: str) -> tuple[Form, ...]:
    try:
        return inflect(word.lemma, features, word.flags)
    except UnknownFeatures:
        return ()


def _possible(pos: str, tail: str) -> Iterator[str]:
    """The features that a string of endings may stand for after a word of a part of speech."""
    if pos != "V":
        for features in tails.nominal().get(tail, ()):
            if _DEGREE_OF.get(features, pos) == pos:
                yield f"{pos};{features}"
        return
    if not tail:
        yield "V;IMP;2;SG"
    for features in tails.verbal().get(tail, ()):
        yield f"V;{features}"
    for place in range(1, min(len(tail), 4) + 1):
        for voice in tails.voices().get(tail[:place], ()):
            for features in tails.verbal().get(tail[place:], ()):
                yield f"V;{voice};{features}"


@lru_cache(maxsize=8192)
def guess(form: str) -> tuple[Reading, ...]:
    """Readings of a word that no lexicon has, as a noun or a verb, those with the longest endings first.

    Always one at least: the word as it stands, a noun in the nominative; () for what is no word.
    """
    form = form.casefold()
    if len(form) > LONGEST:
        return ()
    return tuple(
        Reading(reading.lemma, reading.features, reading.form, known=False)
        for place in range(2, len(form) + 1)
        for lemma in _stems_before(form[:place])
        for pos in ("N", "V")
        for reading in readings_of(Word(lemma, pos), form, place)
        if not reading.features.startswith(_RARE)
    )


_HARD = {"б": "п", "ғ": "қ", "г": "к"}
_RARE = (
    "V;PTCP;FUT",
    "V;CVB;IPFV",
    "V;AGT",
    "V;IMP;2;SG",
    "V;REC",
    "V;REF",
    "V;PASS",
    "V;CAUS",
)  # no guess begins with these


def _stems_before(letters: str) -> Iterator[str]:
    if _SYLLABIC.isdisjoint(letters):
        return
    yield letters
    if letters[-1] in _HARD:
        yield letters[:-1] + _HARD[letters[-1]]


_SYLLABIC = frozenset("аәеёиоөуұүыіэюя")
