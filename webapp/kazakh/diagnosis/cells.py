"""Two forms of one word: in which feature they differ, and so which mistake it is to give the one for the other."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from webapp.kazakh.grammar.features import CASES, DECLINED, PERSONS, POSSESSORS, Bundle
from webapp.kazakh.reading.analysis import Reading, readings_of
from webapp.kazakh.reading.lexicon import Word, beginnings

CellKind = Literal["polarity", "tense", "person", "number", "possessor", "case", "ending"]

# Which feature is named when several differ.
_NAMED: tuple[tuple[str, CellKind], ...] = (
    ("negative", "polarity"),
    ("tense", "tense"),
    ("degree", "ending"),
    ("person", "person"),
    ("number", "number"),
    ("possessor", "possessor"),
    ("case", "case"),
)
_TENSES = ("PRS", "PST", "PRF", "PST;NFH", "PST;HAB", "FUT", "FUT;INTEN", "COND", "IMP", "OPT")
_VERBALS = ("MSDR", "PTCP;PST", "PTCP;HAB", "CVB;PFV", "CVB;IPFV")


def difference(expected: Bundle, given: Bundle) -> tuple[CellKind, ...]:
    """The kinds of features in which two bundles differ, the one to name first; () if they do not."""
    return tuple(kind for field, kind in _NAMED if getattr(expected, field) != getattr(given, field))


def readings_as(word: Word, given: str) -> Iterator[Reading]:
    """The readings of a lower-case form as a form of this word."""
    for beginning in beginnings(word):
        if given.startswith(beginning):
            yield from readings_of(word, given, len(beginning))


def neighbours(bundle: Bundle) -> Iterator[tuple[Bundle, CellKind]]:
    """Every bundle that differs in one feature, with the kind of mistake that it is to give it instead."""
    if bundle.verbal:
        yield replace(bundle, negative=not bundle.negative), "polarity"
        yield from _other_tenses(bundle)
    if bundle.person:
        yield from ((replace(bundle, person=person), "person") for person in PERSONS if person != bundle.person)
    if not bundle.verbal or bundle.tense in DECLINED:
        yield from _other_nominals(bundle)


def _other_tenses(bundle: Bundle) -> Iterator[tuple[Bundle, CellKind]]:
    plain = replace(bundle, number="", possessor="", case="")
    if bundle.person:
        yield from ((replace(plain, tense=tense), "tense") for tense in _TENSES if tense != bundle.tense)
        plain = replace(plain, person="")
    else:
        yield from ((replace(plain, tense=tense, person="3"), "tense") for tense in ("PRS", "PST"))
    yield from ((replace(plain, tense=tense), "tense") for tense in _VERBALS if tense != bundle.tense)


def _other_nominals(bundle: Bundle) -> Iterator[tuple[Bundle, CellKind]]:
    if not bundle.case and not bundle.verbal:
        return
    singular = "" if bundle.verbal else "SG"
    yield replace(bundle, number="PL" if bundle.number != "PL" else singular, case=bundle.case or "NOM"), "number"
    for case in CASES:
        if case != (bundle.case or "NOM"):
            yield replace(bundle, case=case), "case"
    for possessor in ("", *POSSESSORS):
        if possessor != bundle.possessor:
            yield replace(bundle, possessor=possessor, case=bundle.case or "NOM"), "possessor"
