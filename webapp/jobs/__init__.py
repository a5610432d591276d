"""Long work outside a request: asked for on a page, done by a worker, told about while it goes on, ended when asked."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Make room for the kinds of work, and register the pages."""
    from webapp.jobs import sending
    from webapp.jobs.routes import blueprint

    app.extensions["tilashar_jobs"] = {}
    app.extensions["tilashar_nightly"] = []
    sending.init_app(app)
    app.register_blueprint(blueprint)
