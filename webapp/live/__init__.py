"""A lesson while it goes on: the wall and the phones of a class, a warm-up, pairs, attendance."""

from flask import Flask, render_template
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from webapp import clock, db
from webapp.live import queries
from webapp.live.attendance import STATUS_NAMES
from webapp.live.watching import Watch
from webapp.security import me


def _banner() -> Markup:
    """The live lessons that the person asking may join now, for pages of other rooms; '' where there is none."""
    person = me()
    going = queries.live_for(db.session(), person.id, clock.now()) if person is not None and not person.guest else []
    # Rendered by our own template, which escapes.
    return Markup(render_template("live/_banner.html", going=going)) if going else Markup("")  # noqa: S704


def init_app(app: Flask) -> None:
    """Register the pages; pages of learners show the live lesson of their class by `live_banner()`."""
    from webapp.classes.tabs import lend_tab
    from webapp.live import acting_routes, attendance_routes, learner_routes, routes

    engine = app.extensions["tilashar_engine"]
    app.extensions["tilashar_live"] = Watch(lambda ids: queries.marks(engine, ids, clock.now()))
    assert acting_routes  # its views stand on the blueprint of `routes`
    for blueprint in (routes.blueprint, attendance_routes.blueprint, learner_routes.blueprint):
        app.register_blueprint(blueprint)
    app.extensions.setdefault("tilashar_work_blocks", []).append(_banner)
    app.jinja_env.globals.update(live_banner=_banner, attendance_names=STATUS_NAMES)
    lend_tab(app, 30, "live.control", _l("Live lesson"))
