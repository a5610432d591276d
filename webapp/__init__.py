"""Tilashar: Kazakh for the peoples of Kazakhstan. `create_app` is the table of contents."""

import gc

from flask import Flask
from htmx_flask import Htmx
from sqlalchemy import Engine
from werkzeug.middleware.proxy_fix import ProxyFix

from webapp import compressing, db, errors, i18n, script_view, security
from webapp.config import ROOT, Settings
from webapp.headers import Headers
from webapp.site import Site


def create_app(settings: Settings, engine: Engine | None = None) -> Flask:
    """The site, made from `settings`; `engine` replaces the one that the settings name (for tests)."""
    from webapp import (
        accounts,
        associations,
        branch,
        certificates,
        classes,
        courses,
        dictionary,
        disputes,
        exams,
        exchange,
        jobs,
        layout,
        live,
        marks,
        memory,
        overview,
        own_data,
        placement,
        planning,
        practice,
        promotion,
        talk,
        today,
        uptake,
        voices,
        welcome,
        worksheets,
    )

    app = Site("webapp", template_folder=".", static_folder=None)
    app.config.update(settings.flask(), TRANSLATIONS=ROOT / "translations", SETTINGS=settings)
    Htmx(app)
    db.init_app(app, engine or db.make_engine(settings.database_url))
    i18n.init_app(app)
    security.init_app(app)
    compressing.init_app(app)
    script_view.init_app(app)  # its last step comes before the page is compressed
    errors.init_app(app)
    for slice_ in (
        layout,
        jobs,
        courses,
        associations,
        accounts,
        voices,
        practice,
        memory,
        dictionary,
        disputes,
        exams,
        classes,
        planning,
        live,
        overview,
        marks,
        worksheets,
        certificates,
        talk,
        branch,
        exchange,
        placement,
        welcome,
        today,
        own_data,
        uptake,
        promotion,
    ):
        slice_.init_app(app)
    app.wsgi_app = Headers(app.wsgi_app, settings.cookie_secure)  # type: ignore[method-assign]
    if settings.proxies:
        hops = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    # The lessons stay as long as the process: the collector need not walk them again and again.
    if not settings.testing:
        gc.freeze()
    return app
