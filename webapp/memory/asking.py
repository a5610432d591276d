"""Which exercise asks for a card: one that the courses have already, another one each time. Pure."""

import random
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from webapp.courses import schema
from webapp.courses.generation import Exercise, by_id, candidates
from webapp.courses.loading import Course, Library
from webapp.memory.cards import form_key, keys_asked, lessons_practising, said_in
from webapp.memory.queue import DueCard, Queue
from webapp.practice.drill_cells import CELLS
from webapp.practice.drill_questions import DRILL, Question
from webapp.practice.drill_questions import by_id as question_by_id
from webapp.practice.drill_words import words_of


@dataclass(frozen=True, slots=True)
class Asked:
    """An exercise of a lesson, or a question of the drill."""

    exercise: Exercise | None = None
    question: Question | None = None

    @property
    def id(self) -> str:
        """Its name, as answers keep it."""
        found = self.exercise or self.question
        assert found is not None
        return found.id

    @property
    def kind(self) -> str:
        """The kind of exercise, or `drill`."""
        return self.exercise.kind if self.exercise else DRILL


@dataclass(frozen=True, slots=True)
class Learner:
    """What matters of a learner here: the age group, the course of that age, the lessons begun."""

    age: schema.Age
    course: Course
    lessons: frozenset[str]

    @property
    def child(self) -> bool:
        return self.age.id == "child"


def find(library: Library, exercise_id: str) -> Asked | None:
    """The exercise or question of this name, if it asks for a card at all."""
    if not keys_asked(library, exercise_id):
        return None
    if exercise_id.startswith(f"{DRILL}/"):
        return Asked(question=question_by_id(library, exercise_id))
    found = library.lesson(exercise_id.split("/", 1)[0])
    exercise = by_id(found[1], library, exercise_id) if found else None
    return Asked(exercise) if exercise else None


def next_asked(
    library: Library, queue: Queue, learner: Learner, lately: frozenset[str]
) -> tuple[DueCard, Asked] | None:
    """The first card of the queue that shares nothing with the last exercises, and what asks for it; None: enough."""
    for card in queue.due:
        asked = ask(library, card, learner, lately)
        if asked is not None:
            return card, asked
    return None


def ask(library: Library, card: DueCard, learner: Learner, lately: Collection[str] = ()) -> Asked | None:
    """What asks for a card, without anything said lately; None where there is nothing for this learner."""
    found = [
        exercise_id
        for exercise_id in (_of_word(library, card, learner) if card.word else _of_form(library, card, learner))
        if said_in(library, exercise_id).isdisjoint(lately)
    ]
    # Another one each time; the same until it is answered.
    return find(library, found[(card.reviews + card.again) % len(found)]) if found else None


def _of_word(library: Library, card: DueCard, learner: Learner) -> list[str]:
    """Exercises of the lessons that practise the word: those that the learner began, else any of the learner's course."""
    lessons = [
        (course, lesson)
        for course, lesson in lessons_practising(library).get(card.word or "", ())
        if not learner.child or course is learner.course
    ]
    begun = [lesson for _, lesson in lessons if lesson.id in learner.lessons]
    own = [lesson for course, lesson in lessons if course is learner.course]
    for group in (begun, own, [lesson for _, lesson in lessons]):
        found = list(dict.fromkeys(_feeding(library, group, card.key, learner.age)))
        if found:
            return found
    return []


def _feeding(library: Library, lessons: Iterable[schema.Lesson], key: str, age: schema.Age) -> Iterator[str]:
    for lesson in lessons:
        for exercise_id in _index(library, lesson).get(key, ()):
            if exercise_id.rpartition("/")[2] in age.kinds:
                yield exercise_id


@lru_cache(maxsize=1024)
def _index(library: Library, lesson: schema.Lesson) -> dict[str, list[str]]:
    """Card → the exercises of a lesson on words that ask for it."""
    found: dict[str, list[str]] = {}
    for exercise in candidates(lesson, library):
        if exercise.source_kind in ("word", "words"):
            for key in keys_asked(library, exercise.id):
                found.setdefault(key, []).append(exercise.id)
    return found


def _of_form(library: Library, card: DueCard, learner: Learner) -> list[str]:
    """Sentences of the lessons begun whose ending it is, and questions on words met; without any, on other words.

    In an order that is shuffled once, so that the words change.
    """
    features = card.form or ""
    begun = (library.lesson(one) for one in learner.lessons)
    met = {word for lesson in begun if lesson for word in lesson[1].teaches.words}
    questions = _questions(library, features).get(card.key, ())
    of_met = [question.id for question in questions if question.word.id in met]
    sentences = [one for one in _sentences(library, learner.lessons).get(card.key, ()) if "ending" in learner.age.kinds]
    if learner.child:
        sentences = [one for one in sentences if one.split("-", 1)[0] == learner.course.id]
    found = [*of_met, *sentences] or [question.id for question in questions]
    random.Random(card.key).shuffle(found)  # noqa: S311 (which word comes is no secret)
    return found


@lru_cache(maxsize=128)
def _questions(library: Library, features: str) -> dict[str, list[Question]]:
    """Card → the questions of the drill that ask for it, of one cell."""
    found: dict[str, list[Question]] = {}
    cell = CELLS[features]
    for word in words_of(library).values():
        if cell in word.cells:
            question = Question(word, cell)
            found.setdefault(form_key(features, question.forms[0]), []).append(question)
    return found


@lru_cache(maxsize=256)
def _sentences(library: Library, lessons: frozenset[str]) -> dict[str, list[str]]:
    """Card → the exercises on endings of these lessons that ask for it."""
    found: dict[str, list[str]] = {}
    for lesson_id in sorted(lessons):
        lesson = library.lesson(lesson_id)
        for sentence in lesson[1].sentences if lesson else ():
            if sentence.ending:
                exercise_id = f"{lesson_id}/{sentence.id}/ending"
                for key in keys_asked(library, exercise_id):
                    found.setdefault(key, []).append(exercise_id)
    return found
