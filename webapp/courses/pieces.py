"""What belongs to a lesson: its own dialogues and readings, those that the peoples' packages add, and the words it practises."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from webapp.courses import schema
from webapp.courses.loading import Library

_SPEAKER = re.compile(r"^[А-ЯЁӘҒҚҢӨҰҮҺІ][^\s:]*: ")  # one name, as in «Айгүл: Сәлем!»


@dataclass(frozen=True)
class Told:
    """A dialogue or a reading, and the people whose package it comes from; None for the lesson's own."""

    piece: schema.Dialogue | schema.Reading
    people: str | None = None


def dialogues(library: Library, lesson: schema.Lesson) -> tuple[Told, ...]:
    """The lesson's dialogues, then those of the packages."""
    return (*map(Told, lesson.dialogues), *_added(library, "dialogues").get(lesson.id, ()))


def readings(library: Library, lesson: schema.Lesson) -> tuple[Told, ...]:
    """The lesson's readings, then those of the packages."""
    return (*map(Told, lesson.readings), *_added(library, "readings").get(lesson.id, ()))


def dialogue(library: Library, lesson: schema.Lesson, piece_id: str) -> schema.Dialogue:
    """A dialogue of the lesson by its id. Raises StopIteration where there is none."""
    found = next(told.piece for told in dialogues(library, lesson) if told.piece.id == piece_id)
    assert isinstance(found, schema.Dialogue)
    return found


def question(library: Library, lesson: schema.Lesson, source: str) -> tuple[schema.Reading, schema.Question]:
    """A reading and one of its questions, by `<reading>-<question>`. Raises StopIteration where there is none."""
    return next(
        (told.piece, asked)
        for told in readings(library, lesson)
        if isinstance(told.piece, schema.Reading)
        for asked in told.piece.questions
        if f"{told.piece.id}-{asked.id}" == source
    )


@lru_cache(maxsize=16)
def _added(library: Library, shelf: str) -> dict[str, tuple[Told, ...]]:
    found: dict[str, list[Told]] = {}
    for package in library.peoples.values():
        for piece in getattr(package, shelf):
            found.setdefault(piece.lesson, []).append(Told(piece, package.id))
    return {lesson: tuple(pieces) for lesson, pieces in found.items()}


@lru_cache(maxsize=1024)
def practised_words(library: Library, lesson: schema.Lesson) -> tuple[schema.Word, ...]:
    """The words that the lesson teaches; for a checkpoint those of its unit, the lessons taking turns."""
    ids = lesson.teaches.words
    if lesson.kind == "checkpoint":
        found = library.lesson(lesson.id)
        lessons = found[0].unit_of[lesson.id].lessons if found else ()
        turns = zip_longest(*(other.teaches.words for other in lessons if other.teaches.words))
        ids = tuple(word for turn in turns for word in turn if word is not None)
    return tuple(library.words[word] for word in ids if word in library.words)


def spoken(passage: schema.Passage) -> str:
    """What is heard of a passage: its lines without the names of speakers."""
    return " ".join(_SPEAKER.sub("", line) for line in passage.lines)
