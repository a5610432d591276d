"""UniMorph features of Kazakh: reading them, and which of them go together.

`N;PL;PSS1S;LOC`, `V;NEG;PST;1;SG`. After Sylak-Glassman (2016), The composition and use of the UniMorph feature schema.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

NUMBERS = ("SG", "PL")
POSSESSORS = ("PSS1S", "PSS2S", "PSS2SF", "PSS3", "PSS1P", "PSS2P", "PSS2PF", "PSS3P")
CASES = ("NOM", "GEN", "DAT", "ACC", "LOC", "ABL", "INS", "EQTV")
PERSONS = ("1;SG", "2;SG", "2;SG;FORM", "3", "1;PL", "2;PL", "2;PL;FORM")
NOMINAL = ("N", "PROPN", "ADJ", "PRO", "NUM")
DEGREES = ("CMPR", "SPRL", "INTS", "ORD", "COLL", "REL", "PRED")
VOICES = ("PASS", "REFL", "RECP", "CAUS")
FINITE = (
    "PRS", "PST", "PRF", "PST;NFH", "PST;HAB", "FUT", "FUT;INTEN", "COND", "IMP", "OPT", "DES", "PROG", "POT", "OBLIG",
)  # fmt: skip
NONFINITE = (
    "MSDR", "PTCP;PST", "PTCP;FUT", "PTCP;HAB", "PTCP;PROG", "PTCP;DES", "AGT",
    "CVB;PFV", "CVB;IPFV", "CVB;LIM", "CVB;PURP",
)  # fmt: skip
REQUESTS = ("IMP", "OPT")
DECLINED = ("MSDR", "PTCP;PST", "PTCP;FUT", "PTCP;HAB", "PTCP;PROG", "PTCP;DES", "AGT")


class UnknownFeatures(ValueError):
    """Features that are not of Kazakh, or do not go together."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Features, read. `tense` is a finite tense or mood, or a nonfinite form; '' for what is absent."""

    pos: str
    number: str = ""
    possessor: str = ""
    case: str = ""
    degree: str = ""
    voices: tuple[str, ...] = ()
    tense: str = ""
    person: str = ""
    negative: bool = False
    polite: bool = False
    question: bool = False

    @property
    def verbal(self) -> bool:
        """Whether it is of a verb."""
        return self.pos == "V"

    def text(self) -> str:
        """The features as UniMorph writes them."""
        if self.verbal:
            denied = "NEG" if self.negative else ""
            parts = (*self.voices, denied, self.tense, self.degree, *self._nominal(), self.person)
        else:
            parts = (self.degree, *self._nominal(), "NEG" if self.negative else "", self.person)
        said = ("POL" if self.polite else "", "Q" if self.question else "")
        return ";".join(part for part in (self.pos, *parts, *said) if part)

    def _nominal(self) -> tuple[str, str, str]:
        return self.number, self.possessor, self.case


@lru_cache(maxsize=16384)
def read(features: str) -> Bundle:
    """Read features; orders other than the usual one are understood where they say the same.

    Raises UnknownFeatures, with what is not understood.
    """
    pos, *tokens = features.strip().split(";")
    if pos == "V":
        return _verb(tokens)
    if pos in NOMINAL:
        return _nominal(pos, tokens)
    raise UnknownFeatures(f"no part of speech {pos!r} is inflected; N, PROPN, ADJ, PRO, NUM or V is expected")


def _nominal(pos: str, tokens: list[str]) -> Bundle:
    described = tokens[:1] in (["1"], ["2"], ["3"])  # PRO;1;SG;DAT: the person is the word's own
    tokens, person = _person(tokens)
    if pos == "PRO" and person and described:
        person = ""
    bundle = Bundle(pos, person=person)
    for token in tokens:
        bundle = _with_nominal(bundle, token)
    if pos in ("N", "PROPN") and (bundle.case or bundle.possessor) and not bundle.number:
        bundle = replace(bundle, number="SG")
    if bundle.number and not bundle.case:
        bundle = replace(bundle, case="NOM")
    if pos == "PRO" and bundle.number == "SG":
        bundle = replace(bundle, number="")
    return bundle


def _with_nominal(bundle: Bundle, token: str) -> Bundle:
    if token in NUMBERS and not bundle.number:
        return replace(bundle, number=token)
    if token in POSSESSORS and not bundle.possessor:
        return replace(bundle, possessor=token)
    if token in CASES and not bundle.case:
        return replace(bundle, case=token)
    if token in DEGREES and not bundle.degree and (not bundle.verbal or token == "REL"):
        return replace(bundle, degree=token)
    if token == "NEG" and not bundle.negative:
        return replace(bundle, negative=True)
    if token == "POL" and bundle.tense in REQUESTS and not bundle.polite:
        return replace(bundle, polite=True)
    if token == "Q" and not bundle.question:
        return replace(bundle, question=True)
    raise UnknownFeatures(f"{token!r} is not understood here")


def _person(tokens: list[str]) -> tuple[list[str], str]:
    """The tokens before the person, what stands after it (a question), and the person."""
    place = next((place for place, token in enumerate(tokens) if token in ("1", "2", "3")), None)
    if place is None:
        return tokens, ""
    end = place + 1
    while end < len(tokens) and tokens[end] in ("SG", "PL", "FORM", "INFM"):
        end += 1
    told = [token for token in tokens[place:end] if token != "INFM"]
    person = "3" if told[0] == "3" and "FORM" not in told else ";".join(told)
    if person not in PERSONS:
        raise UnknownFeatures(f"no person {person!r}; one of {', '.join(PERSONS)} is expected")
    return [*tokens[:place], *tokens[end:]], person


def _verb(tokens: list[str]) -> Bundle:
    tokens, person = _person(tokens)
    tense, rest = _tense(tokens)
    bundle = Bundle("V", tense=tense, person=person)
    voices = []
    for token in rest:
        if token in VOICES:
            voices.append(token)
        elif token == "IND":
            continue
        else:
            bundle = _with_nominal(bundle, token)
    if bundle.number == "SG":
        bundle = replace(bundle, number="")
    if bundle.case == "NOM" and not bundle.possessor and not bundle.number:
        bundle = replace(bundle, case="")
    elif (bundle.possessor or bundle.number) and not bundle.case:
        bundle = replace(bundle, case="NOM")
    bundle = replace(bundle, voices=tuple(voices))
    _check(bundle)
    return bundle


def _tense(tokens: list[str]) -> tuple[str, list[str]]:
    """The longest tense or form that the tokens name, and the tokens left."""
    for name in sorted((*FINITE, *NONFINITE), key=len, reverse=True):
        parts = name.split(";")
        if all(part in tokens for part in parts):
            rest = list(tokens)
            for part in parts:
                rest.remove(part)
            return name, rest
    return "", list(tokens)


def _check(bundle: Bundle) -> None:
    declined = bundle.number or bundle.possessor or bundle.case
    if declined and bundle.tense not in DECLINED:
        raise UnknownFeatures("only verbal nouns and participles take number, possessor and case")
    if bundle.tense in FINITE and not bundle.person:
        raise UnknownFeatures("a person is expected")
    if bundle.person and bundle.tense not in FINITE:
        raise UnknownFeatures("a form without tense takes no person")
