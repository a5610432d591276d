"""Verb inflection: the stem with its voice and negation, then tense and person, or a verbal noun, participle, converb."""

from collections.abc import Callable

from webapp.kazakh.grammar import periphrases, tenses, verbals
from webapp.kazakh.grammar.features import Bundle, UnknownFeatures
from webapp.kazakh.grammar.forms import Form, add
from webapp.kazakh.grammar.nouns import asked, decline
from webapp.kazakh.grammar.stems import Stem
from webapp.kazakh.grammar.verbals import Verb
from webapp.kazakh.grammar.voice import with_voice

_FINITE = {**tenses.TENSES, **periphrases.TENSES}
_CONVERBS: dict[str, Callable[[Verb], Form]] = {
    "CVB;PFV": verbals.perfective,
    "CVB;IPFV": verbals.imperfective,
    "CVB;LIM": lambda verb: verb("CVB;LIM"),
    "CVB;PURP": lambda verb: verb("CVB;PURP"),
}
_NOMINAL: dict[str, Callable[[Verb], Form]] = {
    "MSDR": verbals.verbal_noun,
    "PTCP;PST": verbals.past,
    "PTCP;FUT": verbals.aorist,
    "PTCP;HAB": verbals.habitual,
    "PTCP;DES": verbals.wished,
    "AGT": verbals.agent,
}


def conjugated(stem: Stem, bundle: Bundle) -> tuple[Form, ...]:
    """The forms of a verb stem for a bundle, the usual one first.

    Raises UnknownFeatures for what Kazakh has no form for.
    """
    found = _forms(Verb(with_voice(stem, bundle.voices), bundle.negative), bundle)
    if bundle.polite:
        found = tuple(add(form, "POL") for form in found)
    return tuple(asked(shape) for form in found for shape in _before_question(form)) if bundle.question else found


def _before_question(form: Form) -> tuple[Form, ...]:
    """The third person of the present loses its ending before ма: бара ма; барады ма is printed too."""
    *before, last = form.segments
    if last.family == "PRS;3" and before[-1].family == "PRS":
        return Form(tuple(before), form.series, "V"), form
    return (form,)


def _forms(verb: Verb, bundle: Bundle) -> tuple[Form, ...]:
    tense = bundle.tense
    if not tense:
        return (verb.form,)
    if tense in _FINITE:
        return _FINITE[tense](verb, bundle.person)
    if tense in _CONVERBS:
        return (_CONVERBS[tense](verb),)
    if tense in _NOMINAL:
        found = decline(_NOMINAL[tense](verb), bundle)
        return tuple(add(form, "REL") for form in found) if bundle.degree else found
    if tense == "PTCP;PROG":
        return tuple(found for base in periphrases.progressive_participles(verb) for found in decline(base, bundle))
    raise UnknownFeatures(f"no forms for {tense}")
