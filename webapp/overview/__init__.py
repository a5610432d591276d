"""How a class and each of its learners are doing: one set of figures for screen, spreadsheet and print."""

from flask import Flask
from flask_babel import lazy_gettext as _l


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.classes.tabs import lend_tab
    from webapp.overview import building, learner_routes, looks_told, mine_routes, routes, showing, telling
    from webapp.overview.past_work import PastWork

    app.register_blueprint(routes.blueprint)
    app.register_blueprint(learner_routes.blueprint)
    app.register_blueprint(mine_routes.blueprint)
    # Other rooms know the page of a class by this name.
    app.add_url_rule("/classes/<int(max=2147483647):class_id>", "classes.class_page", build_only=True)
    lend_tab(app, 10, "overview.class_page", _l("The class"))
    app.extensions.setdefault("tilashar_child_links", []).append(looks_told.child_links)
    app.extensions["tilashar_past_work"] = PastWork()
    app.jinja_env.globals.update(showing.GLOBALS, mistake_said=telling.mistake_said, heat_rows=building.heat_rows)
