"""The teacher's work: classes, who sits and teaches in them, and what every page of a class shares."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.classes import children_routes, routes
    from webapp.classes.tabs import class_tabs

    app.register_blueprint(routes.blueprint)
    app.register_blueprint(children_routes.blueprint)
    app.jinja_env.globals["class_tabs"] = class_tabs
