"""Certificates of level: issued, printed, checked by anybody, revoked."""

from flask import Flask
from flask_babel import lazy_gettext as _l


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.certificates import class_routes, routes
    from webapp.classes.tabs import lend_tab

    app.register_blueprint(routes.blueprint)
    app.register_blueprint(class_routes.blueprint)
    # Blocks are named alike in every shape of the test.
    formats = app.extensions["tilashar_library"].exam_formats.values()
    app.jinja_env.globals["block_names"] = {block.id: block.name for one in formats for block in one.blocks}
    lend_tab(app, 70, "class_certificates.page", _l("Certificates"))
