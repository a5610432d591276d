"""What the secretariats see first: the country, a region, a branch."""

from flask import Flask
from flask_babel import lazy_gettext as _l


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.uptake.dashboard import branch_routes, methods_routes, routes, showing, target_routes
    from webapp.uptake.tabs import lend_tab

    for blueprint in (
        routes.blueprint,
        branch_routes.blueprint,
        target_routes.blueprint,
        methods_routes.blueprint,
    ):
        app.register_blueprint(blueprint)
    showing.init_app(app)
    lend_tab(app, 10, "uptake.country", _l("Where we stand"), "secretariat", "region")
    lend_tab(app, 12, "uptake.calls", _l("To call"), "secretariat", "region")
    lend_tab(app, 14, "uptake_branch.branch", _l("My association"), "coordinator")
    lend_tab(app, 75, "uptake_targets.targets", _l("Targets"), "secretariat")
    lend_tab(app, 80, "uptake_methods.methods", _l("How this is counted"))
