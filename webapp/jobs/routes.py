"""How far long work is, for whoever asked for it."""

from flask import Blueprint, current_app, redirect, render_template, url_for
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.i18n import gettext
from webapp.jobs import actions, queries
from webapp.jobs.kinds import Kind
from webapp.models import Job
from webapp.security import guarded, has_role, holding, me, record

blueprint = guarded(Blueprint("jobs", __name__, url_prefix="/jobs"), holding("secretariat", "region", "admin"))


@blueprint.get("")
def jobs() -> str:
    """What was asked for, the newest first."""
    found = queries.jobs_of(db.session(), _me(), has_role("admin"))
    return render_template("jobs/jobs.html", jobs=[(one, _title(one)) for one in found])


@blueprint.get("/<int(max=2147483647):job_id>")
def job(job_id: int) -> str:
    """One, with its bar; asked for again every two seconds while it goes on."""
    found = queries.job_of(db.session(), job_id, _me(), has_role("admin"))
    kind: Kind | None = current_app.extensions["tilashar_jobs"].get(found.kind)
    step = kind.steps.get(found.step, "") if kind else ""
    return render_template("jobs/job.html", job=found, title=_title(found), step=gettext(step) if step else "")


@blueprint.post("/<int(max=2147483647):job_id>/cancel")
def cancel(job_id: int) -> Response:
    """Ask for its end."""
    found = queries.job_of(db.session(), job_id, _me(), has_role("admin"))
    if actions.cancel(found, clock.now()):
        record("cancel job", None, job=job_id)
    return redirect(url_for("jobs.job", job_id=job_id), 303)


def _title(found: Job) -> str:
    kind: Kind | None = current_app.extensions["tilashar_jobs"].get(found.kind)
    return gettext(kind.title) if kind else found.kind


def _me() -> int:
    person = me()
    assert person is not None, "the guard lets in nobody unknown"
    return person.id
