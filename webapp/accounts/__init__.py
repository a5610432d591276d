"""Signing in, registering, and guests who keep what they did."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.accounts.routes import blueprint

    app.register_blueprint(blueprint)
