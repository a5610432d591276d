"""The right ending in a wrong shape: vowel harmony, and the first letter of an ending."""

from webapp.i18n import gettext
from webapp.kazakh.alphabet import BACK_VOWELS, FRONT_VOWELS, VOICELESS
from webapp.kazakh.diagnosis.word_mistakes import WordMistake
from webapp.kazakh.grammar.features import CASES, POSSESSORS
from webapp.kazakh.grammar.suffixes import FAMILIES, begins_with_vowel
from webapp.kazakh.phonology import final_sound
from webapp.marking import _m
from webapp.practice.explaining.meanings import quoted
from webapp.practice.explaining.told import Told, before_piece, right_form

_HARMONY = {
    "case": _m("Right case, wrong harmony: %(reason)s, so %(right)s, not %(wrong)s."),
    "ending": _m("Right ending, wrong harmony: %(reason)s, so %(right)s, not %(wrong)s."),
    "particle": _m("Right word, wrong harmony: %(reason)s, so %(right)s, not %(wrong)s."),
    "stem": _m("The vowels of the word itself do not change: %(expected)s, not %(given)s."),
    "unknown": _m("The vowels of an ending follow those of its word: %(expected)s, not %(given)s."),
    "child": _m("What comes after a word sounds like that word: %(word)s, so %(expected)s, not %(given)s."),
    "child-unknown": _m("The sounds of one word go together: %(expected)s, not %(given)s."),
}
_VOWELS = {
    ("back", "all"): _m("%(word)s has back vowels"),
    ("back", "one"): _m("%(word)s has a back vowel"),
    ("back", "last"): _m("the last vowel of %(word)s is back"),
    ("back", "none"): _m("%(word)s takes back endings"),
    ("front", "all"): _m("%(word)s has front vowels"),
    ("front", "one"): _m("%(word)s has a front vowel"),
    ("front", "last"): _m("the last vowel of %(word)s is front"),
    ("front", "none"): _m("%(word)s takes front endings"),
}
_ASSIMILATION = {
    "known": _m("%(reason)s, so %(right)s, not %(wrong)s."),
    "unknown": _m(
        "The right ending, but not its right shape: it follows the last sound before it, so %(expected)s, not %(given)s."
    ),
    "child": _m("What comes after a word changes with its last sound: %(word)s, so %(expected)s, not %(given)s."),
    "child-unknown": _m("The right end, only it sounds a little different here: %(expected)s, not %(given)s."),
}
_AFTER_OWNER = _m("After %(owner)s it is %(right)s, not %(wrong)s: %(expected)s.")
_ENDS_IN = {
    "vowel": _m("%(word)s ends in a vowel"),
    "consonant": _m("%(word)s ends in a consonant"),
    "voiceless": _m("%(word)s ends in a voiceless %(letter)s"),
    "heard": _m("%(word)s ends in %(letter)s, which sounds voiceless"),
    "letter": _m("%(word)s ends in %(letter)s"),
}
# The particles that follow the word before them, by the ending that takes the same shapes.
_PARTICLES = {"ма": "Q", "ме": "Q", "ба": "Q", "бе": "Q", "па": "Q", "пе": "Q", "да": "LOC", "де": "LOC", "та": "LOC",
              "те": "LOC", "мен": "INS", "бен": "INS", "пен": "INS"}  # fmt: skip


def harmony(told: Told, mistake: WordMistake) -> str:
    """The vowels of the word, and so the ending: 'қала has back vowels, so -да, not -де'."""
    if mistake.place == 0:
        sentence = _HARMONY["child-unknown" if told.child else "stem"]
        return gettext(sentence, **told.pair)
    word = before_piece(told, mistake)
    if not word:
        sentence = _HARMONY["child-unknown" if told.child else "unknown"]
        return gettext(sentence, **told.pair)
    piece = mistake.form.segments[mistake.place or 1]
    sort = "case" if piece.feature in CASES else "particle" if piece.feature == "PART" else "ending"
    sentence = _HARMONY["child" if told.child else sort]
    values = {"word": told.shown(word), "reason": _vowels(told, word, mistake.form.series)}
    return gettext(sentence, **values, **told.pair, **_pieces(told, mistake))


def _pieces(told: Told, mistake: WordMistake) -> dict[str, str]:
    piece = mistake.form.segments[mistake.place or 1]
    hyphen = piece.feature not in ("PART", "Q")
    return {"right": told.shown(piece.text, hyphen), "wrong": told.shown(mistake.given_piece, hyphen)}


def _vowels(told: Told, word: str, series: str) -> str:
    of_series = BACK_VOWELS if series == "back" else FRONT_VOWELS
    agree = [letter in of_series for letter in word.casefold() if letter in BACK_VOWELS | FRONT_VOWELS]
    if not agree or not agree[-1]:
        extent = "none"
    elif all(agree):
        extent = "all" if len(agree) > 1 else "one"
    else:
        extent = "last"
    return gettext(_VOWELS[series, extent], word=told.shown(word))


def assimilation(told: Told, mistake: WordMistake) -> str:
    """The sound the word ends in, and so the ending: 'студент ends in a voiceless т, so -пін, not -мін'."""
    word, place = before_piece(told, mistake), mistake.place or 1
    owner = mistake.form.segments[place - 1].feature
    family = mistake.form.segments[place].family or _PARTICLES.get(right_form(mistake), "")
    if family.startswith("PSS") and ";" in family and owner in POSSESSORS:
        return gettext(_AFTER_OWNER, owner=quoted(owner), **_pieces(told, mistake), **told.pair)
    if not word or not _by_rule(mistake, family, word):
        sentence = _ASSIMILATION["child-unknown" if told.child else "unknown"]
        return gettext(sentence, **told.pair)
    sentence = _ASSIMILATION["child" if told.child else "known"]
    values = {"word": told.shown(word), "reason": _ends_in(told, mistake, word)}
    return gettext(sentence, **values, **told.pair, **_pieces(told, mistake))


def _by_rule(mistake: WordMistake, family: str, word: str) -> bool:
    """Whether the last letter of the word gives the ending; it does not where letters have fused (оқ-и-ды)."""
    if not family or not word[-1].isalpha() or word[-2:].isupper():
        return False
    piece = mistake.form.segments[mistake.place or 1].text.strip()
    of_family = mistake.given_piece.strip() in FAMILIES[family].allomorphs
    return of_family and FAMILIES[family].after(final_sound(word), mistake.form.series) == piece


def _ends_in(told: Told, mistake: WordMistake, word: str) -> str:
    letter = word.casefold().rstrip("ьъ")[-1:]
    sound, piece = final_sound(word), mistake.form.segments[mistake.place or 1]
    linked = begins_with_vowel(piece.text.strip()) or begins_with_vowel(mistake.given_piece.strip())
    if sound == "V":
        how = "vowel"
    elif linked:
        how = "consonant"
    elif sound == "T":
        how = "voiceless" if letter in VOICELESS else "heard"
    else:
        how = "letter"
    return gettext(_ENDS_IN[how], word=told.shown(word), letter=told.shown(letter))
