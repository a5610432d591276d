"""Learners say who they are, in four short steps or on one page.

Stands above accounts, associations and classes, because it speaks to all three.
"""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.welcome.routes import blueprint, settings

    app.register_blueprint(blueprint)
    app.register_blueprint(settings)
