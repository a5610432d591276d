"""The facts: how learners are counted, one fact for each learner, quarter and course, built from answers as they come."""

from typing import Any

from flask import Flask

from webapp import clock, db
from webapp.jobs.kinds import Progress, every_night, lend_kind
from webapp.marking import _m


def init_app(app: Flask) -> None:
    """Build every night; take whoever is erased out of the totals."""
    from webapp.uptake.facts.building import forget

    steps = {"people": _m("Learners looked at"), "totals": _m("Quarters added up")}
    lend_kind(app, "uptake-build", _m("Counting what was learnt"), _work, steps)
    every_night(app, "uptake-build")
    app.extensions.setdefault("tilashar_erase_files", []).append(forget)


def _work(progress: Progress, full: bool = False, anew: bool = False) -> dict[str, Any]:
    """The job. `full`: compare how everybody is counted; `anew`: from nothing."""
    from webapp.uptake.facts import building

    session, today, now = db.session(), clock.today(), clock.now()
    built = (
        building.rebuild(session, today, now, progress)
        if anew
        else building.build(session, today, now, progress, full=full)
    )
    return {"people": built.people, "facts": built.facts, "revised": dict(built.revised)}
