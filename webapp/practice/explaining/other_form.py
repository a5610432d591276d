"""Another form of the right word: another case, possessor, number, person or tense, or denied where it is not."""

from webapp.i18n import gettext
from webapp.kazakh.diagnosis.word_mistakes import WordMistake
from webapp.kazakh.grammar.features import Bundle, read
from webapp.kazakh.grammar.forms import Segment
from webapp.kazakh.grammar.suffixes import FAMILIES
from webapp.marking import _m
from webapp.practice.explaining.meanings import listed, quoted, says, says_something
from webapp.practice.explaining.told import Told, piece_at_fault

_OTHER = _m("%(given)s says %(said)s; here it is %(asked)s: %(expected)s.")
_LACKING = _m("Here it is %(asked)s: %(expected)s, not %(given)s.")
_TOO_MUCH = _m("%(given)s says %(said)s; here the word stands without that: %(expected)s.")
_ELSE = _m("The right word in another form: %(expected)s, not %(given)s.")
_NOT = {
    True: _m("Here it is said with “not”: %(expected)s, not %(given)s."),
    False: _m("%(given)s says “not”; here there is no “not”: %(expected)s."),
}
_NOT_CHILD = _m("Here it is the other way round: %(expected)s, not %(given)s.")
_ENDING = _m("The word is right, its ending should be different: %(right)s, not %(wrong)s.")
_ENDING_CHILD = _m("The beginning is right, the end should be different: %(expected)s, not %(given)s.")


def another_form(told: Told, mistake: WordMistake) -> str:
    """What the given form says and what was asked; for who reads terms, the name of the right ending and its shapes."""
    if not mistake.given_features:
        return _another_ending(told, mistake)
    wanted, found = read(mistake.features), read(mistake.given_features)
    asked, said = _value(wanted, mistake.kind), _value(found, mistake.kind)
    return _and_listed(told, mistake, asked, _sentence(told, mistake.kind, asked, said))


def _sentence(told: Told, kind: str, asked: str, said: str) -> str:
    if kind == "polarity":
        sentence = _NOT_CHILD if told.child else _NOT[asked == "NEG"]
        return gettext(sentence, **told.pair)
    asked, said = asked if says_something(asked) else "", said if says_something(said) else ""
    if asked and said:
        return gettext(_OTHER, asked=quoted(asked), said=quoted(said), **told.pair)
    if asked:
        return gettext(_LACKING, asked=quoted(asked), **told.pair)
    return gettext(_TOO_MUCH, said=quoted(said), **told.pair) if said else gettext(_ELSE, **told.pair)


def _value(bundle: Bundle, kind: str) -> str:
    """The feature that a kind of mistake is about; '' where the form says nothing of it."""
    if kind == "polarity":
        return "NEG" if bundle.negative else ""
    if kind == "number":
        return "PL" if bundle.number == "PL" else ""
    if kind == "ending":
        return bundle.degree
    if kind == "case":
        return "" if bundle.case == "NOM" else bundle.case
    if kind == "person" and not bundle.verbal:
        return "" if bundle.person == "3" else bundle.person
    return {"possessor": bundle.possessor, "person": bundle.person, "tense": bundle.tense}[kind]


def _and_listed(told: Told, mistake: WordMistake, asked: str, sentence: str) -> str:
    """The sentence, and the shapes of the ending that was asked for."""
    piece = _asked_piece(mistake, asked)
    if told.child or piece is None or len(FAMILIES[piece.family].allomorphs) < 2:
        return sentence
    return f"{sentence} {listed(piece.family, asked, told.script)}"


def _asked_piece(mistake: WordMistake, asked: str) -> Segment | None:
    return next((piece for piece in mistake.form.segments if piece.family and asked and piece.feature == asked), None)


def _another_ending(told: Told, mistake: WordMistake) -> str:
    """The stem is right and what follows is no form of the word."""
    piece = piece_at_fault(mistake)
    if told.child or piece is None or not mistake.given_piece:
        return gettext(_ENDING_CHILD, **told.pair)
    ending = "".join(segment.text for segment in mistake.form.segments[mistake.place :])
    sentence = gettext(
        _ENDING, right=told.shown(ending, hyphen=True), wrong=told.shown(mistake.given_piece, hyphen=True)
    )
    if not piece.family or not says_something(piece.feature) or ending != piece.text:
        return sentence
    return f"{sentence} {says(piece.family, piece.feature, told.script)}"
