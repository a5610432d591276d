"""The A1 test in the shape of the state exam: sittings, blocks, results, and what to practise next."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.exams.routes import blueprint

    app.register_blueprint(blueprint)
