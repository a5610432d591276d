"""The words of the courses that the drill asks for, and which forms make sense of each."""

from dataclasses import dataclass
from functools import lru_cache

from webapp.courses import schema
from webapp.courses.loading import Library
from webapp.courses.vocabulary import lemma_of
from webapp.kazakh.reading.lexicon import Word
from webapp.practice.drill_cells import CELLS, Cell

# One says of oneself that one is so.
_STATES = frozenset({"жақсы", "дайын", "бос", "аман"})
_UNCOUNTED = frozenset({
    "шай", "сүт", "қар", "тұз", "ұн", "су", "нан", "ет", "май", "қант", "денсаулық", "таң", "жас",
})  # fmt: skip
_UNOWNED = frozenset({"таң", "қар", "көл"})
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
    person = word.denotes == "person"
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
        return (person and word.id not in _SEVERAL) or (word.pos == "adjective" and word.id in _STATES)
    if topic == "plural":
        return word.pos == "noun" and word.id not in _UNCOUNTED
    return word.pos == "noun" and (topic != "possessor" or word.id not in _UNOWNED)
