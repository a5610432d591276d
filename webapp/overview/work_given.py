"""Work given to a learner, and on which day it was done. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import parse_qsl

from webapp.courses.loading import Library
from webapp.marking import _m
from webapp.overview.tables import Column, Row, Table
from webapp.practice.drill_cells import CELLS

# Answers to the forms of a drill that make it done.
DRILLED = 10


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


@dataclass(frozen=True)
class Facts:
    """What the learner did: completions by lesson or unit; finished runs by lesson; drill answers as word, cell and day,
    in order; what was handed in by assignment. All with their days."""

    completed: Mapping[str, date] = field(default_factory=dict)
    finished: Mapping[str, Sequence[date]] = field(default_factory=dict)
    drilled: Sequence[tuple[str, str, date]] = ()
    handed_in: Mapping[int, date] = field(default_factory=dict)


def done_on(given: Given, facts: Facts) -> date | None:
    """The day on which it was done; None while it is not. What was done before it was given is done, but for a drill and a lesson given
    once more."""
    if given.kind in ("lesson", "unit"):
        return facts.completed.get(given.subject)
    if given.kind == "drill":
        return _drilled_on(given, facts)
    if given.kind in ("writing", "speaking"):
        return facts.handed_in.get(given.id)
    days = sorted(facts.finished.get(_run_of(given), ()))
    return next((day for day in days if given.kind != "again" or day >= given.opens_on), None)


def _run_of(given: Given) -> str:
    """What stands where a lesson's id stands in the runs of it."""
    return given.subject if given.kind in ("test", "again") else f"{given.kind}-{given.subject}"


def cells_of(subject: str) -> frozenset[str]:
    """The cells that a drill is given for: `cells=N;SG;LOC,N;SG;DAT`, `topic=case`, or cells alone; none for any."""
    told = dict(parse_qsl(subject)) if "=" in subject else {"cells": subject}
    if "topic" in told and "cells" not in told:
        return frozenset(name for name, cell in CELLS.items() if told["topic"] in cell.topics)
    return frozenset(told.get("cells", "").split(",")) & CELLS.keys()


def _drilled_on(given: Given, facts: Facts) -> date | None:
    cells, only = cells_of(given.subject), dict(parse_qsl(given.subject)).get("word")
    days = [
        day
        for word, cell, day in facts.drilled
        if day >= given.opens_on and (not cells or cell in cells) and only in (None, word)
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
