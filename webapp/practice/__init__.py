"""The learner's work: exercises, grading, runs."""

from flask import Flask

from webapp import db
from webapp.practice import drill_wording, granting, queries, wording
from webapp.practice.explaining import panel
from webapp.practice.lesson_links import lesson_links
from webapp.practice.whose import whose
from webapp.security import me


def _lesson_states() -> dict[str, str]:
    person = me()
    return queries.lesson_states(db.session(), person.id) if person is not None else {}


def init_app(app: Flask) -> None:
    """Register the pages, and lend the course page the learner's progress."""
    from webapp.practice import drill_routes, utterance_routes
    from webapp.practice.routes import blueprint

    app.register_blueprint(blueprint)
    app.register_blueprint(drill_routes.blueprint)
    app.register_blueprint(utterance_routes.blueprint)
    app.extensions["tilashar_lesson_states"] = _lesson_states
    app.extensions["tilashar_granted"] = granting.Granted()
    app.extensions["tilashar_when_granted"] = []
    # Called with person and lesson when a run has come to its end, before the commit.
    app.extensions["tilashar_run_finished"] = []
    app.jinja_env.globals.update(
        wording.GLOBALS | drill_wording.GLOBALS | panel.GLOBALS, lesson_links=lesson_links, whose=whose
    )
