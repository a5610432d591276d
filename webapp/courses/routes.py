"""Pages of courses: the list, one course, and why it is as it is."""

from flask import Blueprint, abort, current_app, render_template, request
from werkzeug.wrappers import Response

from webapp.courses import adaptation, current_profile, library
from webapp.courses.comparing import Comparison, compare
from webapp.courses.loading import Course
from webapp.courses.profile import LearnerProfile
from webapp.security import everybody, guarded, has_role, learner

blueprint = guarded(Blueprint("courses", __name__), everybody)


def _course(course_id: str) -> Course:
    found = library().courses.get(course_id)
    if found is None:
        abort(404)
    return found


@blueprint.get("/courses")
def courses() -> str:
    """All courses."""
    return render_template("courses/courses.html", courses=library().courses.values())


@blueprint.get("/courses/<course_id>")
def course(course_id: str) -> str:
    """One course: its units and lessons, as planned for the reader."""
    found = _course(course_id)
    plans = {plan.lesson.id: plan for plan in adaptation.plan_course(library(), found, current_profile())}
    # Progress belongs to practice, which courses does not know; practice lends it.
    states = current_app.extensions["tilashar_lesson_states"]()
    return render_template("courses/course.html", course=found, plans=plans, states=states)


@blueprint.get("/courses/<course_id>/why")
def why(course_id: str) -> str | Response:
    """For editors and teachers: what was chosen for any profile and by which rule."""
    refused = learner()
    if refused is not None:
        return refused
    if not has_role("editor", "teacher", "coordinator", "admin"):
        abort(403)
    content, found = library(), _course(course_id)
    lesson_id = request.args.get("lesson", next(iter(found.lessons)))
    if lesson_id not in found.lessons:
        abort(404)
    profile = _profile_asked_for()
    comparison: Comparison = compare(content, found, profile)
    plan = adaptation.plan_lesson(content, found, lesson_id, profile)
    return render_template(
        "courses/why.html", course=found, content=content, profile=profile, plan=plan, comparison=comparison
    )


def _profile_asked_for() -> LearnerProfile:
    """The profile in the query string; what the lessons do not know is ignored."""
    content, asked = library(), request.args
    return LearnerProfile(
        heritage_language=asked["language"] if asked.get("language") in content.languages else None,
        age_group=asked["age"] if asked.get("age") in content.ages else "adult",
        spheres=tuple(sphere for sphere in asked.getlist("sphere") if sphere in content.spheres),
        people=asked["people"] if asked.get("people") in content.peoples else None,
    )
