"""The mistake in one word: what was expected, as lemma and features, beside what was given."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, get_args

from webapp.kazakh.diagnosis.alignment import plain, shared
from webapp.kazakh.diagnosis.cells import CellKind, difference, neighbours, readings_as
from webapp.kazakh.diagnosis.misforms import Misform, gravest, misshapen, stem_shapes
from webapp.kazakh.diagnosis.slips import is_slip, with_kazakh_letters
from webapp.kazakh.grammar.features import CASES, Bundle, UnknownFeatures, read
from webapp.kazakh.grammar.forms import Form, begin
from webapp.kazakh.grammar.inflection import inflect
from webapp.kazakh.grammar.nouns import decline
from webapp.kazakh.grammar.pronouns import declines_itself
from webapp.kazakh.grammar.stems import stems
from webapp.kazakh.reading.analysis import Reading, analyse
from webapp.kazakh.reading.lexicon import Lexicon, Word, beginnings, common

WordKind = Literal[Misform, CellKind, "letters", "typo", "lexical"]
WORD_KINDS: tuple[WordKind, ...] = get_args(WordKind)


@dataclass(frozen=True, slots=True)
class WordMistake:
    """What is wrong in a word. `form`: the right form; `place`: the piece at fault, None if it is the whole word.

    `given_piece`: what was given for that piece; `given_features`: the features of the form that was given instead.
    """

    kind: WordKind
    lemma: str
    features: str
    form: Form
    place: int | None = None
    given_piece: str = ""
    given_features: str = ""


def word_mistake(word: Word, features: str, given: str, lexicon: Lexicon | None = None) -> WordMistake | None:
    """The mistake in `given` (lower case, Cyrillic) for a word with features; None when it is right.

    Tried in turn: Kazakh letters missing from the keyboard; another form of the same word; the right form misshapen;
    another form misshapen; a slip; else the ending or the whole word is another. Raises UnknownFeatures.
    """
    forms = inflect(word.lemma, features, word.flags)
    if any(form.text.casefold() == given for form in forms):
        return None
    found = [_against(word, features, form, given, lexicon or common()) for form in forms]
    # Of several right forms the one most like the given (педагогқа for педагогға, not педагогке), then the likeliest.
    return min(found, key=lambda mistake: (_unlike(mistake.form.text.casefold(), given), ORDER.index(mistake.kind)))


def _unlike(right: str, given: str) -> int:
    """How many letters two forms do not share at their beginnings and ends, Kazakh letters aside."""
    right, given = plain(right), plain(given)
    return max(len(right), len(given)) - sum(shared(given, right))


# Kinds of mistake, the likeliest first.
ORDER: tuple[WordKind, ...] = (
    "letters", "harmony", "assimilation", "voicing", "elision",
    "polarity", "tense", "person", "number", "possessor", "case", "typo", "ending", "lexical",
)  # fmt: skip


def _against(word: Word, features: str, form: Form, given: str, lexicon: Lexicon) -> WordMistake:
    right = form.text.casefold()
    blank = WordMistake("letters", word.lemma, features, form)
    typed = with_kazakh_letters(right, given)
    found = _another_cell(blank, word, given)
    if found or typed == right:
        return found or blank
    found = _misshapen(blank, form, given)
    if found:
        return found
    spellings = _spellings(form, given, typed)
    for spelling in spellings:
        found = _another_cell(blank, word, spelling) or _misshapen(blank, form, spelling)
        if found:
            return found
    return (
        _declined_as_noun(blank, word, given)
        or _another_cell_misshapen(blank, word, (given, *spellings))
        or _slip(blank, word, given, typed, lexicon)
    )


def _declined_as_noun(mistake: WordMistake, word: Word, given: str) -> WordMistake | None:
    """A pronoun given the endings of a noun: менге for маған is a wrong ending, менге for мені another case as well."""
    bundle = read(mistake.features)
    if bundle.verbal or bundle.person or not declines_itself(word.lemma):
        return None
    for case in CASES[1:]:
        (plain_form,) = decline(begin(stems(word.lemma)[0]), Bundle("N", case=case))
        if plain_form.text == given:
            other = replace(bundle, case=case)
            kind: CellKind = "ending" if case == bundle.case else "case"
            return replace(mistake, kind=kind, given_features="" if kind == "ending" else other.text())
    return None


def _spellings(form: Form, given: str, typed: str) -> tuple[str, ...]:
    """What was meant with a Russian keyboard: its Kazakh letters restored everywhere; in the stem alone; и for і."""
    cut = len(form.segments[0].text)
    in_stem = typed[:cut] + given[cut:]
    meant = (typed, in_stem, in_stem[:cut] + in_stem[cut:].replace("и", "і"))
    return tuple(spelling for spelling in dict.fromkeys(meant) if spelling != given)


def _another_cell(mistake: WordMistake, word: Word, given: str) -> WordMistake | None:
    """The mistake when `given` is a right form of the word with other features; another voice is another word."""
    bundle = read(mistake.features)
    found = [(difference(bundle, other), reading) for other, reading in _other_readings(word, given, bundle)]
    if not found:
        return None

    # кезеңдерін may be 'their stage', кезеңіміз 'we are his stage': a learner means the plainer of equally near readings.
    def nearness(pair: tuple[tuple[CellKind, ...], Reading]) -> tuple[int, bool, bool]:
        kinds, _ = pair
        return len(kinds), kinds[0] == "person" and not bundle.person, kinds[0] == "possessor"

    kinds, reading = min(found, key=nearness)
    return replace(mistake, kind=kinds[0], given_features=reading.features, place=_place(mistake.form, reading.form))


def _other_readings(word: Word, given: str, bundle: Bundle) -> Iterator[tuple[Bundle, Reading]]:
    for reading in readings_as(word, given):
        other = read(reading.features)
        if other != bundle and other.voices == bundle.voices:
            yield other, reading


def _place(expected: Form, given: Form) -> int | None:
    """The first piece in which two forms of a word differ; None if the given one only has more."""
    for place, (one, other) in enumerate(zip(expected.segments, given.segments, strict=False)):
        if place and one.text != other.text:
            return place
    return len(given.segments) if len(given.segments) < len(expected.segments) else None


def _misshapen(mistake: WordMistake, form: Form, given: str) -> WordMistake | None:
    wrong = misshapen(form, mistake.lemma, given)
    if not wrong:
        return None
    worst = gravest(wrong)
    return replace(mistake, kind=worst.kind, place=worst.place, given_piece=worst.given)


def _another_cell_misshapen(mistake: WordMistake, word: Word, spellings: Iterable[str]) -> WordMistake | None:
    # Every other form begins with some shape of the stem; most slips do not.
    lemma = word.lemma.casefold()
    stems = {mistake.form.segments[0].text.casefold(), *beginnings(word)}
    begun = (*stems, *(shape for stem in stems for shape in stem_shapes(stem, lemma)))
    spellings = [spelling for spelling in spellings if spelling.startswith(begun)]
    if not spellings:
        return None
    for bundle, kind in neighbours(read(mistake.features)):
        for form in _forms(word, bundle):
            if any(misshapen(form, word.lemma, spelling) for spelling in spellings):
                return replace(mistake, kind=kind, given_features=bundle.text(), place=_place(mistake.form, form))
    return None


def _forms(word: Word, bundle: Bundle) -> tuple[Form, ...]:
    try:
        return inflect(word.lemma, bundle.text(), word.flags)
    except UnknownFeatures:
        return ()


def _slip(mistake: WordMistake, word: Word, given: str, typed: str, lexicon: Lexicon) -> WordMistake:
    right = mistake.form.text.casefold()
    # Pronouns are short and near one another: олға for оған is no slip.
    if is_slip(right, typed, declines_itself(word.lemma)) and not _another_word(word, given, typed, lexicon):
        return replace(mistake, kind="typo")
    stem = mistake.form.segments[0].text.casefold()
    if len(mistake.form.segments) > 1 and typed.startswith(stem) and len(stem) > 1:
        return replace(mistake, kind="ending", place=1, given_piece=typed[len(stem) :])
    return replace(mistake, kind="lexical")


def _another_word(word: Word, given: str, typed: str, lexicon: Lexicon) -> bool:
    return any(reading.lemma != word.lemma for form in {given, typed} for reading in analyse(form, lexicon))
