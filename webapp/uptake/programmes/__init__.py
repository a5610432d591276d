"""Programmes of the state social order: what was promised, what was reached, what it cost."""

from flask import Flask
from flask_babel import lazy_gettext as _l


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.uptake import numbers
    from webapp.uptake.programmes import routes
    from webapp.uptake.tabs import lend_tab

    app.register_blueprint(routes.blueprint)
    app.register_blueprint(routes.making)
    numbers.init_app(app)
    lend_tab(app, 70, "programmes.programmes", _l("State order"), "secretariat", "region")
