"""What the drill says, in the reader's language: the cue of a form, why it is asked, the headers of a word's table."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from webapp.i18n import gettext, language
from webapp.kazakh.grammar.forms import STEM, Form
from webapp.kazakh.grammar.inflection import inflect
from webapp.marking import _m
from webapp.practice.confusions import Confusion
from webapp.practice.drill_cells import CELLS, TOPICS, Cell
from webapp.practice.drill_questions import Question

TENSES = ("present", "past", "condition")
# "менің …", "мен күнде …" need no telling to who reads Kazakh.
_TOLD_BY_THEMSELVES = ("possessor", *TENSES)
COLUMNS = {"one": _l("one"), "several": _l("more than one"), "yes": _l("yes"), "no": _l("no")}
_TERM_AS_IN = _m("%(term)s, as in %(example)s")


@dataclass(frozen=True, slots=True)
class Cue:
    """Which form is wanted: in Kazakh, what that means ('' where the Kazakh says it to this reader), and its name in grammar."""

    kk: str
    meaning: str
    term: Markup


def cue(cell: Cell, person: bool, lemma: str = "") -> Cue:
    """The cue of a cell; `person`: of somebody. With a lemma, a tense is shown by another verb."""
    kk, meanings = cell.cue(person)
    told = (
        ""
        if cell.topics[0] in _TOLD_BY_THEMSELVES and language() == "kk"
        else " · ".join(gettext(meaning) for meaning in meanings)
    )
    return Cue(kk, told, _term(cell, lemma))


def _term(cell: Cell, lemma: str) -> Markup:
    term = gettext(cell.term)
    if not lemma or cell.topics[0] not in TENSES:
        return Markup("{}").format(term)
    example = Markup('<i lang="kk">{}</i>').format(_example(cell, lemma))
    return Markup(gettext(_TERM_AS_IN)) % {"term": term, "example": example}  # noqa: S704 (catalogs are ours)


def _example(cell: Cell, lemma: str) -> str:
    """Another verb in the same tense, in another person: it shows the tense and does not tell the answer."""
    features, _, person = cell.features.partition(f";{cell.bundle.tense};")
    other, pronoun = ("3", "ол") if person == "1;SG" else ("1;SG", "мен")
    verb = "кел" if lemma == "бар" else "бар"
    return f"{pronoun} {inflect(verb, f'{features};{cell.bundle.tense};{other}')[0].text}"


def asked(question: Question) -> str:
    """A question in short, in Kazakh: қала · неде? қайда?"""
    return f"{question.word.word.lemma} · {question.cell.cue(question.word.person)[0]}"


def topic_name(topic: str) -> str:
    """The name of a topic."""
    return gettext(TOPICS[topic])


_WHY = {
    "harmony": _m("More of this: endings in two vowel series, as -да and -де."),
    "assimilation": _m("More of this: endings whose first letter follows the last sound of the word."),
    "voicing": _m("More of this: words whose last letter softens before an ending."),
    "elision": _m("More of this: words that lose a vowel before an ending."),
    "polarity": _m("More of this: saying that it is not so."),
    "tense": _m("More of this: when it happens."),
    "person": _m("More of this: who it is about."),
    "number": _m("More of this: one and more than one."),
    "possessor": _m("More of this: whose it is."),
    "case": _m("More of this: the questions of things, as қайда? and қайдан?"),
}
_MIXED_UP = _m("More of this: you recently mixed up %(one)s and %(other)s.")


def why(confusion: Confusion | None, question: Question, child: bool) -> Markup | None:
    """One line on why this is asked, or None. A child is told of pairs mixed up, not of rules.

    Two endings are named where one of them is wanted now; elsewhere it is the rule that is practised.
    """
    if confusion is None:
        return None
    pair = [CELLS[name].cue(question.word.person)[0].removesuffix(" …") for name in confusion.cells]
    if any(piece.text in confusion.pieces for piece in question.forms[0].segments):
        pair = [f"-{piece}" for piece in confusion.pieces]
    if len(set(pair)) > 1:
        quoted = Markup('<b lang="kk">«{}»</b>') if pair[0].endswith("?") else Markup('<b lang="kk">{}</b>')
        one, other = (quoted.format(piece) for piece in pair)
        return Markup(gettext(_MIXED_UP)) % {"one": one, "other": other}  # noqa: S704 (catalogs are ours)
    sentence = None if child else _WHY.get(confusion.kind)
    return Markup("{}").format(gettext(sentence)) if sentence else None


def pieces(form: Form) -> Markup:
    """A form with each of its endings set off."""
    plain, ending = Markup("{}"), Markup('<b class="ending">{}</b>')
    parts = ((plain if piece.feature == STEM else ending).format(piece.text) for piece in form.segments if piece.text)
    return Markup("").join(parts)


def column_name(code: str) -> str:
    """The header of a column of a word's table."""
    return str(COLUMNS[code])


GLOBALS = {
    "drill_asked": asked,
    "drill_cue": cue,
    "drill_topic": topic_name,
    "drill_column": column_name,
    "drill_pieces": pieces,
}
