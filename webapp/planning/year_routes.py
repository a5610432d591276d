"""/classes/<id>/plan/year: a ready plan of the year, and what its teacher makes of it."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db, i18n, spreadsheets
from webapp.associations.holidays import days_off
from webapp.classes.current import asking, my_class
from webapp.courses import library
from webapp.courses.loading import Course
from webapp.models import Class
from webapp.planning import actions, forms, queries, spreading, wording
from webapp.planning.spreading import Step, Week
from webapp.security import grown_learner, guarded, record

blueprint = guarded(
    Blueprint("plan_year", __name__, url_prefix="/classes/<int(max=2147483647):class_id>/plan/year"), grown_learner
)
PLAN_OF = timedelta(days=600)  # as far as holidays are asked for
Moves = {
    "push": spreading.pushed,
    "pull": spreading.pulled,
    "free": spreading.freed,
    "up": lambda weeks, place: spreading.moved(weeks, place, -1),
    "down": lambda weeks, place: spreading.moved(weeks, place, 1),
}


def _page(class_: Class, errors: forms.Errors | None = None, form: Mapping[str, str] | None = None) -> str:
    session, content = db.session(), library()
    weeks = queries.weeks_of(session, class_.id)
    shelf = queries.shelf_of(session, [class_.id])
    given = queries.lessons_given(queries.assignments_in(session, content, class_.id, shelf))
    return render_template(
        "planning/year.html",
        class_=class_,
        weeks=weeks,
        given=given,
        checkpoints=_checkpoints(),
        courses=content.courses.values(),
        errors=errors or {},
        typed=form or {},
        usual=spreading.first_monday(clock.today()),
        this=spreading.monday_of(clock.today()),
    )


def _checkpoints() -> frozenset[str]:
    lessons = (lesson for course in library().courses.values() for lesson in course.lessons.values())
    return frozenset(lesson.id for lesson in lessons if lesson.kind == "checkpoint")


@blueprint.get("")
def year(class_id: int) -> str:
    """The plan, and the form that makes one."""
    return _page(my_class(class_id))


@blueprint.post("")
def make(class_id: int) -> Response | tuple[str, int]:
    """Spread a course over the year. A plan that is there already gives way only when that is said."""
    class_, today = my_class(class_id), clock.today()
    wanted = forms.year_wanted(request.form, library(), spreading.first_monday(today), today)
    if not wanted.errors and "anew" not in request.form and queries.weeks_of(db.session(), class_.id):
        wanted.errors["anew"] = _l("There is a plan already. Say that a new one may take its place.")
    if wanted.errors:
        return _page(class_, wanted.errors, request.form), 422
    steps = _steps(library().courses[wanted.course])
    pace = wanted.pace or spreading.usual_pace(len(steps), len(wanted.weekdays))
    off = days_off(wanted.start, wanted.start + PLAN_OF)
    weeks = spreading.spread(steps, wanted.start, wanted.weekdays, pace, off, i18n.gettext("Revision"))
    actions.keep_weeks(db.session(), class_.id, weeks)
    record("make plan of the year", None, class_id=class_.id, course=wanted.course, weeks=len(weeks))
    flash(_l("The plan is there. Change it as you like."), "success")
    return redirect(url_for("plan_year.year", class_id=class_.id), 303)


def _steps(course: Course) -> list[Step]:
    return [Step(lesson.id, number) for number, unit in enumerate(course.units) for lesson in unit.lessons]


def _week(class_id: int, place: int) -> tuple[Class, list[Week]]:
    """The class and its weeks, if it has this one."""
    class_ = my_class(class_id)
    weeks = queries.weeks_of(db.session(), class_.id)
    if place >= len(weeks):
        abort(404)
    return class_, weeks


@blueprint.get("/weeks/<int(max=200):place>")
def week(class_id: int, place: int) -> str:
    """One week, to be changed."""
    class_, weeks = _week(class_id, place)
    return render_template(
        "planning/week.html",
        class_=class_,
        place=place,
        week=weeks[place],
        courses=_courses(class_, weeks),
        last=place == len(weeks) - 1,
    )


def _courses(class_: Class, weeks: list[Week]) -> list[Course]:
    """The courses that the plan is of; that of the class while it holds no lesson."""
    planned = {lesson for week in weeks for lesson in week.lessons}
    courses = library().courses.values()
    return [one for one in courses if planned & one.lessons.keys()] or [
        one for one in courses if one.id == class_.course_id
    ]


@blueprint.post("/weeks/<int(max=200):place>")
def change(class_id: int, place: int) -> Response:
    """Move what a week holds, leave it free, or write other lessons and a note into it."""
    class_, weeks = _week(class_id, place)
    do = request.form.get("do", "save")
    if do in Moves:
        changed = Moves[do](weeks, place)
    else:
        known = [lesson for course in library().courses.values() for lesson in course.lessons]
        wanted = set(request.form.getlist("lesson"))
        lessons = tuple(lesson for lesson in known if lesson in wanted)
        here = Week(weeks[place].monday, weeks[place].hours or 1, lessons, forms.note_of(request.form)[:200])
        changed = [*weeks[:place], here, *weeks[place + 1 :]]
    actions.keep_weeks(db.session(), class_.id, changed)
    record("change plan of the year", None, class_id=class_.id, week=place, do=do if do in Moves else "save")
    return redirect(f"{url_for('plan_year.year', class_id=class_.id)}#week-{place}", 303)


@blueprint.post("/weeks/<int(max=200):place>/give")
def give(class_id: int, place: int) -> Response:
    """Give the lessons of a week: from its Monday, or from today when that is over, to its Sunday, or for a week."""
    class_, weeks = _week(class_id, place)
    session, today = db.session(), clock.today()
    opens = max(weeks[place].monday, today)
    due = max(wording.week_end(weeks[place].monday), opens + timedelta(days=3))
    shelf = queries.shelf_of(session, [class_.id])
    given = queries.lessons_given(queries.assignments_in(session, library(), class_.id, shelf))
    new = [lesson for lesson in weeks[place].lessons if lesson not in given and library().lesson(lesson)]
    for lesson in new:
        actions.give(
            session,
            class_id=class_.id,
            kind="lesson",
            subject=lesson,
            group_id=None,
            note="",
            opens_on=opens,
            due_on=due,
            teacher_id=asking().id,
            now=clock.now(),
        )
    if new:
        record("give week", None, class_id=class_.id, week=place, lessons=len(new))
        flash(_l("Given. Learners see it under “Work for the class”."), "success")
    else:
        flash(_l("The class has this already."), "info")
    return redirect(f"{url_for('plan_year.year', class_id=class_.id)}#week-{place}", 303)


@blueprint.get("/table.<any(csv, xlsx):ending>")
def table(class_id: int, ending: str) -> Response:
    """The plan as a table: what stands on the page."""
    class_ = my_class(class_id)
    rows = list(_rows(queries.weeks_of(db.session(), class_.id)))
    if ending == "csv":
        return _file(spreadsheets.csv_bytes(rows), "text/csv", "plan.csv")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _file(spreadsheets.xlsx_bytes({i18n.gettext("Plan of the year"): rows}), kind, "plan.xlsx")


def _file(content: bytes, kind: str, name: str) -> Response:
    return Response(content, mimetype=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _rows(weeks: list[Week]) -> Iterator[list[str | int | date | None]]:
    """The header, then each week with its lessons."""
    header = (_l("Week"), _l("From"), _l("To"), _l("Hours"), _l("Lessons"), _l("Note"), _l("Days off"))
    yield [str(one) for one in header]
    for number, week in enumerate(weeks, 1):
        lessons = "; ".join(f"{lesson} {wording.lesson_title(lesson).striptags()}" for lesson in week.lessons)
        note = week.note or (i18n.gettext("free") if week.free else "")
        off = ", ".join(wording.holidays_in(week.monday))
        yield [number, week.monday, wording.week_end(week.monday), week.hours, lessons, note, off]
