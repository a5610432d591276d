"""Which exercises of a course a placement test asks: those that tell a unit known from one that is not. Pure.

Meanings of sentences, endings, words typed and sentences put in order. Left out: checkpoints (their unit is not one unit's), listening
(whoever reads Cyrillic can write down a word without knowing it), and words that the learner's language gives away.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from webapp.courses import schema
from webapp.courses.adaptation import plan_lesson
from webapp.courses.generation import Exercise, by_id
from webapp.courses.loading import Course, Library
from webapp.courses.profile import LearnerProfile
from webapp.courses.tokens import has_name, tokens
from webapp.placement.estimating import Answered, Chances, next_unit

# In turn, so that nobody is judged by one kind alone. The first is the friendliest.
TURNS = ("choose", "ending", "type", "order")
# The chance of a right answer without knowing: four options, endings chosen or typed, typing, tiles under a translation.
GUESS = {"choose": 0.25, "ending": 0.15, "type": 0.02, "order": 0.1}
# The same for speakers of a kindred language, who understand much that they were never taught.
KINDRED_GUESS = {"choose": 0.5, "ending": 0.25, "type": 0.1, "order": 0.35}
SHORTEST_ORDER = 4
LONGEST_SENTENCE = 7


@dataclass(frozen=True)
class Item:
    """An exercise of a test. `unit` counts from 1."""

    exercise: Exercise
    unit: int

    @property
    def kind(self) -> str:
        return self.exercise.kind


Pool = Mapping[int, Mapping[str, tuple[Item, ...]]]


def is_kindred(library: Library, course: Course, profile: LearnerProfile) -> bool:
    """Whether the learner thinks in another language of the same family: kin gives much away before it is learnt."""
    language = library.languages.get(profile.heritage_language or "")
    return language is not None and "turkic" in language.features and language.tag != course.entry.target


@lru_cache(maxsize=64)
def pool(library: Library, course: Course, profile: LearnerProfile) -> Pool:
    """The items for a learner: unit → kind → items, in the order of the course."""
    found: dict[int, dict[str, tuple[Item, ...]]] = {}
    for number, unit in enumerate(course.units, start=1):
        lessons = [lesson for lesson in unit.lessons if lesson.kind == "lesson"]
        items = [Item(one, number) for lesson in lessons for one in _of_lesson(library, course, lesson, profile)]
        kinds = {kind: tuple(item for item in items if item.kind == kind) for kind in TURNS}
        found[number] = {kind: those for kind, those in kinds.items() if those}
    return found


def _of_lesson(library: Library, course: Course, lesson: schema.Lesson, profile: LearnerProfile) -> list[Exercise]:
    plan = plan_lesson(library, course, lesson.id, profile)
    # What adaptation refuses (cognates, other ages) is not asked here either; what it had no room for is.
    possible = [one.exercise for one in plan.exercises]
    possible += [one.exercise for one in plan.left_out if one.reason.rule == "enough"]
    sentences = {sentence.id: sentence for sentence in plan.sentences}
    return [one for one in possible if one.kind in plan.age.kinds and _tells(library, one, sentences)]


def _tells(library: Library, exercise: Exercise, sentences: Mapping[str, schema.Sentence]) -> bool:
    """Whether it is of a sort that tells the level."""
    if exercise.source_kind == "word":
        word = library.words[exercise.source]
        # такси, диван: everybody in the country can write them.
        return exercise.kind == "type" and word.gloss.ru.casefold() != word.kk.casefold() and " " not in word.kk
    sentence = sentences.get(exercise.source) if exercise.source_kind == "sentence" else None
    if sentence is None or exercise.kind not in ("choose", "ending", "order") or has_name(sentence.kk):
        # «Мен — Гүлназ.»: a name gives the sentence away.
        return False
    length = len(tokens(sentence.kk))
    return (SHORTEST_ORDER if exercise.kind == "order" else 2) <= length <= LONGEST_SENTENCE


def answered(library: Library, course: Course, given: Sequence[tuple[str, bool]], kindred: bool) -> list[Answered]:
    """Answers as the estimate reads them. `given`: (exercise id, right or almost). What has been withdrawn since says nothing."""
    units = {unit.id: number for number, unit in enumerate(course.units, start=1)}
    found = []
    for exercise_id, passed in given:
        lesson = course.lessons.get(exercise_id.split("/", 1)[0])
        exercise = by_id(lesson, library, exercise_id) if lesson else None
        if lesson is not None and exercise is not None:
            unit = units[course.unit_of[lesson.id].id]
            found.append(Answered(unit, passed, _guess(exercise.kind, kindred)))
    return found


def _guess(kind: str, kindred: bool) -> float:
    return (KINDRED_GUESS if kindred else GUESS).get(kind, GUESS["choose"])


def next_item(items: Pool, chances: Chances, asked: Sequence[str], kindred: bool, seed: str) -> Item | None:
    """The item to ask next, the same until it is answered; None when there is none left. `asked`: exercise ids so far."""
    left = {
        unit: {kind: rest for kind, those in kinds.items() if (rest := _unasked(those, asked))}
        for unit, kinds in items.items()
    }
    kinds = {unit: _turn(of_unit, len(asked)) for unit, of_unit in left.items() if of_unit}
    if not kinds:
        return None
    unit = next_unit(chances, {one: _guess(kind, kindred) for one, kind in kinds.items()})
    # Another lesson of the unit each time; which sentence of it comes is no secret.
    lessons = {exercise_id.split("/", 1)[0] for exercise_id in asked}
    rest = left[unit][kinds[unit]]
    fresh = [item for item in rest if item.exercise.lesson_id not in lessons] or rest
    return random.Random(f"{seed}/{len(asked)}").choice(fresh)  # noqa: S311


def _unasked(items: Sequence[Item], asked: Sequence[str]) -> tuple[Item, ...]:
    """Those whose source was not asked about yet in any way."""
    sources = {exercise_id.rsplit("/", 1)[0] for exercise_id in asked}
    return tuple(item for item in items if item.exercise.id.rsplit("/", 1)[0] not in sources)


def _turn(kinds: Mapping[str, tuple[Item, ...]], number: int) -> str:
    turns = [TURNS[(number + step) % len(TURNS)] for step in range(len(TURNS))]
    return next(kind for kind in turns if kind in kinds)
