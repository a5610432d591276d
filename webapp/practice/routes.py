"""A lesson: its teaching page, its exercises one at a time, its end."""

from datetime import UTC, datetime
from uuid import UUID

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from sqlalchemy.exc import NoResultFound
from werkzeug.wrappers import Response

from webapp import db
from webapp.accounts import signing
from webapp.courses import adaptation, current_profile, find_lesson, generation, lesson_states, library, own_course
from webapp.courses.loading import Course
from webapp.practice import actions, disputing, granting, queries, yurt
from webapp.practice.arriving import given_at
from webapp.practice.exercises import kind_of
from webapp.practice.forms import Posted, posted, with_option_chosen
from webapp.practice.grading import Grade
from webapp.practice.posing import Context, Unfinished
from webapp.practice.screens import exercise_screen, feedback_part, feedback_screen, languages
from webapp.security import everybody, guarded, me

blueprint = guarded(Blueprint("practice", __name__, url_prefix="/practice"), everybody)


def _lesson(lesson_id: str) -> tuple[Course, adaptation.LessonPlan]:
    found = find_lesson(lesson_id)
    if found is None:
        abort(404)
    return found[0], adaptation.plan_lesson(library(), found[0], lesson_id, current_profile())


def _run(lesson_id: str) -> queries.RunSoFar | None:
    """The newest run of the person asking, without exercises that have been withdrawn since it began."""
    run = queries.my_newest_run(lesson_id)
    found = find_lesson(lesson_id)
    if run is None or found is None:
        return run
    return run.without(generation.withdrawn(found[1], library(), run.plan))


def _context(plan: adaptation.LessonPlan, exercise_id: str, attempt: int) -> Context:
    content = library()
    exercise = generation.by_id(plan.lesson, content, exercise_id)
    if exercise is None:
        raise NoResultFound
    return Context(content, plan, exercise, languages(), attempt)


@blueprint.get("/<lesson_id>")
def lesson(lesson_id: str) -> str | Response:
    """The teaching page; somebody in the middle of the lesson goes on where they left."""
    course, plan = _lesson(lesson_id)
    elsewhere = own_course(course)
    if elsewhere:
        return redirect(elsewhere)
    run = _run(lesson_id)
    if run is not None and not run.finished and "read" not in request.args:
        return redirect(url_for("practice.exercise", lesson_id=lesson_id))
    return render_template("practice/lesson.html", course=course, plan=plan, run=run)


@blueprint.get("/<lesson_id>/exercise")
def exercise(lesson_id: str) -> str | Response:
    """The next exercise of the run, or the end of the lesson."""
    course, plan = _lesson(lesson_id)
    elsewhere = own_course(course)
    if elsewhere:
        return redirect(elsewhere)
    run = _run(lesson_id) or queries.RunSoFar(
        0, lesson_id, tuple(item.exercise.id for item in plan.exercises), False, ()
    )
    place = run.place
    if run.finished or place.exercise_id is None:
        counts = queries.outcomes(db.session(), run.id)
        following = list(course.lessons)[list(course.lessons).index(lesson_id) + 1 :][:1]
        return render_template(
            "practice/finish.html",
            course=course,
            plan=plan,
            counts=counts,
            following=following,
            yurt=yurt.standing(
                course if course.counted else library().course_for(current_profile().age), lesson_states()
            ),
        )
    return exercise_screen(_context(plan, place.exercise_id, place.attempt), place)


@blueprint.post("/<lesson_id>/exercise")
def answer(lesson_id: str) -> str | Response | tuple[str, int]:
    """Grade an answer and keep it; a guest comes into being with the first one."""
    form = request.form
    sent = posted(form)
    # First the run: the person asking is read with it.
    run = _run(lesson_id)
    course, plan = _lesson(lesson_id)
    if run is not None and run.has(sent.client_id):
        return _feedback_of(lesson_id, sent)
    if sent.exercise_id not in (run.plan if run else [item.exercise.id for item in plan.exercises]):
        abort(404)
    context = _context(plan, sent.exercise_id, sent.attempt)
    kind, elsewhere = kind_of(context), own_course(course)
    try:
        given = kind.read(with_option_chosen(form, kind.pose, context), context)
    except Unfinished as error:
        if elsewhere:
            return redirect(elsewhere, 303)
        place = run.place if run else queries.RunSoFar(0, lesson_id, (sent.exercise_id,), False, ()).place
        return exercise_screen(context, place, problem=error.code, typed=form), 422
    grade = granting.graded(context, given)
    recorded = _record(course, plan, run, sent, given, grade)
    if elsewhere:
        # Kept like any answer; but the page that follows is not for a child.
        return redirect(elsewhere, 303)
    if request.htmx:  # type: ignore[attr-defined]
        return disputing.fitted(feedback_part(context, grade, recorded.place), sent.client_id)
    return redirect(url_for("practice.given", lesson_id=lesson_id, client_id=sent.client_id), 303)


def _record(
    course: Course, plan: adaptation.LessonPlan, run: queries.RunSoFar | None, sent: Posted, given: str, grade: Grade
) -> actions.Recorded:
    now = datetime.now(UTC)
    person = signing.me_or_guest()
    if run is None:
        exercises = [item.exercise.id for item in plan.exercises]
        # A run that begins with this answer begins when it was given.
        since = queries.account_made(db.session(), person.id) if sent.waited else None
        begins = given_at(now, sent.waited, since)
        run = actions.start_run(db.session(), person.id, course.id, plan.lesson.id, exercises, begins)
    recorded = actions.record_answer(
        db.connection(),
        person_id=person.id,
        course=course,
        run=run,
        exercise_id=sent.exercise_id,
        given=given,
        grade=grade,
        client_id=sent.client_id,
        milliseconds=sent.milliseconds,
        now=now,
        given_at=given_at(now, sent.waited, run.began) if sent.waited else None,
    )
    if recorded.new and recorded.place.finished:
        for tell in current_app.extensions["tilashar_run_finished"]:
            tell(person.id, run.lesson_id)
    return recorded


def _feedback_of(lesson_id: str, sent: Posted) -> Response:
    """The same answer sent again: the same feedback, nothing recorded twice."""
    return redirect(url_for("practice.given", lesson_id=lesson_id, client_id=sent.client_id), 303)


@blueprint.get("/<lesson_id>/answers/<uuid:client_id>")
def given(lesson_id: str, client_id: UUID) -> str | Response:
    """The feedback on one of the learner's own answers."""
    course, plan = _lesson(lesson_id)
    elsewhere = own_course(course)
    if elsewhere:
        return redirect(elsewhere)
    person = me()
    found = queries.answer(db.session(), person.id, client_id) if person else None
    run = _run(lesson_id)
    if person is None or found is None or run is None or found.lesson_id != lesson_id:
        raise NoResultFound
    context = _context(plan, found.exercise_id, found.attempt)
    offer = disputing.offer(db.session(), person.id, found.client_id)
    return feedback_screen(context, granting.graded(context, found.given), run.place, offer)


@blueprint.post("/<lesson_id>/again")
def again(lesson_id: str) -> Response:
    """A new run of a finished lesson. A lesson in the middle goes on."""
    course, plan = _lesson(lesson_id)
    elsewhere = own_course(course)
    if elsewhere:
        return redirect(elsewhere, 303)
    run = _run(lesson_id)
    if run is not None and (run.finished or run.place.finished):
        exercises = [item.exercise.id for item in plan.exercises]
        actions.start_run(db.session(), signing.me_or_guest().id, course.id, lesson_id, exercises, datetime.now(UTC))
    return redirect(url_for("practice.exercise", lesson_id=lesson_id), 303)
