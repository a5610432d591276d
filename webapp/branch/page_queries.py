"""The texts and contacts behind public pages; the association must be authorised before."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.branch.forms import PageTexts
from webapp.branch.tree import Branch
from webapp.models import AssociationContact, AssociationPage


def published(session: Session, branch: Branch) -> set[str]:
    """The associations of a branch whose page everybody can open."""
    statement = select(AssociationPage.association_id).where(
        AssociationPage.published_at.is_not(None), AssociationPage.association_id.in_(branch.ids)
    )
    return set(session.scalars(statement))


def texts(session: Session, association_id: str) -> dict[str, str]:
    """By the names of the form's fields."""
    page, contact = session.get(AssociationPage, association_id), session.get(AssociationContact, association_id)
    found = {name: getattr(page, name) for name in PageTexts.TEXTS} if page else {}
    return found | ({name: getattr(contact, name) for name in PageTexts.CONTACTS} if contact else {})
