"""Regions, ethnic groups, and the associations with their tree as it stood on any day."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the page."""
    from webapp.associations.routes import blueprint

    app.register_blueprint(blueprint)
