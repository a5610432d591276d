"""The placement test: where in the course to start, and why; what is known is marked and can be practised after all."""

from flask import Flask

from webapp import db
from webapp.courses import library
from webapp.placement import placing, queries
from webapp.security import me


def known_lessons() -> tuple[str, ...]:
    """The lessons before the start that the newest placement test of the person asking gave; () without one."""
    person = me()
    found = queries.newest_placement(db.session(), person.id) if person is not None else None
    course = library().courses.get(found.course_id) if found else None
    if found is None or course is None or found.found["practise"]:
        return ()
    return placing.lessons_before(course, placing.start_of(course, found.found["start_unit"]))


def init_app(app: Flask) -> None:
    """Register the pages, and lend the course page what is known by a placement test."""
    from webapp.placement.routes import blueprint

    app.register_blueprint(blueprint)
    app.extensions["tilashar_known_lessons"] = known_lessons
