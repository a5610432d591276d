"""Attendance of a class: a day with one tap a learner, the table of days, both to keep; and one's own."""

from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from webapp import clock, db, i18n, spreadsheets
from webapp.classes.current import asking, my_class
from webapp.live import attendance, attendance_actions, attendance_queries
from webapp.models import Class
from webapp.security import grown_learner, guarded, record

blueprint = guarded(
    Blueprint("attendance", __name__, url_prefix="/classes/<int(max=2147483647):class_id>/live/attendance"),
    grown_learner,
)


def _day(text: str) -> date:
    """A day as posted or asked for: today or before; today where none is said."""
    if not text:
        return clock.today()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        abort(404)
    if day > clock.today() or day.year < 2000:
        abort(404)
    return day


@blueprint.get("")
def page(class_id: int) -> str:
    """The learners on a day."""
    class_ = my_class(class_id)
    # A field left empty, or a day to come, from the form that chooses the day.
    day = _day(request.args.get("day", ""))
    part = request.htmx and "part" in request.args  # type: ignore[attr-defined]
    return render_template(
        "live/_attendance.html" if part else "live/attendance.html",
        class_=class_,
        day=day,
        today=clock.today(),
        lines=attendance_queries.lines(db.session(), class_.id, day),
    )


@blueprint.post("")
def mark(class_id: int) -> BaseResponse:
    """One learner, or several at once: those who joined, or all who are not marked yet."""
    class_, day = my_class(class_id), _day(request.form.get("day", ""))
    status = request.form.get("status", "")
    if status not in attendance.STATUS_NAMES:
        abort(404)
    lines = attendance_queries.lines(db.session(), class_.id, day)
    people = _meant(lines)
    attendance_actions.mark(
        db.session(),
        class_id=class_.id,
        people=people,
        day=day,
        status=status,
        teacher_id=asking().id,
        now=clock.now(),
    )
    for person_id in people:
        record("mark attendance", person_id, class_id=class_.id, day=day.isoformat(), status=status)
    part: dict[str, Any] = {"part": 1} if request.htmx else {}  # type: ignore[attr-defined]
    return redirect(url_for("attendance.page", class_id=class_.id, day=day.isoformat(), **part), 303)


def _meant(lines: list[attendance.Line]) -> list[int]:
    """Whom the form names. Raises 404 for somebody who is not in the class."""
    who = request.form.get("person", "")
    if who == "joined":
        return [line.person_id for line in lines if line.suggested]
    if who == "rest":
        return [line.person_id for line in lines if not line.status]
    found = [line.person_id for line in lines if str(line.person_id) == who]
    if not found:
        abort(404)
    return found


@blueprint.get("/history")
def history(class_id: int) -> str:
    """Days and learners."""
    class_ = my_class(class_id)
    rows = attendance_queries.history(db.session(), class_.id, clock.today())
    return render_template("live/history.html", class_=class_, rows=rows, days=attendance.days_of(rows))


@blueprint.get("/history.<any(csv, xlsx):form>")
def table(class_id: int, form: str) -> Response:
    """The same to keep."""
    class_ = my_class(class_id)
    rows = _table(class_)
    if form == "csv":
        content, kind = spreadsheets.csv_bytes(rows), "text/csv; charset=utf-8"
    else:
        content = spreadsheets.xlsx_bytes({class_.name: rows})
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    name = f"attendance-{class_.id}.{form}"
    return Response(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _table(class_: Class) -> list[list[spreadsheets.Cell]]:
    rows = attendance_queries.history(db.session(), class_.id, clock.today())
    days = attendance.days_of(rows)
    names = {status: i18n.gettext(name) for status, name in attendance.STATUS_NAMES.items()}
    head: list[spreadsheets.Cell] = [i18n.gettext("Name"), *(names[one] for one in attendance.STATUSES)]
    found: list[list[spreadsheets.Cell]] = [[*head, *(day.isoformat() for day in days)]]
    for row in rows:
        marks = [names[row.by_day[day]] if day in row.by_day else "" for day in days]
        found.append([row.name, *(row.counts[one] for one in attendance.STATUSES), *marks])
    return found
