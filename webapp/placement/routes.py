"""/placement: a test that finds where to start."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.accounts import signing
from webapp.courses import current_profile, library
from webapp.courses.loading import Course
from webapp.placement import actions, estimating, placing, queries
from webapp.placement.queries import Test
from webapp.placement.screens import Standing, context_of, item_screen, result_screen, standing, unknown
from webapp.practice.exercises import kind_of
from webapp.practice.forms import posted, with_option_chosen
from webapp.practice.posing import Unfinished
from webapp.security import SignedIn, everybody, guarded, me, record

blueprint = guarded(Blueprint("placement", __name__, url_prefix="/placement"), everybody)


def _course() -> Course:
    return library().course_for(current_profile().age)


def _childs_course() -> str | None:
    """Where a child is sent: Балапан begins at its beginning, and nobody is tested."""
    return f"/courses/{_course().id}" if current_profile().age == "child" else None


def _own(run_id: int) -> tuple[SignedIn, Test]:
    """The person asking, and their own test."""
    person = me()
    if person is None:
        abort(404)
    return person, queries.own_test(db.session(), person.id, run_id)


def _here(run_id: int) -> Response:
    return redirect(url_for("placement.page", run_id=run_id), 303)


@blueprint.get("")
def about() -> str | Response:
    """Who it is for, how long it takes, and earlier results."""
    if elsewhere := _childs_course():
        return redirect(elsewhere)
    person = me()
    return render_template(
        "placement/about.html",
        course=_course(),
        most=estimating.MOST,
        going=queries.open_test(db.session(), person.id) if person else None,
        earlier=queries.placements(db.session(), person.id) if person else (),
        courses=library().courses,
    )


@blueprint.post("")
def begin() -> Response:
    """Begin a test; one under way goes on."""
    if elsewhere := _childs_course():
        return redirect(elsewhere, 303)
    person = signing.me_or_guest()
    going = queries.open_test(db.session(), person.id)
    return _here(going or actions.begin(db.session(), person.id, _course(), clock.now()))


@blueprint.get("/<int:run_id>")
def page(run_id: int) -> str | Response:
    """The next question, or the result."""
    person, test = _own(run_id)
    if elsewhere := _childs_course():
        return redirect(elsewhere)
    if test.placement is not None:
        return result_screen(test)
    now = standing(person.id, test)
    if now.item is None:
        # Stopped before the first answer: there is nothing to tell.
        return redirect("/placement")
    return item_screen(test, now)


@blueprint.post("/<int:run_id>")
def answer(run_id: int) -> Response | tuple[str, int]:
    """Keep the answer to the question that stands. Any other (sent twice, gone back to) leads to where the test stands."""
    person, test = _own(run_id)
    sent, now = posted(request.form), standing(person.id, test)
    context = context_of(now.course, now.item.exercise.id) if now.item else None
    if context is None or sent.exercise_id != context.exercise.id or _childs_course():
        return _here(run_id)
    kind = kind_of(context)
    if "unknown" in request.form:
        given, grade = queries.UNKNOWN, unknown(context)
    else:
        try:
            given = kind.read(with_option_chosen(request.form, kind.pose, context), context)
        except Unfinished as problem:
            return item_screen(test, now, problem.code, request.form), 422
        grade = kind.grade(given, context)
    actions.answer(
        db.session(),
        person.id,
        now.course,
        run_id,
        sent.exercise_id,
        given,
        grade,
        sent.milliseconds,
        clock.now(),
    )
    return _after(person, run_id)


def _after(person: SignedIn, run_id: int) -> Response:
    """To the next question, or to the result when there is none."""
    test = queries.own_test(db.session(), person.id, run_id)
    now = standing(person.id, test)
    if now.item is None:
        _decide(person, test, now, stopped=False)
    return _here(run_id)


def _decide(person: SignedIn, test: Test, now: Standing, stopped: bool) -> None:
    start = placing.chosen_start(now.course, now.finding.level, placing.SUGGESTED)
    actions.decide(db.session(), person.id, test, now.finding, start, stopped, clock.now())
    _mark(person, now.course, test, start)


def _mark(person: SignedIn, course: Course, test: Test, start: placing.Start) -> None:
    missed = placing.words_missed(library(), course, test.outcomes)
    words = placing.words_known(library(), course, start, missed)
    actions.mark_known(db.session(), person.id, placing.keys_known(words), clock.now())
    record("placement", person.id, start=start.lesson_id, words=len(words))


@blueprint.post("/<int:run_id>/stop")
def stop(run_id: int) -> Response:
    """End it here; what was seen counts."""
    person, test = _own(run_id)
    if test.finished_at is not None:
        return _here(run_id)
    if test.answers:
        _decide(person, test, standing(person.id, test), stopped=True)
        return _here(run_id)
    actions.end(db.session(), run_id, clock.now())
    return redirect("/placement", 303)


@blueprint.post("/<int:run_id>/start")
def start(run_id: int) -> Response:
    """Start where it says, a unit earlier, or at the beginning: what lies before counts as known, what does not is practised."""
    person, test = _own(run_id)
    choice = request.form.get("start", "")
    if test.placement is None or choice not in placing.STARTS:
        abort(404)
    course = library().courses[test.course_id]
    chosen = placing.chosen_start(course, test.placement.found["level"], choice)
    actions.start_at(db.session(), test.placement, chosen)
    _mark(person, course, test, chosen)
    return redirect(f"/practice/{chosen.lesson_id}", 303)


@blueprint.post("/<int:run_id>/practise")
def practise(run_id: int) -> Response:
    """Nothing is to count as known by this test."""
    person, test = _own(run_id)
    if test.placement is None:
        abort(404)
    actions.practise_after_all(db.session(), test.placement)
    record("placement", person.id, practise=True)
    flash(_l("Nothing is skipped now: all words and lessons are there to be practised."), "success")
    return _here(run_id)
