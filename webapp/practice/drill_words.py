"""The words of the courses that the drill asks for, and which forms make sense of each."""

from dataclasses import dataclass
from functools import lru_cache

from webapp.courses import schema
from webapp.courses.loading import Library
from webapp.courses.vocabulary import lemma_of
from webapp.kazakh.reading.lexicon import Word
from webapp.practice.drill_cells import CELLS, Cell

# Nobody is one alone.
_SEVERAL = frozenset({"ата-ана"})


@dataclass(frozen=True, slots=True)
class DrillWord:
    """A word as the engine inflects it. `person`: whether it names a person."""

    id: str
    word: Word
    person: bool
    cells: tuple[Cell, ...]


@lru_cache(maxsize=4)
def words_of(library: Library) -> dict[str, DrillWord]:
    """Every word of the courses that can be drilled, in the order of teaching."""
    taught = (
        word
        for course in library.courses.values()
        for lesson in course.lessons.values()
        for word in lesson.teaches.words
    )
    found = (_drilled(library.words[word]) for word in dict.fromkeys(taught) if word in library.words)
    return {word.id: word for word in found if word is not None}


def _drilled(word: schema.Word) -> DrillWord | None:
    lemma = lemma_of(word.kk, word.pos)
    if lemma is None or word.pos not in ("noun", "verb", "adjective"):
        return None
    person = word.pos == "noun" and word.denotes == "person"
    pos = "V" if word.pos == "verb" else "N"
    flags = frozenset(word.flags) or None
    cells = tuple(cell for cell in CELLS.values() if _fits(cell, word, pos, person))
    return DrillWord(word.id, Word(lemma, pos, flags), person, cells) if cells else None


def _fits(cell: Cell, word: schema.Word, pos: str, person: bool) -> bool:
    if cell.bundle.pos != pos:
        return False
    if pos == "V":
        return True
    topic = cell.topics[0]
    if topic == "person":
        return (person and word.id not in _SEVERAL) or (word.pos == "adjective" and word.denotes == "person")
    if topic == "plural":
        return word.pos == "noun" and not _unusual(word, "plural")
    return word.pos == "noun" and (topic != "possessor" or not _unusual(word, "possessor"))


def _unusual(word: schema.Word, form: str) -> bool:
    # What is owned already (отбасы, үсті) takes neither a plural nor another owner in these exercises.
    return form in word.unusual or bool({"possessed", "owned"} & set(word.flags))
