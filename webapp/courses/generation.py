"""Exercises made from the words, sentences and dialogues of a lesson. Each is named by its sources, so it keeps its name for ever."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from webapp.courses import notation, schema
from webapp.courses.loading import Library

SourceKind = Literal["word", "words", "sentence", "dialogue", "hand-made", "false-friend"]
MATCH_SIZE = 4
# A sentence of one word has no order; one of nine is a memory test on a phone.
ORDER_TOKENS = range(3, 9)
CHILD_TOKENS = 5


@dataclass(frozen=True)
class Exercise:
    """One exercise: `id` is lesson/source/kind; `source` says what it is made from."""

    id: str
    kind: str
    source_kind: SourceKind
    source: str

    @property
    def lesson_id(self) -> str:
        return self.id.split("/", 1)[0]


def tokens(kazakh: str) -> list[str]:
    """The words of the shown form, punctuation kept on them, a lone dash joined to the word before it."""
    found: list[str] = []
    for token in notation.shown(kazakh).split():
        if found and not any(letter.isalpha() or letter in "$0123456789" for letter in token):
            found[-1] += f" {token}"
        else:
            found.append(token)
    return found


@lru_cache(maxsize=4096)
def has_name(text: str) -> bool:
    """Whether a text has a name of the people's package in it."""
    return "$" in text


# Which kinds a word or a sentence can serve, in the order in which they teach: recognise, then hear, then make.
WORD_KINDS = ("choose", "listen", "type")
SENTENCE_KINDS = ("choose", "order", "ending", "listen", "type")


def _serves(sentence: schema.Sentence, kind: str) -> bool:
    if kind == "ending":
        return sentence.ending is not None
    if kind == "order":
        return len(tokens(sentence.kk)) in ORDER_TOKENS and len(set(tokens(sentence.kk))) > 2
    # A name is spelt in more than one way: nobody is asked to type one.
    return not (kind in ("listen", "type") and has_name(sentence.kk))


def candidates(lesson: schema.Lesson, library: Library) -> Iterator[Exercise]:
    """Every exercise that the lesson's sources make possible."""
    yield from _from_words(lesson, library)
    for sentence in lesson.sentences:
        for kind in SENTENCE_KINDS:
            if _serves(sentence, kind):
                yield Exercise(f"{lesson.id}/{sentence.id}/{kind}", kind, "sentence", sentence.id)
    for dialogue in lesson.dialogues:
        yield Exercise(f"{lesson.id}/{dialogue.id}/choose", "choose", "dialogue", dialogue.id)
    for written in lesson.more:
        yield Exercise(f"{lesson.id}/{written.id}/{written.kind}", written.kind, "hand-made", written.id)


def _from_words(lesson: schema.Lesson, library: Library) -> Iterator[Exercise]:
    words = [library.words[word] for word in lesson.teaches.words if word in library.words]
    for number in range(len(words) // MATCH_SIZE):
        yield Exercise(f"{lesson.id}/words-{number + 1}/match", "match", "words", str(number))
    for word in words:
        for kind in WORD_KINDS:
            yield Exercise(f"{lesson.id}/{word.id}/{kind}", kind, "word", word.id)
        for tag in word.false_friends:
            yield Exercise(f"{lesson.id}/{word.id}@{tag}/choose", "choose", "false-friend", f"{word.id}@{tag}")


def match_words(lesson: schema.Lesson, library: Library, number: int) -> list[schema.Word]:
    """The words of one matching exercise of a lesson."""
    words = [library.words[word] for word in lesson.teaches.words if word in library.words]
    start = number * MATCH_SIZE
    return words[start : start + MATCH_SIZE]


def by_id(lesson: schema.Lesson, library: Library, exercise_id: str) -> Exercise | None:
    """An exercise of the lesson by its id, or None when its source is gone."""
    kept = library.exercises.get(lesson.id)
    if kept is None:
        kept = library.exercises[lesson.id] = {exercise.id: exercise for exercise in candidates(lesson, library)}
    return kept.get(exercise_id)
