"""Work given to a class: what it takes to have done it, and whether somebody has. Pure.

A lesson is done when it was ever completed, a unit with its lessons; a lesson once more (`again`) with a run finished since it
was given; a drill with ten answers of its cells since it was given;
a list of words when each was asked; own exercises and a test with a finished run; writing and speaking when handed in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from urllib.parse import parse_qsl, urlencode

from webapp.practice.drill_cells import CELLS, TOPICS

KINDS = ("lesson", "again", "unit", "drill", "words", "own", "test", "writing", "speaking")
HANDED_IN = ("writing", "speaking")
ENOUGH_DRILLED = 10
EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Drill:
    """What a drill practises: a word, a topic, cells; all of them may be left open."""

    word: str = ""
    topic: str = ""
    cells: tuple[str, ...] = ()

    @property
    def query(self) -> str:
        """As the address of the drill takes it, and as an assignment keeps it."""
        named = {"word": self.word, "topic": self.topic, "cells": ",".join(self.cells)}
        return urlencode({name: value for name, value in named.items() if value}, safe=";,")

    @property
    def counted(self) -> frozenset[str]:
        """The features of the forms that count; empty where every form does."""
        if self.cells:
            return frozenset(self.cells)
        return frozenset(name for name, cell in CELLS.items() if self.topic in cell.topics)


def drill_of(subject: str) -> Drill | None:
    """Read the subject of a drill: `topic=case`, `cells=N;SG;LOC,N;SG;DAT`, `word=үй&topic=case`; also a bare topic or cells.

    None for what the drill does not have.
    """
    plain = subject.strip()
    if plain in TOPICS:
        return Drill(topic=plain)
    asked = dict(parse_qsl(plain)) if "=" in plain else {"cells": plain}
    cells = tuple(cell for cell in asked.get("cells", "").split(",") if cell)
    if not set(asked) <= {"word", "topic", "cells"} or any(cell not in CELLS for cell in cells):
        return None
    if asked.get("topic", "") not in ("", *TOPICS):
        return None
    return Drill(asked.get("word", ""), asked.get("topic", ""), cells)


@dataclass(frozen=True)
class Given:
    """An assignment with what it takes: `lessons` to complete, `runs` of which one is to be finished, `words` to be asked."""

    id: int
    class_id: int
    group_id: int | None
    kind: str
    subject: str
    note: str
    opens_on: date
    due_on: date | None
    name: str = ""
    lessons: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    made_at: datetime = EARLIEST

    @property
    def drill(self) -> Drill | None:
        """What a drill practises; None for other work."""
        return drill_of(self.subject) if self.kind == "drill" else None


@dataclass
class Facts:
    """What one learner did: lessons completed, when a lesson was last finished, what was asked of lists of words (by lesson id),
    answers of a drill and work handed in (by assignment).
    """

    lessons: set[str] = field(default_factory=set)
    runs: dict[str, datetime] = field(default_factory=dict)
    asked: dict[str, set[str]] = field(default_factory=dict)
    drilled: dict[int, int] = field(default_factory=dict)
    handed_in: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Progress:
    """How much of a piece of work is done."""

    done: int
    of: int

    @property
    def finished(self) -> bool:
        return self.done >= self.of


def progress(given: Given, facts: Facts) -> Progress:
    """How far somebody is with a piece of work."""
    if given.kind in ("lesson", "unit"):
        return Progress(len(facts.lessons.intersection(given.lessons)), max(1, len(given.lessons)))
    if given.kind == "again":
        last = facts.runs.get(given.subject)
        return Progress(int(last is not None and last >= given.made_at), 1)
    if given.kind == "drill":
        return Progress(min(ENOUGH_DRILLED, facts.drilled.get(given.id, 0)), ENOUGH_DRILLED)
    if given.kind == "words":
        asked = facts.asked.get(f"words-{given.subject}", set())
        return Progress(len(given.words & asked), max(1, len(given.words)))
    if given.kind in HANDED_IN:
        return Progress(int(given.id in facts.handed_in), 1)
    return Progress(int(bool(facts.runs.keys() & set(given.runs))), 1)


def state(given: Given, done: bool, today: date) -> str:
    """`done`, `late` (the day has passed), `open`, or `coming`."""
    if done:
        return "done"
    if given.opens_on > today:
        return "coming"
    return "late" if given.due_on is not None and given.due_on < today else "open"


def in_order(works: Iterable[Given]) -> list[Given]:
    """What is due first comes first; what has no day comes last; then as given."""
    return sorted(works, key=lambda one: (one.due_on or date.max, one.opens_on, one.id))


def given_to(given: Given, groups: Mapping[int, frozenset[int]], learners: Iterable[int]) -> list[int]:
    """The learners of the class to whom it was given: all, or those in its group. `groups`: group → learners."""
    if given.group_id is None:
        return list(learners)
    inside = groups.get(given.group_id, frozenset())
    return [one for one in learners if one in inside]
