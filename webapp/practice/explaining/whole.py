"""Mistakes that are in no one piece: letters of another keyboard, a slip, another word, the order, the script."""

from webapp.i18n import gettext
from webapp.kazakh.alphabet import KAZAKH_ONLY
from webapp.kazakh.writing.scripts import script_of
from webapp.marking import _m
from webapp.practice.explaining.told import Told
from webapp.practice.grading import SEAM

_LETTERS = {
    0: _m("A neighbouring letter of the keyboard: %(expected)s, not %(given)s."),
    1: _m("With the Kazakh letter %(letters)s: %(expected)s, not %(given)s."),
    2: _m("With the Kazakh letters %(letters)s: %(expected)s, not %(given)s."),
}
_SLIP = _m("One letter slipped: %(expected)s, not %(given)s.")
_SPACE = _m("Only a space or a hyphen is different: %(expected)s, not %(given)s.")
_APART = {
    True: _m("Written as one word it is an ending; here it is a word of its own: %(expected)s, not %(given)s."),
    False: _m("Written as one word, because it is an ending: %(expected)s, not %(given)s."),
}
_APART_CHILD = _m("Mind where there is a space: %(expected)s, not %(given)s.")
_ORDER = _m("All the words are right, only the order is different: %(expected)s stands before %(given)s.")
_ORDER_ONLY = _m("All the words are right, only the order is different.")
_ORDER_OF_PIECES = _m("All the pieces are right, only the order is different: %(right)s.")
_MISSING = _m("A word is missing: %(expected)s.")
_EXTRA = _m("There is a word too many: %(given)s.")
_LEXICAL = _m("Another word is needed here: %(expected)s, not %(given)s.")
_ENDING = _m("The word is right, the ending should be different: %(expected)s, not %(given)s.")
_LATIN = _m("In the Latin alphabet of 2021 it is %(expected)s, not %(given)s.")
_OTHER_SCRIPT = _m("Please answer in Kazakh letters (Cyrillic, Latin or Arabic): %(expected)s.")


def letters(told: Told) -> str:
    """Which Kazakh letters were typed as their neighbours."""
    found = _kazakh_letters(told.right, told.given)
    marked = ", ".join(f"*{letter}*" for letter in found)
    return gettext(_LETTERS[min(len(found), 2)], letters=marked, **told.pair)


def _kazakh_letters(right: str, given: str) -> tuple[str, ...]:
    """The letters beyond the Russian or the plain Latin alphabet that stand where the given word has others."""
    if len(right) != len(given):
        return ()
    pairs = zip(right.casefold(), given.casefold(), strict=True)
    latin = script_of(right) == "Latn"
    special = [one for one, other in pairs if one != other and (one in KAZAKH_ONLY or (latin and not one.isascii()))]
    return tuple(dict.fromkeys(special))


def typo(told: Told) -> str:
    """One letter, or only the spacing."""
    same = _closed_up(told.right) == _closed_up(told.given)
    return gettext(_SPACE if same else _SLIP, **told.pair)


def _closed_up(text: str) -> str:
    return text.casefold().replace(" ", "").replace("-", "")


def ending(told: Told) -> str:
    """An ending where no piece is known: a particle joined to its word (менде for мен де), or the other way round."""
    if _closed_up(told.right) != _closed_up(told.given):
        return gettext(_ENDING, **told.pair)
    sentence = _APART_CHILD if told.child else _APART[told.right.count(" ") > told.given.count(" ")]
    return gettext(sentence, **told.pair)


def order(told: Told) -> str:
    """Which word comes first; of a word in pieces, all of them in order."""
    if SEAM in told.grade.expected_word:
        return gettext(_ORDER_OF_PIECES, right=f"*{told.grade.expected_word.replace(SEAM, '-')}*")
    return gettext(_ORDER if told.grade.expected_word and told.right != told.given else _ORDER_ONLY, **told.pair)


def missing(told: Told) -> str:
    """The word that is not there."""
    return gettext(_MISSING, **told.pair)


def extra(told: Told) -> str:
    """The word too many."""
    return gettext(_EXTRA, **told.pair)


def lexical(told: Told) -> str:
    """The word that is needed; '' where something was chosen and no word is named."""
    return gettext(_LEXICAL, **told.pair) if told.grade.expected_word else ""


def script(told: Told) -> str:
    """Letters that are not of the alphabet, or an answer in letters that Kazakh does not use."""
    latin = script_of(told.given) == "Latn" and script_of(told.right) == "Latn"
    return gettext(_LATIN if latin else _OTHER_SCRIPT, **told.pair)
