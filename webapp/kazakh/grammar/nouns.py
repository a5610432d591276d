"""Nominal inflection: number, possessor, case, then the personal ending of a predicate.

кітап-тар-ымыз-да; after a third-person possessor the case takes н: кітаб-ы-н-а. The plural possessors are written with
the plural ending: кітап-тар-ың is both 'your (many) book' and 'your books'.
"""

from webapp.kazakh.grammar.features import Bundle
from webapp.kazakh.grammar.forms import Form, add, add_word, begin
from webapp.kazakh.grammar.stems import stems

_PLURAL_POSSESSORS = {"PSS2P": "PSS2S", "PSS2PF": "PSS2SF", "PSS3P": "PSS3"}
_FIRST_AND_SECOND = ("PSS1S", "PSS2S")
_AFTER_THIRD = ("DAT", "ACC", "LOC", "ABL", "EQTV")


def decline(form: Form, bundle: Bundle) -> tuple[Form, ...]:
    """Number, possessor and case added to a form."""
    possessor = bundle.possessor
    if bundle.number == "PL" or possessor in _PLURAL_POSSESSORS:
        form = add(form, "PL")
    name = _PLURAL_POSSESSORS.get(possessor, possessor)
    if not name and bundle.number != "PL" and form.stem is not None and form.stem.possessed:
        if form.stem.owned:
            return (_cased(form, bundle.case, "PSS3"),)
        # отбасына, as after a possessor; отбасыға is printed too.
        return _cased(form, bundle.case, "PSS3"), _cased(form, bundle.case, "")
    if not name:
        return (_cased(form, bundle.case, ""),)
    owned = _cased(add(form, name, possessor), bundle.case, name)
    if name == "PSS3" and form.stem is not None and form.stem.possessed:
        return _cased(form, bundle.case, name), owned
    return (owned,)


def _cased(form: Form, case: str, possessor: str) -> Form:
    if case in ("", "NOM"):
        return form
    if possessor == "PSS3" and case in _AFTER_THIRD:
        return add(form, f"PSS3;{case}", case)
    if possessor in _FIRST_AND_SECOND and case == "DAT":
        return add(form, "PSS;DAT", case)
    return add(form, case)


def predicated(form: Form, bundle: Bundle) -> Form:
    """The form as a predicate: емес if it is denied, the personal ending, the question particle."""
    if bundle.negative:
        form = add_word(form, begin(NOT), "NEG")
    if bundle.person and bundle.person != "3":
        form = add(form, bundle.person)
    return asked(form) if bundle.question else form


def asked(form: Form) -> Form:
    """The form with the question particle, a word of its own in writing: студентсің бе."""
    particle = add(form, "Q").segments[-1]
    word = Form((particle,), form.series, "V")
    return add_word(form, word)


NOT = stems("емес", "PART", frozenset())[0]
