"""Forms of study of a branch. What is not in the branch is not found."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from webapp.associations.offers import Offer, every_offer
from webapp.branch.tree import Branch
from webapp.models import FormOfStudy, House


def form_in(session: Session, branch: Branch, form_id: int) -> Offer:
    """A form of study of the branch with its times. Raises NoResultFound for any other."""
    found = session.scalars(
        select(FormOfStudy).where(FormOfStudy.id == form_id, FormOfStudy.association_id.in_(branch.ids))
    ).one()
    return next(one for one in every_offer(session, [found.association_id]) if one.form.id == form_id)


def houses(session: Session, day: date, regions: Collection[str | None]) -> list[House]:
    """The Houses of Friendship open on a day: in these regions, or in all for the whole country (None among them)."""
    statement = select(House).where(
        or_(House.valid_from.is_(None), House.valid_from <= day), or_(House.valid_to.is_(None), House.valid_to > day)
    )
    if None not in regions:
        statement = statement.where(House.region_code.in_([one for one in regions if one]))
    return list(session.scalars(statement.order_by(House.region_code, House.id)))
