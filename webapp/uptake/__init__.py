"""Who takes up the language, how far, where: counted for the secretariat, with nobody to be found in it."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.uptake.routes import blueprint

    app.register_blueprint(blueprint)
