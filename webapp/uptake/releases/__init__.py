"""Releases: drafted, audited, signed by two, published, revised."""

from flask import Flask
from flask_babel import lazy_gettext as _l

from webapp.jobs.kinds import lend_kind
from webapp.uptake.tabs import lend_tab


def init_app(app: Flask) -> None:
    """Register the pages and the two kinds of long work; keep what is published unchanged."""
    from webapp.uptake.releases import draft_routes, routes, unchanging, work

    app.register_blueprint(routes.blueprint)
    app.register_blueprint(draft_routes.blueprint)
    lend_tab(app, 20, "uptake_releases.releases", _l("Releases"), "secretariat", "region")
    for code, do in ((work.DRAFT, work.draft), (work.PUBLISH, work.publish)):
        lend_kind(app, code, work.TITLES[code], do, work.STEPS)
    unchanging.watch()
