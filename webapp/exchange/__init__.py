"""Other learning systems: LTI 1.3, OneRoster and xAPI."""

from flask import Flask
from flask_babel import lazy_gettext as _l


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.classes.tabs import lend_roster_file, lend_tab
    from webapp.exchange import connecting_routes, grades, lti_routes, oneroster_routes

    for room in (lti_routes, connecting_routes, oneroster_routes):
        app.register_blueprint(room.blueprint)
    grades.when_finished(app)
    lend_tab(app, 80, "connecting.page", _l("Moodle and others"))
    lend_roster_file(app, "oneroster.one_class", "OneRoster 1.2")
    lend_roster_file(app, "oneroster.page", _l("The school gave you a OneRoster file?"), incoming=True)
