"""The teacher's work: classes, their learners, and who needs help."""

from flask import Flask
from flask_babel import lazy_gettext as _l


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.classes import children_routes, routes
    from webapp.classes.tabs import class_tabs, lend_tab

    app.register_blueprint(routes.blueprint)
    app.register_blueprint(children_routes.blueprint)
    app.jinja_env.globals["class_tabs"] = class_tabs
    lend_tab(app, 10, "classes.class_page", _l("The class"))
