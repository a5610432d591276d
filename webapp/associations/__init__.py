"""Regions, ethnic groups, bodies, and the register of associations with its tree as it stood on any day; their public pages."""

from datetime import date

from flask import Flask

from webapp.models import BodyName


def init_app(app: Flask) -> None:
    """Register the pages, and lend templates the name of a body on a day: `body_name("assembly")`.

    `body_on` has its source and how sure it is.
    """
    from webapp import clock, db
    from webapp.associations import import_routes, public_routes, queries, register_routes, waiting_routes

    def body_name(body: str, day: date | None = None) -> str:
        return queries.body_name(db.session(), body, day or clock.today())

    def body_on(body: str, day: date | None = None) -> BodyName | None:
        return queries.body_on(db.session(), body, day or clock.today())

    app.jinja_env.globals.update(body_name=body_name, body_on=body_on, feed_links=public_routes.feed_links)
    for one in (public_routes, import_routes, waiting_routes):
        app.register_blueprint(one.blueprint)
    for blueprint in (register_routes.changes, register_routes.blueprint):
        app.register_blueprint(blueprint)
