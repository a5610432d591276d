"""Signing in, registering, guests who keep what they did; children by pictures, and their guardians."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.accounts import guardian_routes, password_routes, pictures, routes, sheet_routes

    for room in (routes, sheet_routes, guardian_routes, password_routes):
        app.register_blueprint(room.blueprint)
    app.jinja_env.globals["picture_names"] = pictures.PICTURES
