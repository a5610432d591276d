"""One question of the drill: a word and the form wanted. Its right forms, the wrong ones to choose from, and grading."""

import random
from dataclasses import dataclass, replace
from functools import lru_cache

from webapp.courses.loading import Library
from webapp.courses.vocabulary import lexicon_of
from webapp.kazakh.diagnosis import diagnose
from webapp.kazakh.diagnosis.rivals import rivals
from webapp.kazakh.diagnosis.word_mistakes import WordMistake, word_mistake
from webapp.kazakh.grammar.features import UnknownFeatures
from webapp.kazakh.grammar.forms import Form
from webapp.kazakh.grammar.inflection import inflect
from webapp.kazakh.normalise import normalise, words
from webapp.kazakh.reading.lexicon import Lexicon
from webapp.kazakh.writing import scripts
from webapp.practice.drill_cells import CELLS, Cell
from webapp.practice.drill_words import DrillWord, words_of
from webapp.practice.grading import Grade, grade_text

# Stands where a lesson's id stands in runs and answers, and begins the ids of what is asked.
DRILL = "drill"
OFFERED = 4


@dataclass(frozen=True, slots=True)
class Question:
    """A word and a cell of it."""

    word: DrillWord
    cell: Cell

    @property
    def id(self) -> str:
        """Its name, for ever: drill/қала/N;SG;LOC."""
        return f"{DRILL}/{self.word.id}/{self.cell.features}"

    @property
    def forms(self) -> tuple[Form, ...]:
        """Every right form, the usual one first."""
        return inflect(self.word.word.lemma, self.cell.features, self.word.word.flags)

    @property
    def expected(self) -> str:
        """The form to show."""
        return self.forms[0].text


def questions_of(word: DrillWord) -> tuple[Question, ...]:
    """Every question about a word."""
    return tuple(Question(word, cell) for cell in word.cells)


def by_id(library: Library, exercise_id: str) -> Question | None:
    """The question of this name; None if its word has left the courses or it is no question of the drill."""
    room, _, rest = exercise_id.partition("/")
    word_id, _, features = rest.rpartition("/")
    word = words_of(library).get(word_id) if room == DRILL else None
    return Question(word, CELLS[features]) if word and features in CELLS else None


def options(question: Question, lexicon: Lexicon, attempt: int) -> tuple[str, ...]:
    """The right form and wrong ones, each of another kind of mistake as far as they go, in an order fixed for this attempt."""
    # The order of the screen, nothing secret.
    rng = random.Random(f"{question.id}#{attempt}")  # noqa: S311
    near, far = _other_forms(question)
    rng.shuffle(near)
    rng.shuffle(far)
    wrong = [*_misshapen(question, lexicon)[:2], *near, *far]
    right = {form.text for form in question.forms}
    unlike = [form for form in dict.fromkeys(wrong) if form not in right]
    offered = [question.expected, *unlike[: OFFERED - 1]]
    rng.shuffle(offered)
    return tuple(offered)


def _misshapen(question: Question, lexicon: Lexicon) -> list[str]:
    """The form in the other series, with its stem unchanged, with another first sound of the ending: the nearest of each."""
    form, lemma = question.forms[0], question.word.word.lemma
    stem = form.segments[0].text
    rest = form.text[len(stem) :]
    found: dict[str, str] = {}
    for rival in rivals(stem.casefold(), rest.casefold(), lexicon):
        found.setdefault(rival.kind, stem + rival.ending)
    if stem != lemma and rest:
        found["voicing"] = lemma + rest
    return [found[kind] for kind in ("harmony", "voicing", "assimilation") if kind in found]


def _other_forms(question: Question) -> tuple[list[str], list[str]]:
    """Other forms of the word: those of the same topic, and the rest."""
    others = [cell for cell in question.word.cells if cell != question.cell]
    topic = question.cell.topics[0]
    texts = [(topic in cell.topics, Question(question.word, cell).expected) for cell in others]
    return [text for near, text in texts if near], [text for near, text in texts if not near]


def grade(question: Question, given: str, lexicon: Lexicon) -> Grade:
    """As typed Kazakh is graded; the mistake is named by the very form that was asked for."""
    found = grade_text(given, tuple(form.text for form in question.forms), lexicon)
    if found.right:
        return found
    mistake = mistake_in(question, given, lexicon)
    if mistake is None:
        return found
    return replace(
        found,
        verdict=diagnose.verdict(mistake.kind),
        diagnosis=mistake.kind,
        expected=mistake.form.text,
        expected_word=mistake.form.text,
        given_word=given,
        mistake=mistake,
    )


@lru_cache(maxsize=8192)
def mistake_in(question: Question, given: str, lexicon: Lexicon) -> WordMistake | None:
    """What is wrong in a word given for this form; None for several words, another script, or no mistake."""
    tidy = normalise(given)
    typed = words(tidy)
    if len(typed) != 1 or scripts.script_of(tidy) != "Cyrl":
        return None
    try:
        return word_mistake(question.word.word, question.cell.features, typed[0], lexicon)
    except UnknownFeatures:
        return None


def graded(library: Library, question: Question, given: str) -> Grade:
    """Grade with the words of the courses."""
    return grade(question, given, lexicon_of(library))
