"""What the pages of marks share: which rubric, what comes next, tables and files."""

from collections.abc import Mapping, Sequence

from flask import Response, make_response, request, url_for

from webapp import clock, i18n, spreadsheets
from webapp.courses import instruction_languages, library, schema
from webapp.marks import rubrics, tables
from webapp.marks.given import Marked
from webapp.marks.queries import Waiting
from webapp.models import Class

_TYPES = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def scale_asked_for(class_: Class, kind: str) -> rubrics.Scale:
    """The rubric in force, of the level in the form or the address, else of the class's course."""
    asked = request.values.get("level", "")
    level = asked if asked in rubrics.LEVELS else rubrics.level_of(library(), class_.course_id)
    return rubrics.on_day(library(), kind, level, clock.today())


def as_typed(mark: Marked | None, scale: rubrics.Scale) -> dict[str, str]:
    """A mark as the form has it; nothing for none, and no points of another rubric."""
    if mark is None:
        return {}
    points = mark.points if mark.rubric == scale.code else {}
    return {"comment": mark.comment} | {f"points-{name}": str(number) for name, number in points.items()}


def tasks_of(work: Waiting) -> tuple[schema.Task, ...]:
    """The tasks of a block of a test."""
    test = library().sittings.get(work.test)
    return getattr(test, work.kind) if test else ()


def following(waiting: Sequence[Waiting], work: Waiting) -> Waiting | None:
    """What waits after this piece of work, else the oldest of the others."""
    place = (work.at, work.where, work.id)
    others = [one for one in waiting if (one.where, one.id) != (work.where, work.id)]
    return next((one for one in others if (one.at, one.where, one.id) > place), others[0] if others else None)


def address(class_: Class, work: Waiting | None) -> str:
    """The page of a piece of work, the queue for none."""
    if work is None:
        return url_for("marks.queue", class_id=class_.id)
    return url_for("marks.work", class_id=class_.id, where=work.where, work_id=work.id)


def in_words(texts: object) -> str:
    """A text of the lessons in the reader's language, plain."""
    return i18n.pick(texts, instruction_languages())


def table(marks: Sequence[Marked]) -> tables.Table:
    """The table of marks in the reader's language."""
    return tables.of_marks(library(), marks, i18n.gettext, in_words)


def as_file(shown: tables.Table, ending: str, name: str) -> Response:
    """A table as CSV or XLSX."""
    content = spreadsheets.csv_bytes(shown.whole) if ending == "csv" else spreadsheets.xlsx_bytes({name: shown.whole})
    response = make_response(content)
    response.headers["Content-Type"] = _TYPES[ending]
    response.headers["Content-Disposition"] = f"attachment; filename={name}.{ending}"
    response.headers["Cache-Control"] = "no-store"
    return response


def points_of(mark: Marked) -> list[tuple[schema.Criterion, int]]:
    """Criteria with the points given, for those that the lessons know."""
    scale = mark.scale(library())
    given: Mapping[str, int] = mark.points
    return [(one, given[one.id]) for one in scale.criteria if one.id in given] if scale else []


def is_kazakh(text: str) -> bool:
    """Whether what somebody wrote has letters that only Kazakh has: then the field says so to screen readers."""
    return bool(set(text.casefold()) & set("әғқңөұүһі"))
