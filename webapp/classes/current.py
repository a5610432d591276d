"""The teacher asking and their class: where every page of a class begins."""

from flask import abort

from webapp import clock, db
from webapp.classes.queries import class_taught
from webapp.classes.roster_teachers import is_substitute
from webapp.models import Class
from webapp.security import SignedIn, me


def asking() -> SignedIn:
    """The person asking; for views whose guard lets nobody unknown in."""
    person = me()
    assert person is not None
    return person


def my_class(class_id: int) -> Class:
    """A class that the person asking teaches today. Raises NoResultFound (404) for any other."""
    return class_taught(db.session(), class_id, asking().id, clock.today())


def my_own_class(class_id: int) -> Class:
    """A class that the person asking teaches in their own right; to a substitute it is refused (403)."""
    found = my_class(class_id)
    if is_substitute(db.session(), found.id, asking().id):
        abort(403)
    return found
