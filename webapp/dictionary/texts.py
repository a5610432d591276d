"""The lines of a piece of a lesson, to be read word by word. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from webapp.courses import notation, schema
from webapp.courses.adaptation import LessonPlan
from webapp.courses.loading import Library
from webapp.courses.names import fill
from webapp.practice.cards import Card, cards, forms_in

LONGEST = 300  # letters of a text that is asked about by itself
SENTENCES = "sentences"


@dataclass(frozen=True)
class Line:
    """A Kazakh line, what it is translated from (None for a text that is no lesson's), and its words that no line before had."""

    kk: str
    piece: schema.Translated | None
    words: tuple[tuple[str, tuple[Card, ...]], ...]


def lines_of(library: Library, plan: LessonPlan, piece_id: str) -> tuple[Line, ...]:
    """The lines of a dialogue, rhyme or reading of a lesson, or its sentences; () when it has no such piece for this learner."""
    told: set[str] = set()
    return tuple(
        _line(library, notation.shown(fill(found.kk, plan.names, "kk")), found, plan.lesson, told)
        for found in _pieces(plan, piece_id)
    )


def lines_in(library: Library, text: str, lesson: schema.Lesson | None) -> tuple[Line, ...]:
    """A text by itself, as one line."""
    text = text[:LONGEST].strip()
    return (_line(library, text, None, lesson, set()),) if text else ()


def _line(
    library: Library, kk: str, piece: schema.Translated | None, lesson: schema.Lesson | None, told: set[str]
) -> Line:
    new = [form for form in dict.fromkeys(forms_in(kk)) if form.casefold() not in told]
    told.update(form.casefold() for form in new)
    return Line(kk, piece, tuple((form, cards(library, form, lesson)) for form in new))


def _pieces(plan: LessonPlan, piece_id: str) -> Iterator[schema.Translated]:
    if piece_id == SENTENCES:
        yield from plan.sentences
    told_here: list[schema.Dialogue | schema.Reading | schema.Rhyme] = [*plan.lesson.rhymes]
    told_here += [piece for piece, _ in plan.dialogues]
    told_here += [piece for piece, _ in plan.readings]
    for told in told_here:
        if told.id == piece_id:
            yield from told.lines
