"""/uptake/releases: what was published, what is being made, and what may be begun."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.jobs import actions as jobs
from webapp.security import guarded, holding, record
from webapp.uptake.releases import queries, reminders, work
from webapp.uptake.releases.current import asking, country_alone, my_reach

blueprint = guarded(
    Blueprint("uptake_releases", __name__, url_prefix="/uptake/releases"), holding("secretariat", "region")
)


@blueprint.get("")
def releases() -> str:
    """The list, drafts first; a secretariat of the country begins a new one here."""
    session, today = db.session(), clock.today()
    listed = queries.listed(session)
    country = my_reach().country
    return render_template(
        "uptake/releases/releases.html",
        listed=listed,
        drafts=queries.drafts(session),
        periods=queries.periods(session, today) if country else [],
        country=country,
        due=reminders.still_due(today, {one.head.period for one in listed}),
    )


@blueprint.post("")
def begin() -> Response:
    """Ask for a draft of a closed period that nothing was published of."""
    country_alone()
    session, wanted = db.session(), request.form.get("period", "")
    if wanted not in {str(one) for one in queries.periods(session, clock.today())}:
        flash(_l("Choose a period that is over and of which nothing has been published."), "warning")
        return redirect(url_for("uptake_releases.releases"), 303)
    return _ask({"period": wanted})


@blueprint.post("/<int(max=2147483647):number>/revise")
def revise(number: int) -> Response:
    """Ask for a draft that corrects a release in force."""
    country_alone()
    found = queries.in_force(db.session(), number)
    if found.sealed is None:
        abort(404)
    return _ask({"period": found.period, "revises": found.id})


def _ask(arguments: dict[str, object]) -> Response:
    job = jobs.ask(db.session(), work.DRAFT, arguments, asking().id, clock.now())
    record("draft release", None, **arguments)
    return redirect(f"/jobs/{job.id}", 303)
