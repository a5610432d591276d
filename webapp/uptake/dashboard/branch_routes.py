"""What was published of the associations of a coordinator's own branch. Nothing live."""

from flask import Blueprint, render_template

from webapp import clock, db
from webapp.branch.queries import branch_of
from webapp.security import grants, guarded, holding
from webapp.uptake import published
from webapp.uptake.dashboard import queries
from webapp.uptake.dashboard.branch import of_branch
from webapp.uptake.who import reach

blueprint = guarded(Blueprint("uptake_branch", __name__, url_prefix="/uptake/branch"), holding("coordinator"))


@blueprint.get("")
def branch() -> str:
    """The rows of the last release, what is hidden in them, and why."""
    heads = published.in_force(db.session())
    period = queries.latest(heads)
    number = next((one.number for one in heads if one.period == period), None)
    content = published.content(db.session(), number) if number else None
    own = branch_of(db.session(), reach(grants()).branches, clock.today())
    return render_template(
        "uptake/dashboard/branch.html",
        content=content,
        table=content.tables["association"] if content else None,
        rows=of_branch(content, own) if content else [],
    )
