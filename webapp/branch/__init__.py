"""A coordinator's association and its branches: teachers, forms of study, timetable, public page, figures."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.branch import invitation_routes, page_routes, routes, study_routes, waiting_routes

    for blueprint in (
        routes.blueprint,
        invitation_routes.blueprint,
        invitation_routes.opened,
        study_routes.blueprint,
        page_routes.blueprint,
        waiting_routes.blueprint,
    ):
        app.register_blueprint(blueprint)
