"""Exercises made from the words, sentences and dialogues of a lesson. Each is named by its sources, so it keeps its name for ever."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from webapp.courses import schema
from webapp.courses.kinds import KINDS
from webapp.courses.loading import Library

SourceKind = Literal["word", "words", "sentence", "dialogue", "hand-made", "false-friend"]
MATCH_SIZE = 4
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


def candidates(lesson: schema.Lesson, library: Library) -> Iterator[Exercise]:
    """Every exercise that the lesson's sources make possible."""
    yield from _from_words(lesson, library)
    for sentence in lesson.sentences:
        for kind, rule in KINDS.items():
            if rule.sentence is not None and rule.sentence(sentence):
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
        for kind in (kind for kind, rule in KINDS.items() if rule.words):
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
