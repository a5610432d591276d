"""Regions, ethnic groups, and the associations with their tree as it stood on any day; their public pages."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.associations import public_routes

    app.register_blueprint(public_routes.blueprint)
    app.jinja_env.globals["feed_links"] = public_routes.feed_links
