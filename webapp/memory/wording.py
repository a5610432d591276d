"""What the pages of revision say: the name of a card, and which forms are weak, in plain words."""

from markupsafe import Markup

from webapp.courses import library, notation
from webapp.i18n import gettext
from webapp.marking import _m
from webapp.memory.cards import form_of, word_of
from webapp.memory.weak import WeakForm
from webapp.practice.drill_cells import CELLS
from webapp.practice.drill_wording import cue

_KAZAKH = Markup('<b lang="kk">{}</b>')
_ENDING = Markup('<b class="ending" lang="kk">-{}</b>')

# `form`: the question that the form answers, in Kazakh; `endings`: the endings mixed up.
_SAID = {
    "harmony": _m("In the form %(form)s you mix up the hard and the soft ending: %(endings)s."),
    "assimilation": _m(
        "In the form %(form)s the first letter of the ending goes wrong; it follows the last sound of the word: %(endings)s."
    ),
    "voicing": _m("In the form %(form)s the last letter of the word softens before the ending, and you leave it hard."),
    "elision": _m("In the form %(form)s some words lose a vowel, and you keep it."),
    "case": _m("Where %(form)s is asked, you take the ending of another question."),
    "possessor": _m("In the form %(form)s you mix up whose it is."),
    "number": _m("In the form %(form)s you mix up one and more than one."),
    "person": _m("In the form %(form)s you mix up who it is about."),
    "tense": _m("In the form %(form)s you mix up when it happens."),
    "polarity": _m("In the form %(form)s you mix up that it is so and that it is not so."),
}  # fmt: skip
_OTHERWISE = _m("The form %(form)s goes wrong often.")


def weak_said(weak: WeakForm) -> Markup:
    """One sentence on a weak form."""
    form = _KAZAKH.format(f"«{CELLS[weak.features].kk}»")
    endings = Markup(", ").join(_ENDING.format(ending) for ending in weak.endings)
    said = gettext(_SAID.get(weak.kind, _OTHERWISE))
    return Markup(said) % {"form": form, "endings": endings}  # noqa: S704 (catalogs are ours)


def weak_term(weak: WeakForm) -> Markup:
    """The name of a form in grammar, for those who want it."""
    return cue(CELLS[weak.features], False).term


def card_name(key: str) -> str:
    """A card in Kazakh: the word, or the question of the form."""
    word, form = word_of(key), form_of(key)
    if word is not None:
        found = library().words.get(word)
        return notation.shown(found.kk) if found else word
    return f"{CELLS[form[0]].kk} -{form[1]}" if form else key


GLOBALS = {"drill_cells": CELLS, "weak_said": weak_said, "weak_term": weak_term, "card_name": card_name}
