"""The figures of one learner: week by week, form by form, lesson by lesson. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from webapp.courses.loading import Library
from webapp.marking import _m
from webapp.overview.figures import Work
from webapp.overview.tables import Column, Row, Table, minutes, share
from webapp.practice.drill_cells import CELLS

LATELY = timedelta(days=28)
# Weeks drawn at most; the table has as many.
MOST_WEEKS = 26


@dataclass(frozen=True, slots=True)
class Day:
    """What was done on a day."""

    day: date
    work: Work


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """An answer that asked for one form: the cell of the drill, and whether it was right or almost."""

    features: str
    right: bool
    day: date


_WEEKS = (
    Column("week", "day", _m("Week from")),
    Column("days", "number", _m("Days")),
    Column("answers", "number", _m("Answers")),
    Column("right", "share", _m("Right or almost")),
    Column("minutes", "minutes", _m("Minutes")),
)


def weeks_table(days: Iterable[Day]) -> Table:
    """A row for each week from the first to the last with an answer, the newest first; an idle week has a row of noughts."""
    of_week: dict[date, list[Work]] = {}
    for one in days:
        of_week.setdefault(monday(one.day), []).append(one.work)
    weeks = sorted(of_week)
    rows = []
    week = weeks[0] if weeks else None
    while week is not None and week <= weeks[-1]:
        done = of_week.get(week, [])
        whole = sum(done, Work())
        figures = (len(done), whole.answers, share(whole.rights, whole.answers), minutes(whole.milliseconds))
        rows.append(Row(week.isoformat(), (week, *figures)))
        week += timedelta(days=7)
    return Table("weeks", _m("Week by week"), _WEEKS, tuple(reversed(rows[-MOST_WEEKS:])))


def monday(day: date) -> date:
    """The first day of the week of a day."""
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True)
class Bar:
    """A week as drawn: place from 0, and the heights of all answers and of the right ones, of 100."""

    place: int
    height: int
    right: int


def bars(weeks: Table) -> list[Bar]:
    """The weeks of a table from the oldest to the newest; the busiest is as high as the picture."""
    counted = [(int(str(row.cells[2] or 0)), int(str(row.cells[3] or 0))) for row in reversed(weeks.rows)]
    most = max((answers for answers, _ in counted), default=0) or 1
    heights = [(100 * answers // most, right) for answers, right in counted]
    return [Bar(place, height, height * right // 100) for place, (height, right) in enumerate(heights)]


_FORMS = (
    Column("form", "kazakh", _m("Form")),
    Column("name", "term", _m("Name in grammar")),
    Column("answers", "number", _m("Answers")),
    Column("right", "share", _m("Right or almost")),
    Column("earlier", "share", _m("earlier")),
    Column("lately", "share", _m("last four weeks")),
)


def forms_table(answers: Sequence[FormAnswer], today: date) -> Table:
    """A row for each form that was asked for, the weakest first."""
    of_form: dict[str, list[FormAnswer]] = {}
    for one in answers:
        of_form.setdefault(one.features, []).append(one)
    rows = [
        Row(
            features,
            (
                CELLS[features].kk,
                CELLS[features].term,
                len(found),
                _right(found),
                _right([one for one in found if today - one.day >= LATELY]),
                _right([one for one in found if today - one.day < LATELY]),
            ),
        )
        for features, found in of_form.items()
    ]
    return Table("forms", _m("Strengths by form"), _FORMS, tuple(sorted(rows, key=_weakest)))


def _right(answers: Sequence[FormAnswer]) -> int | None:
    return share(sum(one.right for one in answers), len(answers))


def _weakest(row: Row) -> tuple[int, int, str]:
    return int(str(row.cells[3])), -int(str(row.cells[2])), str(row.subject)


_PATH = (
    Column("unit", "kazakh", _m("Unit")),
    Column("lesson", "kazakh", _m("Lesson")),
    Column("day", "day", _m("Completed on")),
)


def path_table(library: Library, completed: Sequence[tuple[str, date]]) -> Table:
    """The lessons completed, in the order given; one that has left the courses is named by its id."""
    rows = []
    for lesson_id, day in completed:
        found = library.lesson(lesson_id)
        unit = found[0].unit_of[lesson_id].entry.title.kk if found else ""
        rows.append(Row(lesson_id, (unit, found[1].title.kk if found else lesson_id, day)))
    return Table("path", _m("Lessons completed"), _PATH, tuple(rows))


_ATTENDANCE = (Column("day", "day", _m("Day")), Column("status", "status", _m("Attendance")))


def attendance_table(days: Sequence[tuple[date, str]]) -> Table:
    """A row for each lesson of the class that was marked."""
    return Table(
        "attendance", _m("Attendance"), _ATTENDANCE, tuple(Row(str(day), (day, status)) for day, status in days)
    )


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark: of what (the rubric's code, or the teacher's words), points in all, and the comment."""

    number: int
    day: date
    rubric: str
    occasion: str
    points: int
    most: int | None
    comment: str


_MARKS = (
    Column("day", "day", _m("Day")),
    Column("rubric", "rubric", _m("Of what")),
    Column("occasion", "text", _m("Occasion")),
    Column("points", "number", _m("Points")),
    Column("most", "number", _m("of")),
    Column("comment", "text", _m("Comment")),
)


def marks_table(marks: Sequence[Marked]) -> Table:
    """A row for each mark that stands."""
    rows = (Row(one.number, (one.day, one.rubric, one.occasion, one.points, one.most, one.comment)) for one in marks)
    return Table("marks", _m("Marks"), _MARKS, tuple(rows))
