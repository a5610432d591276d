"""Tenses and moods of one word. Persons come in two series: full (бара-мын, барған-мын), short (барды-м, барса-м)."""

from collections.abc import Callable

from webapp.kazakh.grammar.forms import Form, Segment, add, add_word, begin
from webapp.kazakh.grammar.nouns import NOT
from webapp.kazakh.grammar.suffixes import FAMILIES
from webapp.kazakh.grammar.verbals import Verb, aorist, habitual, imperfective, in_yp, past, renamed


def full(form: Form, person: str) -> Form:
    """The form with a full personal ending; the third person has none."""
    return form if person == "3" else add(form, person)


def short(form: Form, person: str) -> Form:
    """The form with a short personal ending."""
    return form if person == "3" else add(form, f"M{person}", person)


def _with_third(form: Form, person: str) -> Form:
    return add(form, "PRS;3", "3") if person == "3" else add(form, person)


def present(verb: Verb, person: str) -> tuple[Form, ...]:
    """Present-future: барамын, барады."""
    return (_with_third(renamed(imperfective(verb), "PRS"), person),)


def _definite_past(verb: Verb, person: str) -> tuple[Form, ...]:
    return (short(verb("PST"), person),)


def _perfect(verb: Verb, person: str) -> tuple[Form, ...]:
    return (full(renamed(past(verb), "PRF"), person),)


def _evidential(verb: Verb, person: str) -> tuple[Form, ...]:
    base = verb("CVB;PFV", "PST;NFH") if verb.negative else in_yp(verb, "PST;NFH")
    return (_with_third(base, person),)


def _habitual_past(verb: Verb, person: str) -> tuple[Form, ...]:
    return (full(renamed(habitual(verb), "PST;HAB"), person),)


def _future(verb: Verb, person: str) -> tuple[Form, ...]:
    return (full(renamed(aorist(verb), "FUT"), person),)


def _intended(verb: Verb, person: str) -> tuple[Form, ...]:
    short_form = Verb(verb.affirmed)("INTEN", "FUT;INTEN")
    # бармақпын, and with -шы what is said every day: бармақшымын.
    both = (short_form, add(short_form, "AGT", "FUT;INTEN"))
    if verb.negative:
        return tuple(full(add_word(form, begin(NOT), "NEG"), person) for form in both)
    return tuple(full(form, person) for form in both)


def _conditional(verb: Verb, person: str) -> tuple[Form, ...]:
    return (short(verb("COND"), person),)


def _optative(verb: Verb, person: str) -> tuple[Form, ...]:
    return (full(verb("OPT"), person),)


def _imperative(verb: Verb, person: str) -> tuple[Form, ...]:
    if person == "2;SG":
        return (verb.form,)
    name = f"IMP;{person}"
    form = verb(name)
    if person in ("1;SG", "1;PL") and verb.form.text.endswith(("ы", "і")):
        # Print has both оқиын and оқыйын.
        ending = FAMILIES[name].after("V", verb.form.series)
        return form, Form((*verb.form.segments, Segment(ending, name, name)), form.series, form.sound)
    return (form,)


TENSES: dict[str, Callable[[Verb, str], tuple[Form, ...]]] = {
    "PRS": present,
    "PST": _definite_past,
    "PRF": _perfect,
    "PST;NFH": _evidential,
    "PST;HAB": _habitual_past,
    "FUT": _future,
    "FUT;INTEN": _intended,
    "COND": _conditional,
    "IMP": _imperative,
    "OPT": _optative,
}
