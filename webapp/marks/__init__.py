"""Writing and speaking handed in and marked by rubric; tests that a class sits together."""

from datetime import timedelta
from functools import partial

from flask import Flask, render_template
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from webapp import clock, db
from webapp.courses import library
from webapp.marks import queries, showing, sitting_queries, sounds, tables
from webapp.marks.choosing import title_of
from webapp.security import me

# So long a mark is news to its learner.
NEWS = timedelta(days=7)


def _news() -> Markup:
    """What learners are told on their pages of the day and of work: what the class sits now, and new marks; '' for nothing."""
    person = me()
    if person is None or person.guest:
        return Markup("")
    since = clock.now() - NEWS
    marks = [one for one in queries.marks_of(db.session(), person.id) if one.marked_at >= since]
    rows = [
        (sitting, class_name, begun, title_of(library(), sitting.kind, sitting.subject))
        for sitting, class_name, begun in sitting_queries.open_for(db.session(), person.id)
    ]
    # Rendered by our own template, which escapes.
    return Markup(render_template("marks/_news.html", marks=marks, sittings=rows)) if marks or rows else Markup("")  # noqa: S704


def init_app(app: Flask) -> None:
    """Register the pages; other rooms show the news by `marks_news()`."""
    from webapp.classes.tabs import lend_tab
    from webapp.marks import own_routes, routes, seat_routes, sitting_routes

    for one in (
        own_routes.handing_in,
        own_routes.blueprint,
        routes.blueprint,
        sitting_routes.blueprint,
        seat_routes.blueprint,
    ):
        app.register_blueprint(one)
    lend_tab(app, 40, "marks.queue", _l("Marks"))
    lend_tab(app, 45, "sittings.sittings", _l("Tests in class"))
    instance = app.config["SETTINGS"].instance
    app.extensions.setdefault("tilashar_own_files", []).append(partial(sounds.own_files, instance))
    app.extensions.setdefault("tilashar_erase_files", []).append(partial(sounds.forget, instance))
    app.extensions.setdefault("tilashar_work_blocks", []).append(_news)
    app.jinja_env.globals.update(
        marks_news=_news,
        mark_kinds=tables.KINDS,
        work_address=showing.address,
        points_of_mark=showing.points_of,
        is_kazakh=showing.is_kazakh,
    )
