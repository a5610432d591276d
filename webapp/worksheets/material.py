"""What a sheet is made of: the words, and the exercises where there are some, of a lesson, a unit, a teacher's list or the drill."""

import random
from dataclasses import dataclass
from typing import Any

from webapp import i18n
from webapp.courses import schema
from webapp.courses.adaptation import plan_lesson
from webapp.courses.loading import Course, Library
from webapp.courses.meaning import chain, pick_text
from webapp.courses.pieces import practised_words
from webapp.courses.profile import LearnerProfile
from webapp.practice.drill_cells import CELLS, TOPICS
from webapp.practice.drill_pool import Chosen, pool
from webapp.practice.drill_questions import Question
from webapp.practice.drill_wording import asked, cue, topic_name
from webapp.practice.posing import Context
from webapp.worksheets import tasks
from webapp.worksheets.entries import Entry, each_once, of_list, of_word
from webapp.worksheets.wishes import Wish

MOST_FORMS = 24
MOST_OF_A_LIST = 60
FIRST_UNITS = 4  # their words, where nobody said what a class has had


@dataclass(frozen=True)
class Kept:
    """A word list as the database has it."""

    id: int
    name: str
    entries: list[dict[str, Any]]


@dataclass(frozen=True)
class Reader:
    """For whom: the course, and what exercises are fitted to. `lessons`: what a class has had so far, for the drill."""

    course: Course
    profile: LearnerProfile
    lessons: frozenset[str] = frozenset()

    @property
    def child(self) -> bool:
        return self.course.age_for(self.profile.age) == "child"


@dataclass(frozen=True)
class Material:
    """`kk` and `title`: what it is, in Kazakh and in the language of the sheet; one of them may be ''."""

    kk: str
    title: str
    entries: tuple[Entry, ...]
    contexts: tuple[Context, ...] = ()
    child: bool = False


def languages(library: Library, wish: Wish) -> tuple[str, ...]:
    """The languages of explanation on the sheet, best first."""
    return chain(library, wish.language, i18n.language())


def material(library: Library, reader: Reader, wish: Wish, lists: list[Kept]) -> Material | None:
    """What the wish is about; None where there is no such thing for this reader."""
    kinds = {"lesson": _lesson, "unit": _unit, "drill": _drill}
    if wish.kind == "words":
        return _listed(library, reader, wish, lists)
    found = kinds[wish.kind](library, reader, wish) if wish.kind in kinds else None
    return found if found and found.entries else None


def _lesson(library: Library, reader: Reader, wish: Wish) -> Material | None:
    lesson = reader.course.lessons.get(wish.key)
    if lesson is None:
        return None
    tags = languages(library, wish)
    plan = plan_lesson(library, reader.course, lesson.id, reader.profile)
    entries = _words(library, practised_words(library, lesson), tags)
    title = pick_text(lesson.title, tags)
    return Material(lesson.title.kk, title, entries, tuple(tasks.contexts_of(library, plan, tags)), reader.child)


def _unit(library: Library, reader: Reader, wish: Wish) -> Material | None:
    unit = next((unit for unit in reader.course.units if unit.entry.id == wish.key), None)
    if unit is None:
        return None
    tags = languages(library, wish)
    ids = dict.fromkeys(word for lesson in unit.lessons for word in lesson.teaches.words)
    words = tuple(library.words[one] for one in ids if one in library.words)
    return Material(
        unit.entry.title.kk, pick_text(unit.entry.title, tags), _words(library, words, tags), child=reader.child
    )


def _words(library: Library, words: tuple[schema.Word, ...], tags: tuple[str, ...]) -> tuple[Entry, ...]:
    return each_once(of_word(library, word, tags) for word in words)


def _listed(library: Library, reader: Reader, wish: Wish, lists: list[Kept]) -> Material | None:
    kept = next((one for one in lists if str(one.id) == wish.key), None)
    if kept is None:
        return None
    entries = of_list(library, kept.entries[:MOST_OF_A_LIST], languages(library, wish))
    return Material("", kept.name, each_once(entries), child=reader.child)


def topics_of(key: str) -> tuple[list[str], list[str]]:
    """The topics and the cells that the key of a drill names, separated by commas; unknown ones are left out."""
    parts = [part.strip() for part in key.split(",")]
    return [part for part in parts if part in TOPICS], [part for part in parts if part in CELLS]


def _drill(library: Library, reader: Reader, wish: Wish) -> Material | None:
    topics, cells = topics_of(wish.key)
    if not topics and not cells:
        return None
    found = _questions(library, reader, topics, cells)
    # Which forms come is no secret, and the same sheet printed again has the same.
    drawn = _spread(found, random.Random(wish.key))[:MOST_FORMS]  # noqa: S311
    names = dict.fromkeys([*topics, *(CELLS[cell].topics[0] for cell in cells)])
    return Material("", ", ".join(topic_name(name) for name in names), each_once(map(_form, drawn)), child=reader.child)


def _questions(library: Library, reader: Reader, topics: list[str], cells: list[str]) -> list[Question]:
    age = reader.course.age_for(reader.profile.age)
    begun = frozenset(lesson.id for unit in reader.course.units[:FIRST_UNITS] for lesson in unit.lessons)
    found: dict[str, Question] = {}
    for topic in dict.fromkeys([*topics, *(CELLS[cell].topics[0] for cell in cells)]):
        for question in pool(library, Chosen(None, topic), reader.lessons or begun, age):
            if topic in question.cell.topics and (topic in topics or question.cell.features in cells):
                found[question.id] = question
    return list(found.values())


def _spread(questions: list[Question], rng: random.Random) -> list[Question]:
    """In another order: one of each word, then a second of each."""
    rng.shuffle(questions)
    times: dict[str, int] = {}
    rounds = []
    for question in questions:
        times[question.word.id] = times.get(question.word.id, 0) + 1
        rounds.append(times[question.word.id])
    return [question for _, question in sorted(zip(rounds, questions, strict=True), key=lambda pair: pair[0])]


def _form(question: Question) -> Entry:
    told = cue(question.cell, question.word.person).meaning
    return Entry(question.expected, told, i18n.language(), cue=asked(question))
