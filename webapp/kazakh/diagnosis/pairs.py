"""One expected word beside the given one, neither analysed yet: which mistake it is."""

from functools import lru_cache

from webapp.kazakh.diagnosis.cells import difference
from webapp.kazakh.diagnosis.misforms import GRAVITY, shape_kinds
from webapp.kazakh.diagnosis.slips import is_slip, with_kazakh_letters
from webapp.kazakh.diagnosis.word_mistakes import ORDER, WordKind, WordMistake, word_mistake
from webapp.kazakh.grammar.features import UnknownFeatures, read
from webapp.kazakh.grammar.forms import Form, Segment
from webapp.kazakh.grammar.inflection import inflect
from webapp.kazakh.reading.analysis import LONGEST, Reading, analyse, guess, uninflected
from webapp.kazakh.reading.lexicon import INFLECTED, Lexicon

_MOST_READINGS = 6
# Particles that are written apart and still follow the word before them.
_PARTICLES = ("ма ме ба бе па пе", "да де та те", "мен бен пен", "шы ші", "ғой қой")
_FAMILY_OF = {word: family.split() for family in _PARTICLES for word in family.split()}


@lru_cache(maxsize=16384)
def pair_mistake(expected: str, given: str, lexicon: Lexicon) -> WordMistake | None:
    """The mistake that makes `expected` into a different word `given`; both lower case, in Cyrillic.

    None when `given` is the same form spelt in another right way (аузы, ауызы).
    Every reading of the expected word is tried, and the likeliest mistake is taken. A word that `lexicon` does not
    know is read by its endings alone.
    """
    if max(len(expected), len(given)) > LONGEST:
        return whole("lexical", expected)
    particle = _particle(expected, given)
    if particle:
        return particle
    readings = analyse(expected, lexicon)[:_MOST_READINGS] or guess(expected)[:_MOST_READINGS]
    inflected = [reading for reading in readings if reading.pos in INFLECTED]
    if any(reading.known and _spelt_otherwise(reading, given) for reading in inflected):
        return None
    found = [mistake for reading in inflected if (mistake := _as_read(reading, given, lexicon))]
    return min(found, key=_likelihood) if found else _plain(expected, given, lexicon)


def _spelt_otherwise(reading: Reading, given: str) -> bool:
    forms = inflect(reading.lemma, reading.features, reading.flags)
    return any(form.text.casefold() == given for form in forms)


def _likelihood(mistake: WordMistake) -> tuple[bool, bool, int]:
    """оқушымын for оқушымыз is one person for another, not a person where a possessor was: fewer features differ.

    үстелдің is of the table before it is a passive of үсте.
    """
    wanted, given = read(mistake.features), mistake.given_features
    several = len(difference(wanted, read(given))) > 1 if given else False
    return several, bool(wanted.voices), ORDER.index(mistake.kind)


def _as_read(reading: Reading, given: str, lexicon: Lexicon) -> WordMistake | None:
    try:
        return word_mistake(reading.word, reading.features, given, lexicon)
    except UnknownFeatures:
        return None


def _plain(expected: str, given: str, lexicon: Lexicon) -> WordMistake:
    typed = with_kazakh_letters(expected, given)
    if typed == expected:
        return whole("letters", expected)
    slipped = is_slip(expected, typed) and not (analyse(given, lexicon) or analyse(typed, lexicon))
    return whole("typo" if slipped else "lexical", expected)


def _particle(expected: str, given: str) -> WordMistake | None:
    family = _FAMILY_OF.get(expected, ())
    typed = given if given in family else with_kazakh_letters(expected, given)
    if typed not in family or typed == expected:
        return None
    kinds = shape_kinds(expected, typed)
    worst = min(kinds, key=GRAVITY.index)
    mistake = whole(worst, expected)
    form = Form((Segment("", "stem"), Segment(expected, "PART")), mistake.form.series, mistake.form.sound)
    return WordMistake(worst, expected, "PART", form, 1, typed)


def whole(kind: WordKind, expected: str) -> WordMistake:
    """A mistake that is in no one piece of the word."""
    return WordMistake(kind, expected, "", uninflected(expected))
