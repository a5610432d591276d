"""One short page on which a learner says who they are. Stands above accounts, associations and classes, because it speaks to all three."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the page."""
    from webapp.welcome.routes import blueprint

    app.register_blueprint(blueprint)
