"""From the answers of a test to where to start, and to what counts as known. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from webapp.courses.generation import by_id
from webapp.courses.loading import Course, Library

DIRECTIONS = ("recall", "recognise")
SUGGESTED, EARLIER, BEGINNING = STARTS = ("suggested", "earlier", "beginning")


@dataclass(frozen=True)
class Start:
    """Where to start: a unit and its first lesson. `unit` counts from 1; one more than there are when everything is known."""

    unit: int
    lesson_id: str


def start_of(course: Course, unit: int) -> Start:
    """The start at a unit. Past the last unit it is the last lesson, the checkpoint that looks back."""
    if unit > len(course.units):
        return Start(len(course.units) + 1, course.units[-1].lessons[-1].id)
    return Start(unit, course.units[unit - 1].lessons[0].id)


def chosen_start(course: Course, level: int, choice: str) -> Start:
    """The start that a learner of this level chose."""
    unit = {SUGGESTED: level + 1, EARLIER: max(1, level), BEGINNING: 1}[choice]
    return start_of(course, unit)


def lessons_before(course: Course, start: Start) -> tuple[str, ...]:
    """The lessons of all units before the start, in order."""
    return tuple(lesson.id for unit in course.units[: start.unit - 1] for lesson in unit.lessons)


def words_known(library: Library, course: Course, start: Start, missed: Iterable[str]) -> tuple[str, ...]:
    """The ids of words that count as known: those that lessons before the start teach, but for words missed in the test itself."""
    taught = (word for lesson in lessons_before(course, start) for word in course.lessons[lesson].teaches.words)
    return tuple(dict.fromkeys(word for word in taught if word in library.words and word not in set(missed)))


def keys_known(words: Iterable[str]) -> tuple[str, ...]:
    """The cards of words, in each direction."""
    return tuple(f"word/{word}/{direction}" for word in words for direction in DIRECTIONS)


def words_missed(library: Library, course: Course, given: Sequence[tuple[str, bool]]) -> frozenset[str]:
    """The words asked for by themselves and not known. `given`: (exercise id, right or almost)."""
    missed = set()
    for exercise_id, passed in given:
        lesson = course.lessons.get(exercise_id.split("/", 1)[0])
        exercise = by_id(lesson, library, exercise_id) if lesson and not passed else None
        if exercise is not None and exercise.source_kind == "word":
            missed.add(exercise.source)
    return frozenset(missed)
