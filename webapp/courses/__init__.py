"""Lesson files as frozen objects, fitted to a learner; the pages that show a course and why it is as it is."""

from typing import Any

from flask import Flask

from webapp import security
from webapp.courses import loading, markup, reason_texts
from webapp.courses.current import (
    current_profile,
    find_lesson,
    instruction_languages,
    lesson_states,
    library,
    next_lesson,
    own_course,
    tested_courses,
)

__all__ = [
    "current_profile",
    "find_lesson",
    "instruction_languages",
    "lesson_states",
    "library",
    "next_lesson",
    "own_course",
]


def init_app(app: Flask) -> None:
    """Load the lessons and register the pages."""
    from webapp.courses.routes import blueprint, staff

    app.extensions["tilashar_library"] = loading.load(app.config["SETTINGS"].lessons)
    app.jinja_env.filters.update(
        marked=markup.marked,
        marked_line=markup.marked_line,
        sourced=markup.sourced,
        because=reason_texts.sentence,
        teach=markup.teach,
    )
    app.jinja_env.globals.update(
        teach=markup.teach, figure_name=reason_texts.figure_name, tested_courses=tested_courses
    )
    app.register_blueprint(staff)
    app.register_blueprint(blueprint)

    @app.context_processor
    def age_of_reader() -> dict[str, Any]:
        content = library()
        person = security.me()
        age = content.ages.get(person.age_group or "") if person else None
        type_size = (person and person.type_size) or (age.type_size if age else "normal")
        slow = person.slow_sound if person else None
        return {
            # The learner's own choice goes before that of the age group.
            "type_size": type_size,
            "slow_sound": slow if slow is not None else bool(age and age.slow_sound),
            "age_group": age.id if age else "adult",
            "me": security.me,
        }
