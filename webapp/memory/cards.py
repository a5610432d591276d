"""What there is to remember, and which of it an answer tells of. Pure.

`word/<id>/recall`: from the meaning to the Kazakh; `word/<id>/recognise`: from the Kazakh to the meaning;
`form/<features>/<ending>`: a form with the shape its ending takes, as `form/N;SG;DAT/қа`: the shape says which vowel
series the stem has and how it ends. Keys are for ever, as the ids of exercises are. See docs/memory.md.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from webapp.courses import schema
from webapp.courses.cutting import cut_word
from webapp.courses.generation import Exercise, by_id, match_words
from webapp.courses.loading import Course, Library
from webapp.courses.pieces import practised_words
from webapp.courses.vocabulary import lexicon_of
from webapp.kazakh.grammar.features import UnknownFeatures
from webapp.kazakh.grammar.forms import Form
from webapp.kazakh.reading.analysis import Reading, analyse
from webapp.practice import drill_questions
from webapp.practice.drill_cells import CELLS, named
from webapp.practice.exercises.choose import asks_for_kazakh

WORD, FORM = "word", "form"
RECALL, RECOGNISE = "recall", "recognise"


@dataclass(frozen=True, slots=True)
class Told:
    """What one answer says of one card: `verdict` is right, almost or wrong."""

    key: str
    verdict: str


def keys_of_word(word_id: str) -> tuple[str, str]:
    """The two cards of a word."""
    return f"{WORD}/{word_id}/{RECALL}", f"{WORD}/{word_id}/{RECOGNISE}"


def word_of(key: str) -> str | None:
    """The id of the word that a card is of; None for a form."""
    sort, _, rest = key.partition("/")
    word, _, direction = rest.rpartition("/")
    return word if sort == WORD and direction in (RECALL, RECOGNISE) else None


def form_of(key: str) -> tuple[str, str] | None:
    """Features and ending of a card of a form; None for a word."""
    sort, _, rest = key.partition("/")
    features, _, ending = rest.partition("/")
    return (features, ending) if sort == FORM and features in CELLS and ending else None


def sort_of(key: str) -> str:
    """`recall`, `recognise` or `form`."""
    return FORM if key.startswith(f"{FORM}/") else key.rpartition("/")[2]


def form_key(features: str, form: Form) -> str:
    """The card of a form that was made: its cell, and its endings as they stand."""
    ending = "".join(piece.text for piece in form.segments[1:]).replace(" ", "").casefold()
    return f"{FORM}/{features}/{ending or '-'}"


def told_by(library: Library, exercise_id: str, given: str, verdict: str) -> tuple[Told, ...]:
    """What an answer says of cards. Nothing for an exercise that is withdrawn, or in which no one word or form is asked."""
    keys = keys_asked(library, exercise_id)
    if exercise_id.endswith("/match"):
        return _matched(keys, given)
    return tuple(Told(key, verdict) for key in keys)


def _matched(keys: tuple[str, ...], given: str) -> tuple[Told, ...]:
    """Each word of a matching exercise by its own pair."""
    try:
        pairs: dict[str, str] = json.loads(given)
    except ValueError:
        return ()
    found = ((key, word_of(key) or "") for key in keys)
    return tuple(Told(key, "right" if pairs[word] == word else "wrong") for key, word in found if word in pairs)


@lru_cache(maxsize=65536)
def keys_asked(library: Library, exercise_id: str) -> tuple[str, ...]:
    """The cards that an exercise asks for, whoever it is that answers."""
    if exercise_id.startswith(f"{drill_questions.DRILL}/"):
        question = drill_questions.by_id(library, exercise_id)
        return (form_key(question.cell.features, question.forms[0]),) if question else ()
    found = library.lesson(exercise_id.split("/", 1)[0])
    exercise = by_id(found[1], library, exercise_id) if found else None
    if found is None or exercise is None:
        return ()
    asked = _ASKED.get((exercise.source_kind, exercise.kind))
    return asked(library, found[0], found[1], exercise) if asked else ()


def typed_in(library: Library, course: Course) -> bool:
    """Whether learners of a course type: its lessons are fitted to its own age groups, whoever opens them."""
    return all(library.ages[age].typing for age in course.entry.ages)


def _recall(_library: Library, _course: Course, _lesson: schema.Lesson, exercise: Exercise) -> tuple[str, ...]:
    return (keys_of_word(exercise.source)[0],)


def _chosen(library: Library, course: Course, lesson: schema.Lesson, exercise: Exercise) -> tuple[str, ...]:
    recall, recognise = keys_of_word(exercise.source)
    to_kazakh = asks_for_kazakh(library, lesson, library.words[exercise.source], typed_in(library, course))
    return (recall if to_kazakh else recognise,)


def _friend(_library: Library, _course: Course, _lesson: schema.Lesson, exercise: Exercise) -> tuple[str, ...]:
    return (keys_of_word(exercise.source.rpartition("@")[0])[1],)


def _match(library: Library, _course: Course, lesson: schema.Lesson, exercise: Exercise) -> tuple[str, ...]:
    return tuple(keys_of_word(word.id)[1] for word in match_words(lesson, library, int(exercise.source)))


def _ending(library: Library, _course: Course, lesson: schema.Lesson, exercise: Exercise) -> tuple[str, ...]:
    sentence = next(piece for piece in lesson.sentences if piece.id == exercise.source)
    cut = cut_word(sentence)
    if cut is None:
        return ()
    keys = {_form_read(reading) for reading in analyse("".join(cut), lexicon_of(library)) if not _twin(reading)}
    # A word that can be read in two ways tells of neither.
    return tuple(key for key in keys if key) if len(keys) == 1 else ()


def _form_read(reading: Reading) -> str:
    try:
        cell = named(reading.features)
    except UnknownFeatures:
        return ""
    return form_key(cell, reading.form) if cell else ""


def _twin(reading: Reading) -> bool:
    """көрші, the neighbour, is an adjective too: the noun says the same."""
    return reading.pos == "ADJ"


_ASKED: dict[tuple[str, str], Callable[[Library, Course, schema.Lesson, Exercise], tuple[str, ...]]] = {
    ("word", "type"): _recall,
    ("word", "listen"): _recall,
    ("word", "choose"): _chosen,
    ("false-friend", "choose"): _friend,
    ("words", "match"): _match,
    ("sentence", "ending"): _ending,
}


def said_in(library: Library, exercise_id: str) -> frozenset[str]:
    """The words and the phrase of an exercise: nothing that shares one of them is asked within the next five."""
    if exercise_id.startswith(f"{drill_questions.DRILL}/"):
        return frozenset((exercise_id.split("/", 1)[1].rpartition("/")[0], *keys_asked(library, exercise_id)))
    lesson_id, _, rest = exercise_id.partition("/")
    words = (word for key in keys_asked(library, exercise_id) if (word := word_of(key)))
    return frozenset((*words, *keys_asked(library, exercise_id), f"{lesson_id}/{rest.rpartition('/')[0]}"))


@lru_cache(maxsize=4)
def lessons_practising(library: Library) -> dict[str, tuple[tuple[Course, schema.Lesson], ...]]:
    """Word id → the lessons that practise it, in the order of teaching."""
    found: dict[str, list[tuple[Course, schema.Lesson]]] = {}
    for course in library.courses.values():
        for lesson in course.lessons.values():
            for word in practised_words(library, lesson):
                found.setdefault(word.id, []).append((course, lesson))
    return {word: tuple(lessons) for word, lessons in found.items()}


def can_be_asked(library: Library, key: str) -> bool:
    """Whether a lesson still practises the word; whether the form is one of the drill's."""
    word = word_of(key)
    return word in lessons_practising(library) if word is not None else form_of(key) is not None
