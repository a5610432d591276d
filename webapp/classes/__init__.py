"""The teacher's work: classes, their learners, and who needs help."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.classes.routes import blueprint

    app.register_blueprint(blueprint)
