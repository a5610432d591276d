"""The right stem in a wrong shape: a last sound that softens or does not, a letter that drops out."""

from webapp.i18n import gettext
from webapp.kazakh.diagnosis.word_mistakes import WordMistake
from webapp.kazakh.grammar.suffixes import begins_with_vowel
from webapp.kazakh.phonology import without_last_vowel
from webapp.marking import _m
from webapp.practice.explaining.told import Told

_VOICING = {
    "softens": _m("Before a vowel %(hard)s softens to %(soft)s: %(lemma)s, but %(expected)s, not %(given)s."),
    "to-u": _m("Before this ending %(hard)s becomes %(soft)s: %(lemma)s, but %(expected)s, not %(given)s."),
    "stays": _m("%(hard)s softens only before a vowel, and here it stays: %(expected)s, not %(given)s."),
    "stays-always": _m("In %(lemma)s the last sound does not soften: %(expected)s, not %(given)s."),
    "changes": _m("%(lemma)s changes before this ending: %(expected)s, not %(given)s."),
    "child": _m("%(hard)s turns into %(soft)s here: %(lemma)s, but %(expected)s, not %(given)s."),
    "child-stays": _m("The word is written so here: %(expected)s, not %(given)s."),
}
_ELISION = {
    "vowel": _m("%(lemma)s loses its %(letter)s before a vowel: %(expected)s, not %(given)s."),
    "letter": _m("%(lemma)s loses its last %(letter)s before an ending: %(expected)s, not %(given)s."),
    "child": _m("%(letter)s drops out here: %(lemma)s, but %(expected)s, not %(given)s."),
}


def voicing(told: Told, mistake: WordMistake) -> str:
    """What becomes of the last sound of the stem: 'before a vowel п softens to б: кітап, but кітабым'."""
    right, given, lemma = mistake.form.segments[0].text.casefold(), mistake.given_piece, mistake.lemma.casefold()
    values = {
        **told.pair,
        "lemma": told.shown(mistake.lemma),
        "hard": told.shown(lemma[-1:]),
        "soft": told.shown(right[-1:]),
    }
    if len(right) != len(lemma) or right[:-1] != lemma[:-1] or given[:-1] != right[:-1]:
        how = "child-stays" if told.child else "changes"
    elif right == lemma:
        vowel_follows = len(mistake.form.segments) > 1 and begins_with_vowel(mistake.form.segments[1].text.strip())
        how = "child-stays" if told.child else "stays-always" if vowel_follows else "stays"
    else:
        how = "child" if told.child else "to-u" if right.endswith("у") else "softens"
    return gettext(_VOICING[how], **values)


def elision(told: Told, mistake: WordMistake) -> str:
    """The letter that the stem loses: 'орын loses its ы before a vowel: орны, not орыны'."""
    right, lemma = mistake.form.segments[0].text.casefold(), mistake.lemma.casefold()
    if without_last_vowel(lemma) == right:
        letter, how = lemma[-2], "vowel"
    elif lemma[:-1] == right:
        letter, how = lemma[-1], "letter"
    else:
        letter, how = "", ""
    values = {**told.pair, "letter": told.shown(letter), "lemma": told.shown(mistake.lemma)}
    table, key = (_ELISION, how) if how else (_VOICING, "changes")
    if told.child:
        key = "child" if how else "child-stays"
    return gettext(table[key], **values)
