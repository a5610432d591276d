"""What the drill can ask this learner: words met so far and forms of their level, or a word or topic chosen. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from webapp.courses.loading import Library
from webapp.practice.drill_cells import CELLS, TOPICS, Cell
from webapp.practice.drill_questions import Question, questions_of
from webapp.practice.drill_words import DrillWord, words_of
from webapp.practice.drilling import widened

# Whoever met fewer words is lent those of the first lesson of each of the first units.
_FEWEST_WORDS = 6
_FIRST_UNITS = 3


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen to practise: the id of a word, a topic (None where it is left to us), cells (() for all)."""

    word: str | None = None
    topic: str | None = None
    cells: tuple[str, ...] = field(default=(), repr=False)

    @property
    def query(self) -> dict[str, str]:
        """The choice as it stands in an address."""
        return {name: value for name, value in self._named if value}

    @property
    def _named(self) -> tuple[tuple[str, str | None], ...]:
        return ("word", self.word), ("topic", self.topic), ("cells", ",".join(self.cells))


def chosen(library: Library, word: str | None, topic: str | None, cells: str | None = None) -> Chosen:
    """A choice, without what there is not; a topic that has no form of the chosen word gives way. `cells`: features between commas."""
    found = words_of(library).get(word or "")
    named = topic if topic in TOPICS else None
    if found and named and not any(named in cell.topics for cell in found.cells):
        named = None
    known = tuple(cell for cell in (cells or "").split(",") if cell in CELLS)
    return Chosen(found.id if found else None, named, known)


@lru_cache(maxsize=512)
def pool(library: Library, choice: Chosen, lessons: frozenset[str], age: str = "adult") -> tuple[Question, ...]:
    """The questions to draw from, for a learner who met the words of these lessons."""
    everything = words_of(library)
    met = _fitting(_met(library, lessons, age), choice)
    if choice.word is None:
        return widened(met, _fitting(everything.values(), choice))
    word = everything[choice.word]
    return widened(_fitting([word], choice), met, _fitting(everything.values(), choice), questions_of(word))


def taught(library: Library, lessons: Iterable[str]) -> frozenset[str]:
    """The features that these lessons teach."""
    found = (library.lesson(lesson) for lesson in lessons)
    return frozenset(form for one in found if one for form in one[1].teaches.forms)


def _met(library: Library, lessons: frozenset[str], age: str) -> list[DrillWord]:
    words = words_of(library)
    ids = [word for one in sorted(lessons) if (found := library.lesson(one)) for word in found[1].teaches.words]
    met = [words[word] for word in dict.fromkeys(ids) if word in words]
    if len(met) >= _FEWEST_WORDS:
        return met
    course = library.course_for(age)
    firsts = [unit.lessons[0] for unit in course.units[:_FIRST_UNITS] if unit.lessons]
    lent = [words[word] for lesson in firsts for word in lesson.teaches.words if word in words]
    return list(dict.fromkeys((*met, *lent)))


def _fitting(words: Iterable[DrillWord], choice: Chosen) -> tuple[Question, ...]:
    return tuple(question for word in words for question in questions_of(word) if _wanted(question.cell, choice))


def _wanted(cell: Cell, choice: Chosen) -> bool:
    if choice.cells:
        return cell.features in choice.cells
    return choice.topic in cell.topics if choice.topic else cell.default
