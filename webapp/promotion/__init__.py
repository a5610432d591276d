"""The public face: the front door."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the page."""
    from webapp.promotion.routes import blueprint

    app.register_blueprint(blueprint)
