"""Lesson files as frozen objects, fitted to a learner; the pages that show a course and why it is as it is."""

from typing import Any

from flask import Flask, current_app

from webapp import security
from webapp.courses import loading, markup, reason_texts
from webapp.courses.profile import LearnerProfile


def library() -> loading.Library:
    """The content, loaded once when the site starts."""
    found: loading.Library = current_app.extensions["tilashar_library"]
    return found


def current_profile() -> LearnerProfile:
    """The profile of the person asking; empty for somebody unknown."""
    person = security.me()
    if person is None:
        return LearnerProfile()
    return LearnerProfile(person.heritage_language, person.age_group, person.spheres, person.people)


def instruction_languages() -> tuple[str, ...]:
    """The languages of explanation for the person asking, best first: the one chosen; the interface language follows in `pick`."""
    person = security.me()
    return (person.instruction_language,) if person and person.instruction_language else ()


def init_app(app: Flask) -> None:
    """Load the lessons and register the pages."""
    from webapp.courses.routes import blueprint

    app.extensions["tilashar_library"] = loading.load(app.config["SETTINGS"].lessons)
    app.jinja_env.filters.update(marked=markup.marked, marked_line=markup.marked_line, because=reason_texts.sentence)
    app.jinja_env.globals.update(teach=markup.teach, figure_name=reason_texts.figure_name)
    app.register_blueprint(blueprint)

    @app.context_processor
    def age_of_reader() -> dict[str, Any]:
        content = library()
        person = security.me()
        age = content.ages.get(person.age_group or "") if person else None
        return {
            "type_size": age.type_size if age else "normal",
            "age_group": age.id if age else "adult",
            "me": security.me,
        }
