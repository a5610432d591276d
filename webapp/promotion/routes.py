"""The front door."""

from flask import Blueprint, render_template

from webapp.courses import current_profile, library
from webapp.security import everybody, guarded

blueprint = guarded(Blueprint("promotion", __name__), everybody)


@blueprint.get("/")
def front() -> str:
    """What this is, and a first lesson to try."""
    content = library()
    course = content.course_for(current_profile().age)
    first = next(iter(course.lessons.values()))
    return render_template("promotion/front.html", content=content, course=course, first=first)
