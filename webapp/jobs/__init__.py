"""Long work outside a request: asked for on a page, done by a worker, told about while it goes on, ended when asked."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Make room for the kinds of work."""
    app.extensions["tilashar_jobs"] = {}
