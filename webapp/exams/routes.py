"""/tests: the A1 test, page by page, and its results."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.accounts import signing
from webapp.courses import library, own_course, pieces, schema
from webapp.courses.loading import Course
from webapp.exams import actions, queries, sittings
from webapp.exams.forms import Incomplete, options_chosen, points_given, texts_written
from webapp.security import everybody, guarded, me, record
from webapp.voices.hearing import sound_url

blueprint = guarded(Blueprint("exams", __name__, url_prefix="/tests"), everybody)


def _course(course_id: str) -> tuple[Course, tuple[schema.Sitting, ...]]:
    """A course that has a test, and its sittings."""
    course = library().courses.get(course_id)
    found = sittings.sittings_of(library(), course_id)
    if course is None or not found:
        abort(404)
    return course, found


def _sat(course_id: str, run_id: int) -> tuple[Course, schema.Sitting, queries.Sat]:
    """The asking person's own run."""
    course, found = _course(course_id)
    person = me()
    if person is None:
        abort(404)
    sat = queries.sat(db.session(), person.id, run_id, [one.id for one in found])
    return course, library().sittings[sat.sitting], sat


@blueprint.get("/<course_id>")
def about(course_id: str) -> str | Response:
    """What the test is like, where one stands in it, and results so far."""
    course, found = _course(course_id)
    elsewhere = own_course(course)
    if elsewhere:
        return redirect(elsewhere)
    person = me()
    runs = queries.runs(db.session(), person.id, [one.id for one in found]) if person else []
    form = sittings.format_on(library(), course.entry.level, clock.today())
    done = [(run, _result(run)) for run in runs if run.finished_at]
    going = next((run for run in runs if run.finished_at is None), None)
    return render_template("exams/about.html", course=course, form=form, done=done, going=going, sittings=found)


def _result(run: queries.Sat) -> sittings.Result:
    sitting = library().sittings[run.sitting]
    form = sittings.format_on(library(), sitting.level, clock.day_of(run.started_at))
    return sittings.result(library(), sitting, form, run.answered, run.counting)


@blueprint.post("/<course_id>")
def begin(course_id: str) -> Response:
    """Begin the sitting that this person has met least; one under way goes on."""
    course, found = _course(course_id)
    person = signing.me_or_guest()
    runs = queries.runs(db.session(), person.id, [one.id for one in found])
    going = next((run.id for run in runs if run.finished_at is None), None)
    if going is None:
        sitting = sittings.next_sitting(found, [run.sitting for run in runs])
        going = actions.begin(db.session(), person.id, course, sitting.id, clock.now())
    return redirect(url_for("exams.page", course_id=course_id, run_id=going), 303)


@blueprint.get("/<course_id>/<int:run_id>")
def page(course_id: str, run_id: int) -> str:
    """The next page of a run, or its result."""
    course, sitting, sat = _sat(course_id, run_id)
    step = sittings.current(sitting, sat.answered, list(sat.points))
    if step is None:
        awaited = [block for block in sat.points if sat.held and block not in sat.marks]
        return render_template(
            "exams/result.html", course=course, sitting=sitting, sat=sat, result=_result(sat), awaited=awaited
        )
    return _shown(course, sitting, sat, step)


def _shown(
    course: Course,
    sitting: schema.Sitting,
    sat: queries.Sat,
    step: sittings.Step,
    problem: Incomplete | None = None,
    typed: MultiDict[str, str] | None = None,
) -> str:
    form = sittings.format_on(library(), sitting.level, clock.day_of(sat.started_at))
    block = next(one for one in form.blocks if one.id == step.block)
    of_block = [one.id for one in sittings.steps(sitting) if one.block == step.block]
    return render_template(
        f"exams/{'tasks' if step.passage is None else 'passage'}.html",
        course=course,
        sat=sat,
        step=step,
        block=block,
        place=of_block.index(step.id) + 1,
        places=len(of_block),
        questions=[sittings.shown(sat.id, item) for item in step.passage.items] if step.passage else [],
        sound=sound_url(pieces.spoken(step.passage)) if step.passage and step.block == "listening" else None,
        rubric=None if step.passage else sittings.rubric_on(library(), step.block),
        problem=problem,
        typed=typed or MultiDict(),
    )


@blueprint.post("/<course_id>/<int:run_id>/<step_id>")
def answer(course_id: str, run_id: int, step_id: str) -> Response | tuple[str, int]:
    """Keep the answers of a page. A page already answered, or one that is not the next, leads to where the run stands."""
    course, sitting, sat = _sat(course_id, run_id)
    step = sittings.current(sitting, sat.answered, list(sat.points))
    here = redirect(url_for("exams.page", course_id=course_id, run_id=run_id), 303)
    if step is None or step.id != step_id:
        return here
    try:
        _keep(course, sitting, sat, step)
    except Incomplete as problem:
        return _shown(course, sitting, sat, step, problem, request.form), 422
    _, _, after = _sat(course_id, run_id)
    if sittings.current(sitting, after.answered, list(after.points)) is None:
        actions.end(db.session(), run_id, clock.now())
    return here


def _keep(course: Course, sitting: schema.Sitting, sat: queries.Sat, step: sittings.Step) -> None:
    person, now = signing.me_or_guest(), clock.now()
    if step.passage is not None:
        chosen = options_chosen(request.form, [sittings.shown(sat.id, item) for item in step.passage.items])
        actions.answer_page(db.session(), person.id, course, sitting.id, sat.id, step, chosen, now)
        return
    texts = texts_written(request.form, step.tasks) if step.block == "writing" else {}
    # What a class sits together its teacher marks.
    points = {} if sat.held else points_given(request.form, sittings.rubric_on(library(), step.block))
    actions.hand_in(db.session(), person.id, sat.id, step.block, texts, points, now)
    record("hand in", person.id, block=step.block)
