"""Work given to a learner, and on which day it was done: by the rules of `planning.assigning`, in days. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from urllib.parse import parse_qsl

from webapp.clock import day_of
from webapp.courses.loading import Library
from webapp.marking import _m
from webapp.overview.tables import Column, Row, Table
from webapp.practice.drill_cells import CELLS

# Answers to the forms of a drill that make it done.
DRILLED = 10
EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Given:
    """An assignment as the learner has it; `name` is that of a word list or of own exercises."""

    id: int
    kind: str
    subject: str
    note: str
    opens_on: date
    due_on: date | None
    name: str = ""
    made_at: datetime = EARLIEST
    lessons: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Facts:
    """What the learner did: completions by lesson; finished runs by lesson, those of a lesson once more by assignment; drill
    answers as word, cell and time, in order; what was handed in by assignment; what was asked of lists of words. All with their days."""

    completed: Mapping[str, date] = field(default_factory=dict)
    finished: Mapping[str, Sequence[date]] = field(default_factory=dict)
    drilled: Sequence[tuple[str, str, datetime]] = ()
    handed_in: Mapping[int, date] = field(default_factory=dict)
    asked: Mapping[tuple[str, str], date] = field(default_factory=dict)


def done_on(given: Given, facts: Facts) -> date | None:
    """The day on which it was done; None while it is not. A lesson done before it was given is done."""
    if given.kind in ("lesson", "unit"):
        return _last(facts.completed.get(one) for one in given.lessons or (given.subject,))
    if given.kind == "words":
        return _last(facts.asked.get((given.subject, word)) for word in given.words)
    if given.kind == "drill":
        return _drilled_on(given, facts)
    if given.kind in ("writing", "speaking"):
        return facts.handed_in.get(given.id)
    return min(facts.finished.get(_run_of(given), ()), default=None)


def _last(days: Iterable[date | None]) -> date | None:
    """The last of the days; None where one of them is missing, or all."""
    found = list(days)
    return max((day for day in found if day), default=None) if all(found) else None


def _run_of(given: Given) -> str:
    """What stands where a lesson's id stands in the runs of it."""
    if given.kind == "again":
        return f"again-{given.id}"
    return given.subject if given.kind == "test" else f"{given.kind}-{given.subject}"


def cells_of(subject: str) -> frozenset[str]:
    """The cells that a drill is given for: `cells=N;SG;LOC,N;SG;DAT`, `topic=case`, or cells alone; none for any."""
    told = dict(parse_qsl(subject)) if "=" in subject else {"cells": subject}
    if "topic" in told and "cells" not in told:
        return frozenset(name for name, cell in CELLS.items() if told["topic"] in cell.topics)
    return frozenset(told.get("cells", "").split(",")) & CELLS.keys()


def _drilled_on(given: Given, facts: Facts) -> date | None:
    cells, word = cells_of(given.subject), dict(parse_qsl(given.subject)).get("word", "")
    days = [
        day
        for asked, cell, at in facts.drilled
        if (day := day_of(at)) >= given.opens_on
        and at >= given.made_at
        and (not cells or cell in cells)
        and word in ("", asked)
    ]
    return sorted(days)[DRILLED - 1] if len(days) >= DRILLED else None


_WORK = (
    Column("kind", "work", _m("What kind")),
    Column("what", "text", _m("Work given")),
    Column("opens", "day", _m("From")),
    Column("due", "day", _m("By")),
    Column("done", "day", _m("Done")),
)


def work_table(library: Library, work: Sequence[Given], facts: Facts) -> Table:
    """A row for each assignment."""
    rows = (Row(one.id, (one.kind, title(library, one), one.opens_on, one.due_on, done_on(one, facts))) for one in work)
    return Table("work", _m("Work given and done"), _WORK, tuple(rows))


def title(library: Library, given: Given) -> str:
    """What an assignment is called: the Kazakh title, the questions of the forms, the name of a list, the prompt."""
    if given.kind in ("lesson", "again"):
        found = library.lesson(given.subject)
        return found[1].title.kk if found else given.subject
    if given.kind == "unit":
        units = (unit for course in library.courses.values() for unit in course.units if unit.id == given.subject)
        return next((unit.entry.title.kk for unit in units), given.subject)
    if given.kind == "drill":
        return ", ".join(CELLS[cell].kk for cell in CELLS if cell in cells_of(given.subject)) or given.note
    return given.name or given.note or given.subject
