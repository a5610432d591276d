"""Published releases for everybody: pages, files, an interface in the style of SDMX, questions over published cells."""

from flask import Flask
from flask_babel import lazy_gettext as _l

from webapp.uptake.tabs import lend_tab


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.uptake.open import interface_routes, question_routes, routes, sdmx_routes

    for part in (routes, question_routes, interface_routes, sdmx_routes):
        app.register_blueprint(part.blueprint)
    lend_tab(app, 30, "uptake_open.releases", _l("Open data"))
    lend_tab(app, 40, "uptake_questions.question", _l("Questions to the data"))
