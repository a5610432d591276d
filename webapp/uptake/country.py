"""Guards for pages that belong to the secretariat of the whole country alone."""

from flask import abort
from werkzeug.wrappers import Response

from webapp.security import grants, holding, me
from webapp.uptake.who import Reach, reach


def country_only() -> Response | None:
    """Somebody of the secretariat whose office is the country; that of a region is refused."""
    refused = holding("secretariat")()
    if refused is None and not asking().country:
        abort(403)
    return refused


def asking() -> Reach:
    """Whose figures the person asking may see."""
    return reach(grants())


def asking_id() -> int:
    """Who asks, behind a guard that let nobody unknown through."""
    person = me()
    if person is None:
        abort(403)
    return person.id
