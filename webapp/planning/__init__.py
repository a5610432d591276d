"""What a class is given: work with days, lists of words, exercises of its teacher, the plan of the year; and what a learner sees of it."""

from functools import partial

from flask import Flask
from flask_babel import lazy_gettext as _l

from webapp.classes.tabs import lend_tab


def init_app(app: Flask) -> None:
    """Register the pages; lend practice the lessons of classes, and templates how work is called."""
    from webapp.planning import lending, mine, own_routes, routes, wording, words_routes, work_routes, year_routes

    for room in (routes, words_routes, own_routes, year_routes, work_routes):
        app.register_blueprint(room.blueprint)
    lend_tab(app, 20, "planning.plan", _l("Plan"))
    app.extensions["tilashar_own_lessons"] = partial(lending.lesson_for_me, lending.Made())
    app.extensions["tilashar_work_of"] = mine.work_of
    # What other rooms have to tell on /work: functions without arguments that return markup, empty where there is nothing.
    app.extensions.setdefault("tilashar_work_blocks", [])
    app.jinja_env.globals.update(wording.GLOBALS)
