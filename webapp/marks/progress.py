"""A sitting as its teacher sees it: who has begun, how far they are, and what it came to. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from webapp.courses import schema
from webapp.courses.loading import Library
from webapp.exams import sittings
from webapp.exams.criterion import Standing
from webapp.marking import _m
from webapp.marks.tables import Named, Say, Table

TEST, CHECKPOINT = "test", "checkpoint"
RESULTS = {
    "met": _m("shown"),
    "not-met": _m("not yet"),
    "waiting": _m("to be marked"),
    "unfinished": _m("not finished"),
    "absent": _m("not begun"),
    "aside": _m("set aside"),
    "done": _m("completed"),
}


@dataclass(frozen=True)
class Part:
    """A learner's part in a sitting. `run_id` None: not begun. `total`: questions and tasks, or exercises of the run."""

    person_id: int
    name: str
    run_id: int | None = None
    lesson_id: str = ""
    started_at: datetime | None = None
    finished_at: datetime | None = None
    done: int = 0
    total: int = 0
    set_aside: bool = False
    note: str = ""

    @property
    def state(self) -> str:
        """`absent`, `going` or `finished`."""
        if self.run_id is None:
            return "absent"
        return "finished" if self.finished_at else "going"

    def in_time(self, closed_at: datetime | None) -> bool:
        """Whether it was finished before the sitting was closed."""
        return self.finished_at is not None and (closed_at is None or self.finished_at <= closed_at)


@dataclass(frozen=True)
class Outcome:
    """A checkpoint: how many exercises were right or almost at once, later, or not yet, of all in the plan."""

    at_once: int
    later: int
    not_yet: int
    total: int

    @property
    def share(self) -> int:
        """Per cent right at once, rounded down."""
        return 100 * self.at_once // self.total if self.total else 0


def outcome(answers: Iterable[tuple[str, bool]], total: int) -> Outcome:
    """`answers`: exercise and whether it was right or almost, in their order."""
    found: dict[str, str] = {}
    for exercise, passed in answers:
        if exercise not in found:
            found[exercise] = "at_once" if passed else "not_yet"
        elif passed and found[exercise] == "not_yet":
            found[exercise] = "later"
    told = list(found.values())
    return Outcome(told.count("at_once"), told.count("later"), told.count("not_yet"), total)


def length_of_test(library: Library, test: str) -> int:
    """Questions with options, and the blocks of writing and speaking."""
    found = library.sittings.get(test)
    if found is None:
        return 0
    return 2 + sum(len(one.items) for block in sittings.CHOSEN for one in getattr(found, block))


def of_test(
    parts: Sequence[Part],
    standings: Mapping[int, Standing],
    form: schema.ExamFormat,
    closed_at: datetime | None,
    say: Say,
    named: Named,
) -> Table:
    """A row for each learner: points and per cent of each block, and whether the criterion is met. `standings`: run → what it came to."""
    titles = [say(_m("Name"))]
    for block in form.blocks:
        titles += [named(block.name), f"{named(block.name)}, % ≥ {block.threshold.value}"]
    rows = []
    for part in parts:
        found = standings.get(part.run_id or 0)
        cells: list[Any] = []
        for block in form.blocks:
            points, most = found.blocks.get(block.id, (0, 0)) if found else (0, 0)
            marked = found is not None and most and block.id not in found.waiting
            cells += [f"{points}/{most}", 100 * points // most] if marked else [None, None]
        rows.append((part.name, *cells, say(RESULTS[result_of(part, found, closed_at)]), part.note))
    return Table((*titles, say(_m("Result")), say(_m("Note"))), tuple(rows))


def result_of(part: Part, found: Standing | None, closed_at: datetime | None) -> str:
    """A code of RESULTS. What was set aside says so first; what was not finished in time counts as not finished."""
    if part.run_id is None:
        return "absent"
    if part.set_aside:
        return "aside"
    if not part.in_time(closed_at) or found is None:
        return "unfinished"
    if found.waiting:
        return "waiting"
    return "met" if found.met else "not-met"


def of_checkpoint(
    parts: Sequence[Part], outcomes: Mapping[int, Outcome], closed_at: datetime | None, say: Say
) -> Table:
    """A row for each learner. Completed is who went to the end: each exercise right, almost, or tried three times."""
    titles = (
        _m("Name"), _m("Right at once"), _m("Right later"), _m("Not yet"), _m("Exercises"), _m("Right at once, %"),
        _m("Result"), _m("Note"),
    )  # fmt: skip
    rows = []
    for part in parts:
        found = outcomes.get(part.run_id or 0)
        cells = (found.at_once, found.later, found.not_yet, found.total, found.share) if found else (None,) * 5
        result = (
            "absent"
            if part.run_id is None
            else "aside"
            if part.set_aside
            else "done"
            if part.in_time(closed_at)
            else "unfinished"
        )
        rows.append((part.name, *cells, say(RESULTS[result]), part.note))
    return Table(tuple(map(say, titles)), tuple(rows))
