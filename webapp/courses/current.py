"""The content, and the person asking, as every room sees them: what fits whom, in which language."""

from flask import current_app

from webapp import i18n, security
from webapp.courses import loading, meaning, schema
from webapp.courses.profile import LearnerProfile


def library() -> loading.Library:
    """The content, loaded once when the site starts."""
    found: loading.Library = current_app.extensions["tilashar_library"]
    return found


def find_lesson(lesson_id: str, retired: bool = False) -> tuple[loading.Course, schema.Lesson] | None:
    """A lesson of the courses, or one made for a class that the person asking learns in or teaches; None for any other.

    `retired`: also one that its teacher has put away, to read what was answered in it. Planning lends the lessons of classes.
    """
    if not schema.is_own(lesson_id):
        return library().lesson(lesson_id)
    found: tuple[loading.Course, schema.Lesson] | None = current_app.extensions["tilashar_own_lessons"](
        lesson_id, retired
    )
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
