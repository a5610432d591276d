"""Lessons, drills and word lists on paper."""

from flask import Flask
from flask_babel import lazy_gettext as _l


def init_app(app: Flask) -> None:
    """Register the pages; put them among the pages of a class, and a link on each lesson."""
    from webapp.classes.tabs import lend_tab
    from webapp.practice.lesson_links import lend_link
    from webapp.worksheets.routes import for_all, for_class

    app.register_blueprint(for_class)
    app.register_blueprint(for_all)
    lend_tab(app, 50, "class_print.choose", _l("Print"))
    lend_link(app, "worksheets.choose_of_lesson", _l("Print worksheets"))
