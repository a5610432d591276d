"""A verb ready for tense, and what stands between verb and noun: converbs, participles, the verbal noun."""

from webapp.kazakh.grammar.forms import Form, Segment, add

_KEPT = frozenset({"өб"})  # өп, өбіп


class Verb:
    """A verb stem, with voice and negation, to which endings are put: `verb("PST")`."""

    def __init__(self, form: Form, negative: bool = False) -> None:
        self.affirmed = form
        self.negative = negative
        self.form = add(form, "NEG") if negative else form

    def __call__(self, family: str, feature: str | None = None) -> Form:
        """The stem with an ending; `feature` names the piece."""
        return add(self.form, family, feature)


def renamed(form: Form, feature: str) -> Form:
    """The form with its last piece carrying another feature."""
    last = form.segments[-1]
    return Form((*form.segments[:-1], Segment(last.text, feature, last.family)), form.series, form.sound)


def imperfective(verb: Verb) -> Form:
    """The converb in -а, -е, -й: бара, сөйлей, оқи; бармай."""
    return verb("PRS", "CVB;IPFV")


def perfective(verb: Verb) -> Form:
    """The converb in -ып: барып, оқып; denied, бармай."""
    return verb("PRS", "CVB;PFV") if verb.negative else in_yp(verb, "CVB;PFV")


def in_yp(verb: Verb, feature: str) -> Form:
    """The stem with -ып, before which a last п becomes у: тап, тауып."""
    form = verb("CVB;PFV", feature)
    stem, ending = form.segments[-2:]
    if not stem.text.endswith("б") or stem.text in _KEPT:
        return form
    return Form((*form.segments[:-2], Segment(stem.text[:-1] + "у", stem.feature), ending), form.series, form.sound)


def verbal_noun(verb: Verb) -> Form:
    """бару, оқу, бармау."""
    return verb("MSDR")


def past(verb: Verb) -> Form:
    """барған."""
    return verb("PTCP;PST")


def aorist(verb: Verb) -> Form:
    """барар; denied, бармас."""
    return renamed(add(verb.form, "NEG;FUT"), "PTCP;FUT") if verb.negative else verb("FUT", "PTCP;FUT")


def habitual(verb: Verb) -> Form:
    """баратын."""
    return add(imperfective(verb), "PTCP;HAB")


def wished(verb: Verb) -> Form:
    """барғы, of which барғым келеді is made."""
    return verb("DES", "PTCP;DES")


def agent(verb: Verb) -> Form:
    """барушы, one who goes."""
    return add(verbal_noun(verb), "AGT")
