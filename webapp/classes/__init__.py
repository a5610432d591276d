"""The teacher's work: classes, their learners, and who needs help."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.classes import children_routes, routes

    app.register_blueprint(routes.blueprint)
    app.register_blueprint(children_routes.blueprint)
