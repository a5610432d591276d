"""Exercises made from the words, sentences and dialogues of a lesson. Each is named by its sources, so it keeps its name for ever."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from webapp.courses import pieces, schema, sounds, turns
from webapp.courses.harmony import words_to_sort
from webapp.courses.kinds import KINDS
from webapp.courses.loading import Library
from webapp.courses.pieces import practised_words

SourceKind = Literal["word", "words", "sentence", "dialogue", "reading", "sound", "hand-made", "false-friend"]
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

    @property
    def own(self) -> bool:
        """Whether it is of a lesson made for one class."""
        return schema.is_own(self.id)


def candidates(lesson: schema.Lesson, library: Library) -> Iterator[Exercise]:
    """Every exercise that the lesson's sources make possible."""
    yield from _from_words(lesson, library)
    for sentence in lesson.sentences:
        for kind, rule in KINDS.items():
            if rule.sentence is not None and rule.sentence(sentence, library):
                yield Exercise(f"{lesson.id}/{sentence.id}/{kind}", kind, "sentence", sentence.id)
    yield from _from_told(lesson, library)
    for written in lesson.more:
        yield Exercise(f"{lesson.id}/{written.id}/{written.kind}", written.kind, "hand-made", written.id)


def _from_told(lesson: schema.Lesson, library: Library) -> Iterator[Exercise]:
    for told in pieces.dialogues(library, lesson):
        assert isinstance(told.piece, schema.Dialogue)
        for kind in _of("dialogue"):
            if kind != "reply" or turns.turn_of(told.piece) is not None:
                yield Exercise(f"{lesson.id}/{told.piece.id}/{kind}", kind, "dialogue", told.piece.id)
    for source in _questions(lesson, library):
        for kind in _of("reading"):
            yield Exercise(f"{lesson.id}/{source}/{kind}", kind, "reading", source)


def _of(told: str) -> list[str]:
    return [kind for kind, rule in KINDS.items() if rule.told == told]


def _questions(lesson: schema.Lesson, library: Library) -> Iterator[str]:
    for told in pieces.readings(library, lesson):
        assert isinstance(told.piece, schema.Reading)
        yield from (f"{told.piece.id}-{asked.id}" for asked in told.piece.questions)


def _renamed(lesson: schema.Lesson, library: Library) -> Iterator[Exercise]:
    """Exercises by names that they had once: plans and answers keep the name under which they were made."""
    # Before there was a kind `read`, a question on a reading was a `choose`.
    for source in _questions(lesson, library):
        yield Exercise(f"{lesson.id}/{source}/choose", "read", "reading", source)


def sound_exercise(lesson: schema.Lesson, pair: schema.SoundPair) -> Exercise:
    """The exercise on two sounds that a lesson has for learners who lack one of them."""
    return Exercise(f"{lesson.id}/{pair.id}/choose", "choose", "sound", pair.id)


def _from_words(lesson: schema.Lesson, library: Library) -> Iterator[Exercise]:
    words = practised_words(library, lesson)
    for number in range(len(words) // MATCH_SIZE):
        yield Exercise(f"{lesson.id}/words-{number + 1}/match", "match", "words", str(number))
    if words_to_sort(library, lesson):
        yield Exercise(f"{lesson.id}/words/sort", "sort", "words", "sort")
    for word in words:
        for kind in (kind for kind, rule in KINDS.items() if rule.words):
            yield Exercise(f"{lesson.id}/{word.id}/{kind}", kind, "word", word.id)
        if lesson.kind == "checkpoint":
            continue
        for tag in word.false_friends:
            yield Exercise(f"{lesson.id}/{word.id}@{tag}/choose", "choose", "false-friend", f"{word.id}@{tag}")


def match_words(lesson: schema.Lesson, library: Library, number: int) -> list[schema.Word]:
    """The words of one matching exercise of a lesson."""
    start = number * MATCH_SIZE
    return list(practised_words(library, lesson)[start : start + MATCH_SIZE])


def by_id(lesson: schema.Lesson, library: Library, exercise_id: str) -> Exercise | None:
    """An exercise of the lesson by its id, or None when its source is gone."""
    return _named(lesson, library).get(exercise_id) or _on_sound(lesson, library, exercise_id)


def withdrawn(lesson: schema.Lesson, library: Library, plan: Iterable[str]) -> set[str]:
    """The exercises of a plan whose source is gone."""
    unknown = set(plan).difference(_named(lesson, library))
    return {one for one in unknown if _on_sound(lesson, library, one) is None}


def _named(lesson: schema.Lesson, library: Library) -> dict[str, Exercise]:
    if lesson.own:
        return _named_in_own(lesson, library)
    kept = library.exercises.get(lesson.id)
    if kept is None:
        known = (*_renamed(lesson, library), *candidates(lesson, library))
        kept = library.exercises[lesson.id] = {exercise.id: exercise for exercise in known}
    return kept


@lru_cache(maxsize=256)
def _named_in_own(lesson: schema.Lesson, library: Library) -> dict[str, Exercise]:
    # By the lesson itself: its teacher may change it.
    return {exercise.id: exercise for exercise in candidates(lesson, library)}


def _on_sound(lesson: schema.Lesson, library: Library, exercise_id: str) -> Exercise | None:
    """An exercise on two sounds. Which pair a lesson has may change; an answer to another one still reads."""
    parts = exercise_id.split("/")
    found = sounds.pair(library, parts[1]) if len(parts) == 3 and parts[0] == lesson.id else None
    return sound_exercise(lesson, found[1]) if found else None
