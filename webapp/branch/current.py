"""The coordinator asking and their branch: where every page of the room begins."""

from flask import abort, g

from webapp import clock, db
from webapp.associations.queries import StandingAssociation
from webapp.branch.queries import branch_of
from webapp.branch.tree import Branch
from webapp.security import SignedIn, grants, me


def asking() -> SignedIn:
    """The person asking; for views whose guard lets nobody unknown in."""
    person = me()
    assert person is not None
    return person


def my_branch() -> Branch:
    """The associations that the person asking coordinates today and all under them; read once a request."""
    if "branch" not in g:
        held = {one.association_id for one in grants() if one.role == "coordinator" and one.association_id}
        g.branch = branch_of(db.session(), held, clock.today())
    found: Branch = g.branch
    return found


def mine(association_id: str) -> StandingAssociation:
    """An association of my branch; any other is not found."""
    found = my_branch().standing.get(association_id)
    if found is None:
        abort(404)
    return found
