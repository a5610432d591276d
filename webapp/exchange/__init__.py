"""Other learning systems: LTI 1.3, OneRoster and xAPI."""

from flask import Flask
from flask_babel import lazy_gettext as _l


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.classes.tabs import lend_tab
    from webapp.exchange import connecting_routes, grades, lti_routes

    app.register_blueprint(lti_routes.blueprint)
    app.register_blueprint(connecting_routes.blueprint)
    grades.when_finished(app)
    lend_tab(app, 80, "connecting.page", _l("Moodle and others"))
