"""A word in its pieces, for showing: each with what it says, the piece at fault with what was given for it."""

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate, pairwise, zip_longest

from webapp.kazakh.diagnosis.word_mistakes import WordMistake
from webapp.kazakh.grammar.features import UnknownFeatures
from webapp.kazakh.grammar.forms import Form
from webapp.kazakh.grammar.inflection import inflect
from webapp.kazakh.reading.analysis import Reading, analyse
from webapp.kazakh.reading.lexicon import INFLECTED, Lexicon
from webapp.kazakh.writing.scripts import Script, in_script, script_of
from webapp.practice.grading import Grade

SHAPES = frozenset({"harmony", "assimilation", "voicing", "elision"})
CELLS = frozenset({"polarity", "tense", "person", "number", "possessor", "case", "ending"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece as shown. `text` is '' for one that was given and does not belong; `fault` marks the one that is wrong.

    `given` is what was given for it, with its own feature where that is another one. `family`: of a right word's endings.
    """

    text: str
    feature: str
    fault: bool = False
    given: str = ""
    given_feature: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True)
class Apart:
    """The whole word and its pieces, in the script of the answer. `alone`: the word is all of the right answer."""

    word: str
    pieces: tuple[Piece, ...]
    alone: bool = False


def apart(grade: Grade, lexicon: Lexicon, names: frozenset[str] = frozenset()) -> Apart | None:
    """The right word of a mistake that lies within a word, or None.

    Only words that `lexicon` has are taken apart, and `names` (lower case): a guessed word would be cut in wrong places.
    """
    mistake = grade.mistake
    if mistake is None or not (mistake.lemma in lexicon or mistake.lemma.casefold() in names):
        return None
    pieces = _pieces(mistake, grade)
    if len(pieces) < 2 or not pieces[0].text or not any(piece.fault for piece in pieces):
        return None
    if mistake.lemma in names:
        pieces = (replace(pieces[0], text=pieces[0].text.capitalize()), *pieces[1:])
    # Arabic letters change their shapes where they join, so an Arabic word cannot be cut; its pieces are Cyrillic.
    script: Script = "Latn" if script_of(grade.given) == "Latn" else "Cyrl"
    shown = tuple(_in_script(piece, script) for piece in pieces)
    word = "".join(piece.text for piece in shown)
    return Apart(word, shown, mistake.form.text.casefold() == grade.expected.casefold().strip(" .!?…"))


def _in_script(piece: Piece, script: Script) -> Piece:
    return replace(piece, text=in_script(piece.text, script), given=in_script(piece.given, script))


def _pieces(mistake: WordMistake, grade: Grade) -> tuple[Piece, ...]:
    if mistake.kind in SHAPES or (mistake.kind == "ending" and mistake.given_piece):
        return _one_wrong(mistake)
    if mistake.kind in CELLS and mistake.given_features:
        given, exact = _given_form(mistake, grade)
        return _beside(mistake.form, given, exact) if given else _one_wrong(mistake)
    return ()


def _one_wrong(mistake: WordMistake) -> tuple[Piece, ...]:
    return tuple(
        Piece(text, feature, True, mistake.given_piece) if place == mistake.place else Piece(text, feature)
        for place, (text, feature) in enumerate(_said(mistake.form))
    )


def _said(form: Form) -> list[tuple[str, str]]:
    """The text and feature of each piece; the converb within баратын says nothing by itself."""
    features = [segment.feature for segment in form.segments]
    within = [
        here == "CVB;IPFV" and next_one in ("PTCP;HAB", "PST;HAB") for here, next_one in pairwise([*features, ""])
    ]
    return [
        (segment.text, "" if silent else segment.feature) for segment, silent in zip(form.segments, within, strict=True)
    ]


def _given_form(mistake: WordMistake, grade: Grade) -> tuple[Form | None, bool]:
    """The form that was given instead, and whether it was given in its right shape."""
    try:
        forms = inflect(mistake.lemma, mistake.given_features)
    except UnknownFeatures:
        return None, False
    given = grade.given_word.casefold()
    exact = next((form for form in forms if given in _spelled(form)), None)
    return exact or next(iter(forms), None), exact is not None


def _spelled(form: Form) -> tuple[str, str]:
    return form.text.casefold(), in_script(form.text.casefold(), "Latn")


def _beside(right: Form, given: Form, exact: bool) -> tuple[Piece, ...]:
    """The pieces of the right form; where the given one has others, those stand beside them.

    What was given in a wrong shape is shown by what it says alone, not by letters that nobody typed.
    """
    found: list[Piece] = []
    ours, theirs = _said(right), _said(given)
    matcher = SequenceMatcher(
        None, [feature for _, feature in ours], [feature for _, feature in theirs], autojunk=False
    )
    for op, start, end, given_start, given_end in matcher.get_opcodes():
        if op == "equal":
            found.extend(Piece(*piece) for piece in ours[start:end])
            continue
        for (text, feature), (other, says) in zip_longest(
            ours[start:end], theirs[given_start:given_end], fillvalue=("", "")
        ):
            found.append(Piece(text, feature, True, other if exact else "", says))
    return tuple(found)


# A personal ending may look like a possessive one: біз оқушымыз, біздің оқушымыз. The pronoun beside it tells.
_PRONOUNS = {"мен": "1;SG", "сен": "2;SG", "сіз": "2;SG;FORM", "біз": "1;PL"}


@lru_cache(maxsize=2048)
def cut_apart(word: str, cut: int, lexicon: Lexicon, beside: tuple[str, ...] = ()) -> Apart | None:
    """A right word, read so that a piece begins `cut` letters in; None if it cannot be. `beside`: the words around it."""
    readings = [reading for reading in analyse(word, lexicon) if _begins_at(reading, cut)]
    persons = {_PRONOUNS[pronoun] for pronoun in beside if pronoun in _PRONOUNS}
    readings.sort(key=lambda reading: reading.form.segments[-1].feature not in persons)
    if not readings:
        return None
    return in_pieces(readings[0].form)


def _begins_at(reading: Reading, cut: int) -> bool:
    ends = accumulate(len(segment.text) for segment in reading.form.segments[:-1])
    return reading.pos in INFLECTED and cut in ends


def in_pieces(form: Form) -> Apart:
    """A right form in its pieces."""
    said = zip(_said(form), form.segments, strict=True)
    return Apart(form.text, tuple(Piece(*piece, family=segment.family) for piece, segment in said), True)
