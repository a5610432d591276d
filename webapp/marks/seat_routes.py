"""/sittings/<id>: where a learner begins what the class sits together."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.classes.current import asking
from webapp.courses import adaptation, current_profile, library, own_course
from webapp.courses.loading import Course
from webapp.exams import actions as exams
from webapp.exams import queries as exam_queries
from webapp.exams import sittings
from webapp.marks import sitting_actions, sitting_queries
from webapp.marks.choosing import title_of
from webapp.marks.progress import CHECKPOINT
from webapp.models import Run, Sitting
from webapp.practice.actions import start_run
from webapp.security import guarded, learner, record

blueprint = guarded(
    Blueprint("sitting_seats", __name__, url_prefix="/sittings/<int(max=2147483647):sitting_id>"), learner
)


def _course(sitting: Sitting) -> Course:
    return library().courses[sitting.subject.split("-")[0]]


def _address(sitting: Sitting, run: Run) -> str:
    """Where the run goes on, or its result."""
    if sitting.kind == CHECKPOINT:
        return url_for("practice.exercise", lesson_id=run.lesson_id)
    return url_for("exams.page", course_id=sitting.subject, run_id=run.id)


@blueprint.get("")
def page(sitting_id: int) -> str:
    """What it is, and the button to begin; begun, the way back in."""
    sitting, class_name = sitting_queries.my_sitting(db.session(), sitting_id, asking().id)
    found = sitting_queries.seat_of(db.session(), sitting_id, asking().id)
    return render_template(
        "marks/sitting.html",
        sitting=sitting,
        class_name=class_name,
        title=title_of(library(), sitting.kind, sitting.subject),
        run=found[1] if found else None,
        aside=found[0] if found and found[0].set_aside else None,
        address=_address(sitting, found[1]) if found else None,
        other_age=own_course(_course(sitting)) is not None,
    )


@blueprint.post("/begin")
def begin(sitting_id: int) -> Response:
    """Begin, once; begun already, go on. A closed sitting is begun no more."""
    person = asking()
    sitting, _ = sitting_queries.my_sitting(db.session(), sitting_id, person.id)
    found = sitting_queries.seat_of(db.session(), sitting_id, person.id)
    if found is not None:
        return redirect(_address(sitting, found[1]), 303)
    here = redirect(url_for("sitting_seats.page", sitting_id=sitting_id), 303)
    if own_course(_course(sitting)) is not None:
        return here
    if sitting.closed_at is not None:
        flash(_l("It is closed. Ask your teacher."), "warning")
        return here
    run_id = _start(sitting, person.id)
    sitting_actions.begin(db.session(), sitting_id, person.id, run_id, clock.now())
    record("begin sitting", person.id, sitting=sitting_id)
    return redirect(_address(sitting, db.session().get_one(Run, run_id)), 303)


def _start(sitting: Sitting, person_id: int) -> int:
    """A new run through the rooms that know how: of a checkpoint as planned for this learner, or of the form met least."""
    course, now = _course(sitting), clock.now()
    if sitting.kind == CHECKPOINT:
        plan = adaptation.plan_lesson(library(), course, sitting.subject, current_profile())
        exercises = [item.exercise.id for item in plan.exercises]
        return start_run(db.session(), person_id, course.id, sitting.subject, exercises, now).id
    forms = sittings.sittings_of(library(), course.id)
    taken = [run.sitting for run in exam_queries.runs(db.session(), person_id, [one.id for one in forms])]
    return exams.begin(db.session(), person_id, course, sittings.next_sitting(forms, taken).id, now)
