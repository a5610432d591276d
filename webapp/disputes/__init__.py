"""“My answer should be accepted”: raised by learners, decided by editors."""

from flask import Flask, render_template
from markupsafe import Markup

from webapp import db
from webapp.disputes import actions, queries
from webapp.security import me


def _news() -> Markup:
    """What editors decided on answers of the person asking, until they have put it away; '' for nothing new."""
    person = me()
    rows = queries.news(db.session(), person.id) if person is not None else ()
    # Rendered by our own template, which escapes.
    return Markup(render_template("disputes/_news.html", news=rows)) if rows else Markup("")  # noqa: S704


def init_app(app: Flask) -> None:
    """Register the pages; pages of other rooms show the news by `decided_answers()`."""
    from webapp.disputes import queue_routes, routes

    app.register_blueprint(routes.blueprint)
    app.register_blueprint(queue_routes.blueprint)
    app.extensions.setdefault("tilashar_erase_files", []).append(actions.leave_accepted)
    app.jinja_env.globals["decided_answers"] = _news
