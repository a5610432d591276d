"""Why an answer was not right, in one or two sentences with the pair of forms."""

from webapp.i18n import gettext
from webapp.marking import _m
from webapp.practice.grading import Grade

SENTENCES = {
    "letters": _m("Typed with a neighbouring letter: %(expected)s is written with its Kazakh letter, not %(given)s."),
    "harmony": _m(
        "The right ending in the other vowel series: an ending follows the vowels of its word, so %(expected)s, not %(given)s."
    ),
    "assimilation": _m(
        "The right ending with another first letter: it follows the last sound of its word, so %(expected)s, not %(given)s."
    ),
    "voicing": _m("Before a vowel the last sound of the word softens: %(expected)s, not %(given)s."),
    "ending": _m("The word is right, the ending is another one: %(expected)s, not %(given)s."),
    "typo": _m("One letter slipped: %(expected)s, not %(given)s."),
    "order": _m("All the words are right, only their order is another."),
    "missing": _m("A word is missing: %(expected)s."),
    "extra": _m("There is a word too many: %(given)s."),
    "lexical": _m("Another word is needed here: %(expected)s, not %(given)s."),
}


def because(grade: Grade) -> str:
    """The sentence for a graded answer, or '' when there is nothing to say beyond the right form."""
    if grade.note:
        return grade.note
    sentence = SENTENCES.get(grade.diagnosis or "")
    if sentence is None or (grade.diagnosis == "lexical" and not grade.expected_word):
        return ""
    return gettext(sentence) % {
        "expected": grade.expected_word or grade.expected,
        "given": grade.given_word or grade.given,
    }
