"""Pages of courses: the list, one course, why it is as it is, and what is still to be reviewed."""

from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from webapp.courses import adaptation, checking, stats
from webapp.courses.comparing import Comparison, by_language, compare
from webapp.courses.current import current_profile, lesson_states, library, own_course
from webapp.courses.loading import Course
from webapp.courses.profile import LearnerProfile
from webapp.security import everybody, guarded, holding

blueprint = guarded(Blueprint("courses", __name__), everybody)
for_staff = holding("editor", "teacher", "coordinator", "admin")
staff = guarded(Blueprint("review", __name__, url_prefix="/courses/review"), for_staff)


def _course(course_id: str) -> Course:
    found = library().courses.get(course_id)
    if found is None:
        abort(404)
    return found


@blueprint.get("/courses")
def courses() -> str:
    """All courses that are for the reader, the reader's own first. A child sees only those for children."""
    age, found = current_profile().age, library().courses.values()
    shown = [one for one in found if age != "child" or age in one.entry.ages]
    return render_template("courses/courses.html", courses=sorted(shown, key=lambda one: age not in one.entry.ages))


@blueprint.get("/courses/<course_id>")
def course(course_id: str) -> str | Response:
    """One course: its units and lessons, as planned for the reader."""
    found = _course(course_id)
    elsewhere = own_course(found)
    if elsewhere:
        return redirect(elsewhere)
    plans = {plan.lesson.id: plan for plan in adaptation.plan_course(library(), found, current_profile())}
    states = lesson_states()
    return render_template("courses/course.html", course=found, plans=plans, states=states)


@blueprint.get("/courses/<course_id>/why")
def why(course_id: str) -> str | Response:
    """For editors and teachers: what was chosen for any profile and by which rule, and how the course differs by language."""
    refused = for_staff()
    if refused is not None:
        return refused
    content, found = library(), _course(course_id)
    lesson_id = request.args.get("lesson", next(iter(found.lessons)))
    if lesson_id not in found.lessons:
        abort(404)
    profile = _profile_asked_for()
    comparison: Comparison = compare(content, found, profile)
    plan = adaptation.plan_lesson(content, found, lesson_id, profile)
    return render_template(
        "courses/why.html",
        course=found,
        content=content,
        profile=profile,
        plan=plan,
        comparison=comparison,
        languages=by_language(content, found),
    )


@staff.get("")
def review() -> str:
    """For those who write and teach: which lessons were read and signed off, and which are still to be."""
    return render_template("courses/review.html", content=library(), figures=stats.figures(library()))


@staff.get("/problems")
def problems() -> str:
    """What the checker says of the lessons, the errors first; while it is at work, that it is."""
    return render_template("courses/problems.html", problems=checking.found(library()))


def _profile_asked_for() -> LearnerProfile:
    """The profile in the query string; what the lessons do not know is ignored."""
    content, asked = library(), request.args
    return LearnerProfile(
        heritage_language=asked["language"] if asked.get("language") in content.languages else None,
        age_group=asked["age"] if asked.get("age") in content.ages else "adult",
        spheres=tuple(sphere for sphere in asked.getlist("sphere") if sphere in content.spheres),
        people=asked["people"] if asked.get("people") in content.peoples else None,
    )
