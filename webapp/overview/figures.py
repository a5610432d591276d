"""The figures of a class, learner by learner. Pure: rows come in, one table goes out, whoever shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from webapp.courses.loading import Library, Unit
from webapp.marking import _m
from webapp.overview import help_needed
from webapp.overview.tables import Column, Row, Table, Value, minutes, share

# An answer left open for longer than this counts for no more.
LONGEST_MILLISECONDS = 3 * 60 * 1000
LESSONS, RIGHTS = "lessons", "rights"


@dataclass(frozen=True, slots=True)
class Work:
    """Answers within a lesson, or the drill, or revision; `rights` counts right and almost."""

    answers: int = 0
    rights: int = 0
    milliseconds: int = 0

    def __add__(self, other: "Work") -> "Work":
        return Work(self.answers + other.answers, self.rights + other.rights, self.milliseconds + other.milliseconds)


@dataclass(frozen=True, slots=True)
class Learner:
    """A learner of the class. `done`: lessons completed, ever; `work`: by lesson, within the period asked for."""

    person_id: int
    name: str
    by_sheet: bool
    recent: help_needed.Recent
    done: frozenset[str] = frozenset()
    groups: tuple[str, ...] = ()
    work: Mapping[str, Work] = field(default_factory=dict)


_FIXED = (
    Column("name", "name", _m("Name")),
    Column("group", "text", _m("Group")),
    Column("needs", "needs", _m("Needs help")),
    Column("lessons", "number", _m("Lessons completed")),
    Column("answers", "number", _m("Answers")),
    Column("right", "share", _m("Right or almost")),
    Column("minutes", "minutes", _m("Minutes")),
    Column("last", "day", _m("Last practice")),
)
_PART, _SHARE = _m("lessons completed"), _m("right or almost")


def units_of(library: Library, course_id: str, learners: Sequence[Learner]) -> tuple[Unit, ...]:
    """The units of the class's course, and of every other course in which somebody of it has worked."""
    met = {lesson for learner in learners for lesson in (*learner.done, *learner.work)}
    return tuple(
        unit
        for course in library.courses.values()
        if course.id == course_id or not met.isdisjoint(course.lessons)
        for unit in course.units
    )


def class_table(learners: Sequence[Learner], units: Sequence[Unit], today: date) -> Table:
    """A row for each learner: the plain figures, then for each unit the lessons completed and the share of right answers."""
    lessons = [frozenset(lesson.id for lesson in unit.lessons) for unit in units]
    columns = [
        column
        for unit, ids in zip(units, lessons, strict=True)
        for column in (
            Column(f"{LESSONS}/{unit.id}", "part", _PART, unit.entry.title.kk, len(ids)),
            Column(f"{RIGHTS}/{unit.id}", "share", _SHARE, unit.entry.title.kk),
        )
    ]
    unit_of = {lesson: place for place, ids in enumerate(lessons) for lesson in ids}
    rows = tuple(Row(one.person_id, (*_plain(one, today), *_by_unit(one, lessons, unit_of))) for one in learners)
    return Table("learners", _m("Learners"), (*_FIXED, *columns), rows)


def _plain(learner: Learner, today: date) -> tuple[Value, ...]:
    done = learner.work.values()
    answers = sum(work.answers for work in done)
    return (
        learner.name,
        ", ".join(learner.groups),
        help_needed.why(learner.recent, today),
        len(learner.done),
        answers,
        share(sum(work.rights for work in done), answers),
        minutes(sum(work.milliseconds for work in done)),
        learner.recent.last_day,
    )


def _by_unit(learner: Learner, lessons: Sequence[frozenset[str]], unit_of: Mapping[str, int]) -> list[Value]:
    answers, rights = [0] * len(lessons), [0] * len(lessons)
    for lesson, work in learner.work.items():
        place = unit_of.get(lesson)
        if place is not None:
            answers[place] += work.answers
            rights[place] += work.rights
    cells: list[Value] = []
    for place, ids in enumerate(lessons):
        cells += (len(learner.done & ids), share(rights[place], answers[place]))
    return cells


def level(column: Column, value: Value) -> int:
    """How full a cell of the heat map is drawn, in quarters: 0 for nothing, 4 for all."""
    if not isinstance(value, int):
        return 0
    whole = column.of if column.kind == "part" else 100
    return min(4, (4 * value + whole - 1) // whole) if whole else 0
