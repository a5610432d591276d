"""Work given to a learner as a table. What it is and how far it is done, planning says. Pure."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from webapp.marking import _m
from webapp.overview.tables import Column, Row, Table


class Given(Protocol):
    """A piece of work as planning lends it: its title in plain text, and how much of how much is done."""

    id: int
    kind: str
    title: str
    opens_on: date
    due_on: date | None
    done: int
    of: int


_WORK = (
    Column("kind", "work", _m("What kind")),
    Column("what", "text", _m("Work given")),
    Column("opens", "day", _m("From")),
    Column("due", "day", _m("By")),
    Column("done", "share", _m("Done")),
)


def work_table(work: Sequence[Given]) -> Table:
    """A row for each piece of work, as it comes."""
    rows = (
        Row(one.id, (one.kind, one.title, one.opens_on, one.due_on, 100 * one.done // one.of if one.of else 0))
        for one in work
    )
    return Table("work", _m("Work given and done"), _WORK, tuple(rows))
