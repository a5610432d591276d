"""Who takes up the language, how far, where: counted for the secretariat, with nobody to be found in it."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages of each part."""
    from webapp.uptake import campaigns, citing, dashboard, facts, open, programmes, releases, surveys, tabs

    tabs.init_app(app)
    citing.init_app(app)
    for part in (facts, releases, dashboard, open, surveys, campaigns, programmes):
        part.init_app(app)
