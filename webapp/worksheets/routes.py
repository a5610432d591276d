"""Sheets to print: for a class, what its teacher chooses; of a lesson, for everybody."""

from flask import Blueprint, Response, abort, redirect
from werkzeug.wrappers import Response as Redirect

from webapp import clock, db
from webapp.classes.current import my_class
from webapp.courses import current_profile, library, own_course
from webapp.courses.loading import Course
from webapp.courses.profile import LearnerProfile
from webapp.limits import limited
from webapp.models import Class
from webapp.security import everybody, grown_learner, guarded
from webapp.worksheets import printing, queries
from webapp.worksheets.material import Reader
from webapp.worksheets.printing import Desk

for_class = guarded(
    Blueprint("class_print", __name__, url_prefix="/classes/<int(max=2147483647):class_id>"), grown_learner
)
for_all = guarded(Blueprint("worksheets", __name__, url_prefix="/worksheets"), everybody)


def _desk(class_: Class) -> Desk:
    """What the class learns, what it has had, and its word lists: four statements with that of the class."""
    courses, day = library().courses, clock.today()
    course = courses.get(class_.course_id) or next(iter(courses.values()))
    planned = queries.lessons_planned(db.session(), class_.id, day)
    given = queries.lessons_given(db.session(), class_.id, day)
    had = [lesson for lesson in (*planned, *given) if lesson in course.lessons]
    first = had[0] if had else next(iter(course.lessons))
    profile = LearnerProfile(age_group=course.age_for("adult"), people=class_.people)
    reader = Reader(course, profile, frozenset(had))
    lists = queries.word_lists(db.session(), class_.id)
    return Desk(reader, lists, class_.name, f"lesson:{first}", "worksheets/print.html")


@for_class.get("/print")
def choose(class_id: int) -> tuple[str, int]:
    """What to print, and how."""
    class_ = my_class(class_id)
    desk = _desk(class_)
    return printing.page(desk, printing.form_of(desk), class_=class_)


@for_class.get("/print/sheets.pdf")
@limited("60 per minute")
def of_class(class_id: int) -> Response | tuple[str, int]:
    """The sheets."""
    class_ = my_class(class_id)
    return printing.answer(_desk(class_), lambda form: str(form.what.data), class_=class_)


def _lesson_desk(lesson_id: str) -> tuple[Course, Desk]:
    found = library().lesson(lesson_id)
    if found is None:
        abort(404)
    course = found[0]
    return course, Desk(Reader(course, current_profile()), [], "", f"lesson:{lesson_id}", "worksheets/lesson.html")


@for_all.get("/lesson/<lesson_id>")
def choose_of_lesson(lesson_id: str) -> tuple[str, int] | Redirect:
    """What to print of a lesson."""
    course, desk = _lesson_desk(lesson_id)
    elsewhere = own_course(course)
    if elsewhere:
        return redirect(elsewhere)
    return printing.page(desk, printing.form_of(desk), lesson=course.lessons[lesson_id], course=course)


@for_all.get("/lesson/<lesson_id>/sheets.pdf")
@limited("30 per minute")
def of_lesson(lesson_id: str) -> Response | Redirect | tuple[str, int]:
    """The sheets of a lesson."""
    course, desk = _lesson_desk(lesson_id)
    elsewhere = own_course(course)
    if elsewhere:
        return redirect(elsewhere)
    return printing.answer(desk, lambda _form: desk.first, lesson=course.lessons[lesson_id], course=course)
