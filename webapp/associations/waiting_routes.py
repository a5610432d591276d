"""/associations/<id>/place: somebody registered asks an association for a place in a class, and takes it back."""

from flask import Blueprint, flash, redirect, render_template
from flask_babel import lazy_gettext as _l
from sqlalchemy.exc import NoResultFound
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.associations import waiting_actions as actions
from webapp.associations import waiting_queries as queries
from webapp.associations.queries import StandingAssociation, associations_on
from webapp.limits import limited
from webapp.models import Association
from webapp.security import SignedIn, grown_learner, guarded, me, record

blueprint = guarded(Blueprint("waiting", __name__, url_prefix="/associations/<association_id>/place"), grown_learner)


def _asking() -> SignedIn:
    person = me()
    assert person is not None
    return person


def _standing(association_id: str) -> StandingAssociation:
    """An association that stands today. Raises NoResultFound for any other."""
    for one in associations_on(db.session(), clock.today()):
        if one.id == association_id:
            return one
    raise NoResultFound


def own_waits() -> list[tuple[object, Association]]:
    """Where the person asking waits, for the list of associations; nothing for somebody unknown."""
    person = me()
    if person is None or person.guest or person.by_sheet:
        return []
    return list(queries.own(db.session(), person.id, clock.today()))


@blueprint.get("")
def place(association_id: str) -> str:
    """What asking means, and the button; or how it stands."""
    today = clock.today()
    found = queries.place_of(db.session(), _asking().id, _standing(association_id), today)
    waits = len(queries.waits_of(db.session(), _asking().id))
    return render_template(
        "associations/place.html", found=found, told=found.told(today), too_many=waits >= queries.MOST
    )


@blueprint.post("")
@limited("60 per minute")
def ask(association_id: str) -> Response:
    """Wait there; who sits in a class there already does not."""
    person, today = _asking(), clock.today()
    found = queries.place_of(db.session(), person.id, _standing(association_id), today)
    if not found.seated and actions.ask(db.session(), person.id, association_id, today):
        record("ask for a place", person.id, association_id=association_id)
        flash(_l("You have asked for a place."), "success")
    return redirect(f"/associations/{association_id}/place", 303)


@blueprint.post("/take-back")
def take_back(association_id: str) -> Response:
    """Wait no more; also where the association does not stand any longer."""
    person = _asking()
    if not actions.take_back(db.session(), person.id, association_id, clock.today()):
        raise NoResultFound
    record("take back a place", person.id, association_id=association_id)
    flash(_l("Taken back. The coordinators do not see your name any more."), "success")
    return redirect("/associations", 303)
