"""Signing in, registering, guests who keep what they did; children by pictures, and their guardians."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.accounts import guardian_routes, pictures, routes, sheet_routes

    for blueprint in (routes.blueprint, sheet_routes.blueprint, guardian_routes.blueprint):
        app.register_blueprint(blueprint)
    app.jinja_env.globals["picture_names"] = pictures.PICTURES
