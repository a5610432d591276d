"""Forms of study: what an association offers, and what is open on a day."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.marking import _m
from webapp.models import FormOfStudy

# Code → marked name, in the order in which they are offered.
FORMS_OF_STUDY: Mapping[str, str] = {
    "sunday-school": _m("Sunday school"),
    "evening-course": _m("Evening course"),
    "summer-camp": _m("Summer camp"),
    "children-circle": _m("Children's circle"),
    "workplace-group": _m("Group at work"),
    "speaking-club": _m("Speaking club"),
}


def open_forms(session: Session, association_ids: Collection[str], day: date) -> list[FormOfStudy]:
    """The forms of these associations that are not closed and whose term has not ended by `day`, those that begin first in front.

    A term that is yet to begin is among them: a class can be made before.
    """
    statement = select(FormOfStudy).where(
        FormOfStudy.association_id.in_(association_ids), FormOfStudy.closed_at.is_(None), FormOfStudy.last_day >= day
    )
    return list(session.scalars(statement.order_by(FormOfStudy.first_day, FormOfStudy.id)))


def name_of(session: Session, form_id: int) -> str:
    """The name of one, open or not."""
    return session.get_one(FormOfStudy, form_id).name
