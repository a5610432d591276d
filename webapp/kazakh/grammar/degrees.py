"""Degrees of adjectives, ordinals and collectives of numerals, and what turns a noun into an attribute.

жақсы-рақ; ең жақсы; қып-қызыл; бес-інші, екеу; үйде-гі; менікі.
"""

from dataclasses import replace

from webapp.kazakh.grammar.features import Bundle, UnknownFeatures
from webapp.kazakh.grammar.forms import STEM, Form, Segment, add, add_text, add_word, begin
from webapp.kazakh.grammar.nouns import decline
from webapp.kazakh.grammar.pronouns import own_forms
from webapp.kazakh.grammar.stems import Stem, stems

_COLLECTIVES = {
    "бір": "біреу", "екі": "екеу", "үш": "үшеу", "төрт": "төртеу",
    "бес": "бесеу", "алты": "алтау", "жеті": "жетеу",
}  # fmt: skip
_BELONGING = {"мен": "мен|ікі", "сен": "сен|ікі", "ол": "о|ныкі", "сол": "со|ныкі", "бұл": "бұ|ныкі"}
_INTENSIVES = {"ақ": "аппақ", "көк": "көкпеңбек"}
_VOWELS_OF_INTENSIVES = 2  # the first syllable up to its vowel, then п


def bases(stem: Stem, bundle: Bundle) -> tuple[Form, ...]:
    """The stem with its degree, ready for case and person. Raises UnknownFeatures."""
    form = begin(stem)
    degree = bundle.degree
    if not degree:
        return (form,)
    if degree == "CMPR":
        return (add(form, "CMPR"),)
    if degree == "SPRL":
        return (add_word(begin(stems("ең", "ADV", frozenset())[0]), form),)
    if degree == "INTS":
        return (_intensive(stem),)
    if degree == "ORD":
        return (add_text(form, "сыншы", "ORD") if stem.word == "жиырма" else add(form, "ORD"),)
    if degree == "COLL":
        return (_collective(stem),)
    if degree == "PRED":
        return (_belonging(stem, bundle),)
    if bundle.case not in ("", "LOC"):
        raise UnknownFeatures("only the locative makes an attribute: үйдегі")
    owned = replace(bundle, degree="")
    return tuple(add(located, "REL") for located in own_forms(stem.word, owned) or decline(form, owned))


def _belonging(stem: Stem, bundle: Bundle) -> Form:
    """Whose it is, as a predicate: Асандікі, менікі."""
    if stem.word in _BELONGING:
        text, ending = _BELONGING[stem.word].split("|")
        return Form((Segment(text, STEM), Segment(ending, "PRED")), "front", "V")
    owned, *_ = decline(begin(stem), replace(bundle, degree="", case=""))
    return add(owned, "PRED")


def _intensive(stem: Stem) -> Form:
    if stem.word in _INTENSIVES:
        text = _INTENSIVES[stem.word]
        return Form((Segment(text, "INTS"),), stem.series, stem.sound)
    first = stem.word[:_VOWELS_OF_INTENSIVES]
    return Form((Segment(f"{first}п-", "INTS"), Segment(stem.word, STEM)), stem.series, stem.sound)


def _collective(stem: Stem) -> Form:
    word = _COLLECTIVES.get(stem.word)
    if word is None:
        raise UnknownFeatures("only the numbers one to seven have a collective")
    return begin(stems(word, "N", frozenset())[0])
