"""A step of the profile, or the whole of it, is saved for the person asking; somebody unknown becomes a guest."""

from flask import session

from webapp import clock, db
from webapp.accounts import signing
from webapp.associations import declarations
from webapp.associations.actions import join_association
from webapp.classes.actions import join_class
from webapp.security import SignedIn, record
from webapp.welcome import actions
from webapp.welcome.forms import Place, Step


def save(form: Step) -> SignedIn:
    """Keep what a valid form says, and log which columns changed, never an ethnic group."""
    person, now = signing.me_or_guest(), clock.now()
    changed = actions.save_profile(db.session(), person.id, form.values(), now)
    if isinstance(form, Place):
        changed += _declare(person, form)
        _join(person, form)
    record("change profile", person.id, changed=changed)
    if "script" in form.values():
        # The lasting choice is the newer one.
        session.pop("script", None)
    return person


def _declare(person: SignedIn, form: Place) -> list[str]:
    declared = sorted(form.ethnic_groups.data or [])
    if declared == sorted(declarations.declared_groups(db.session(), person.id)):
        return []
    declarations.declare(db.session(), person.id, declared, clock.now())
    # Only that something was declared is logged, never what.
    return ["ethnic declaration"]


def _join(person: SignedIn, form: Place) -> None:
    now, day = clock.now(), clock.today()
    if form.found_class is not None and not person.guest:
        join_class(db.session(), form.found_class, person.id, now, day)
    else:
        join_association(db.session(), person.id, form.association_id, day, now)
