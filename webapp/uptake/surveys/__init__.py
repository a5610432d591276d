"""Short questionnaires whose answers nobody can lay beside a person."""

from flask import Flask, render_template
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from webapp import clock, db
from webapp.marking import _m
from webapp.security import me


def _invitation() -> Markup:
    """The open surveys that the person asking has no slip of yet; '' for nothing."""
    from webapp.uptake.surveys import queries
    from webapp.uptake.surveys.routes import is_asked

    person = me()
    if person is None or not is_asked(person):
        return Markup("")
    found = [one for one, taken in queries.open_for(db.session(), person.id, clock.today()) if not taken]
    # Rendered by our own template, which escapes.
    return Markup(render_template("uptake/surveys/_invitation.html", surveys=found)) if found else Markup("")  # noqa: S704


def init_app(app: Flask) -> None:
    """Register the pages; other rooms show the invitation by `survey_invitation()`."""
    from webapp.jobs.kinds import every_night, lend_kind
    from webapp.uptake import numbers
    from webapp.uptake.surveys import counting, making_routes, results_routes, routes
    from webapp.uptake.tabs import lend_tab

    for blueprint in (routes.blueprint, routes.answers, making_routes.blueprint, results_routes.blueprint):
        app.register_blueprint(blueprint)
    numbers.init_app(app)
    app.jinja_env.globals["survey_invitation"] = _invitation
    lend_tab(app, 50, "survey_results.surveys", _l("Surveys"))
    lend_kind(app, counting.KIND, _m("Results of a survey"), counting.work)
    lend_kind(app, counting.NIGHTLY, _m("Answers of surveys are shuffled"), counting.shuffle)
    every_night(app, counting.NIGHTLY)
