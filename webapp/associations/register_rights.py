"""Who may open the register, and who may change it."""

from flask import abort
from werkzeug.wrappers import Response

from webapp.associations.register_queries import writes
from webapp.security import grants, grown_learner, holding


def readers() -> Response | None:
    """Admins, the secretariat, and regions, who see their own."""
    return grown_learner() or holding("secretariat", "admin", "region")()


def writers() -> Response | None:
    """Admins and the secretariat of the whole country."""
    refused = grown_learner()
    if refused is None and not writes(grants()):
        abort(403)
    return refused
