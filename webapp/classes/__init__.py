"""The teacher's work: classes, who sits and teaches in them, and what every page of a class shares."""

from flask import Flask
from flask_babel import lazy_gettext as _l


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.classes import (
        children_routes,
        join_routes,
        roster_class_routes,
        roster_group_routes,
        roster_routes,
        roster_table_routes,
        routes,
    )
    from webapp.classes.tabs import class_tabs, lend_tab, roster_files

    rosters = (roster_routes, roster_table_routes, roster_group_routes, roster_class_routes)
    for room in (routes, children_routes, join_routes, *rosters):
        app.register_blueprint(room.blueprint)
    app.jinja_env.globals.update(class_tabs=class_tabs, roster_files=roster_files)
    lend_tab(app, 15, "class_roster.page", _l("Learners"))
