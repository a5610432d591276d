"""Lesson files as frozen objects, fitted to a learner; the pages that show a course and why it is as it is."""

from typing import Any

from flask import Flask, current_app

from webapp import i18n, security
from webapp.courses import loading, markup, meaning, reason_texts
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


def own_course(course: loading.Course) -> str | None:
    """Where a child who asks for a course of older learners is sent; None when the course may be shown.

    Grown-ups may see every course: they read with their children.
    """
    person = security.me()
    if person is None or person.age_group != "child" or "child" in course.entry.ages:
        return None
    return f"/courses/{library().course_for('child').id}"


def lesson_states() -> dict[str, str]:
    """Lesson id → `done`, `open`, or `known` by a placement test, for the person asking; lessons that are new are not in it.

    Progress belongs to practice, and what is known to placement, which courses does not know; both lend it.
    """
    lent = current_app.extensions
    states: dict[str, str] = lent["tilashar_lesson_states"]()
    return dict.fromkeys(lent["tilashar_known_lessons"](), "known") | states


def next_lesson(course: loading.Course, states: dict[str, str]) -> str | None:
    """The lesson under way, else the first that was neither done nor known; None when the course is through."""
    begun = next((lesson for lesson in course.lessons if states.get(lesson) == "open"), None)
    return begun or next((lesson for lesson in course.lessons if lesson not in states), None)


def tested_courses() -> frozenset[str]:
    """The courses that have a test."""
    return frozenset(sitting.course for sitting in library().sittings.values())


def instruction_languages() -> tuple[str, ...]:
    """The languages of explanation for the person asking, best first; see `meaning.chain`."""
    person = security.me()
    return meaning.chain(library(), person.instruction_language if person else None, i18n.language())


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
