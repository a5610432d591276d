"""The learner's page of the day."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the page."""
    from webapp.today.routes import blueprint

    app.register_blueprint(blueprint)
