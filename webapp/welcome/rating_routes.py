"""The small card on the page of the day that asks grown learners how their Kazakh is now."""

from collections.abc import Set
from datetime import date

from flask import Blueprint, abort, flash, redirect, render_template, request, session
from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.i18n import pick
from webapp.security import grown_learner, guarded, me, record
from webapp.welcome import actions, queries
from webapp.welcome.asking_again import asks_again
from webapp.welcome.choices import scale

blueprint = guarded(Blueprint("rating", __name__, url_prefix="/profile/rating"), grown_learner)
PUT_OFF = "rating_put_off"


def card(learned: Set[date]) -> Markup:
    """The card for the person asking, who learned on these days; '' where there is nothing to ask."""
    person, found = me(), scale()
    if person is None or person.guest or person.by_sheet or person.age_group == "child" or found is None:
        return Markup("")
    if not asks_again(queries.rated_on(db.session(), person.id), learned, _put_off_on(), clock.today()):
        return Markup("")
    steps = [(number, pick(step)) for number, step in enumerate(found.steps, start=1)]
    # Rendered by our own template, which escapes.
    return Markup(render_template("welcome/_rating.html", steps=steps))  # noqa: S704


def _put_off_on() -> date | None:
    try:
        return date.fromisoformat(session.get(PUT_OFF, ""))
    except ValueError:
        return None


@blueprint.post("")
def rate() -> Response:
    """A step of the scale, in one tap."""
    person, found = me(), scale()
    step = request.form.get("step", 0, type=int)
    if person is None or found is None or not 1 <= step <= len(found.steps):
        abort(404)
    actions.rate(db.session(), person.id, step, clock.now())
    record("change profile", person.id, changed=["self_rating"])
    session.pop(PUT_OFF, None)
    flash(_l("Thank you. You can change it at any time on the page Who you are."), "success")
    return redirect("/today", 303)


@blueprint.post("/later")
def later() -> Response:
    """Not now: nobody is asked again for a month."""
    session[PUT_OFF] = clock.today().isoformat()
    return redirect("/today", 303)
