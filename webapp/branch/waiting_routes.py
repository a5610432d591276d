"""/branch/waiting: how many wait for a place in a class, and who of those that asked the coordinator's own association."""

from flask import Blueprint, flash, redirect, render_template
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.associations import waiting_actions as actions
from webapp.associations.waiting_queries import NO_PLACE, TAKEN_IN
from webapp.branch import waiting_queries as queries
from webapp.branch.current import my_branch
from webapp.security import guarded, holding, record

blueprint = guarded(Blueprint("branch_waiting", __name__, url_prefix="/branch/waiting"), holding("coordinator"))
SAID = {
    TAKEN_IN: _l("Said: there is a place. It stands on the page of whoever asked."),
    NO_PLACE: _l("Said: no place for now. It stands on the page of whoever asked."),
}


@blueprint.get("")
def waiting() -> str:
    """Names where the role is held, numbers below."""
    found = queries.queues(db.session(), my_branch())
    return render_template(
        "branch/waiting.html",
        own=[one for one in found if one.node.held],
        below=[one for one in found if not one.node.held],
        fewest=queries.FEWEST,
    )


@blueprint.post(f"/<int(max=2147483647):waiting_id>/<any({TAKEN_IN!r}, {NO_PLACE!r}):answer>")
def end(waiting_id: int, answer: str) -> Response:
    """There is a place, or there is none."""
    found = queries.waiting_in(db.session(), my_branch(), waiting_id)
    actions.end(db.session(), found, answer, clock.today())
    record("answer a place", found.person_id, association_id=found.association_id, answer=answer)
    flash(SAID[answer], "success")
    return redirect("/branch/waiting", 303)
