"""Public pages of associations, and the list of associations with what may be searched in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from webapp.associations.offers import Offer, offers
from webapp.associations.queries import StandingAssociation, associations_on, regions
from webapp.models import (
    AssociationContact,
    AssociationPage,
    AssociationPeople,
    EthnicGroup,
    FormOfStudy,
    Region,
)


@dataclass(frozen=True)
class PublicPage:
    """All that the page of an association shows; `page` is None before its first text."""

    association: StandingAssociation
    region: Region | None
    page: AssociationPage | None
    contact: AssociationContact | None
    offers: tuple[Offer, ...]


@dataclass(frozen=True)
class Listed:
    """An association in the list: whether it has a page, the kinds of its public forms of study, the peoples it gathers."""

    association: StandingAssociation
    published: bool
    kinds: tuple[str, ...]
    peoples: frozenset[str]


@dataclass(frozen=True)
class Search:
    """What is looked for; an empty field is not minded."""

    words: str = ""
    region: str = ""
    people: str = ""
    offered: str = ""

    def finds(self, one: Listed) -> bool:
        """Whether all that is asked for fits."""
        names = f"{one.association.name_kk} {one.association.name_ru} {one.association.name_en}".casefold()
        return (
            all(word in names for word in self.words.casefold().split())
            and (not self.region or one.association.region_code == self.region)
            and (not self.people or self.people in one.peoples)
            and (not self.offered or self.offered in one.kinds)
        )


def published_page(session: Session, association_id: str, day: date) -> PublicPage:
    """The page of an association that stands on that day and has published it. Raises NoResultFound for any other."""
    found = page_of(session, association_id, day)
    if found.page is None or found.page.published_at is None:
        raise NoResultFound
    return found


def page_of(session: Session, association_id: str, day: date) -> PublicPage:
    """The page as it would be, published or not: to be authorised before. Raises NoResultFound where none stands."""
    standing = {one.id: one for one in associations_on(session, day)}
    if association_id not in standing:
        raise NoResultFound
    one = standing[association_id]
    public = [offer for offer in offers(session, [association_id], day) if offer.form.public]
    return PublicPage(
        one,
        session.get(Region, one.region_code) if one.region_code else None,
        session.get(AssociationPage, association_id),
        session.get(AssociationContact, association_id),
        tuple(public),
    )


def listed(session: Session, day: date) -> list[Listed]:
    """The associations that stand on a day, with what can be searched: a fixed number of statements."""
    published = set(
        session.scalars(select(AssociationPage.association_id).where(AssociationPage.published_at.is_not(None)))
    )
    kinds = _kinds_offered(session, day)
    gathered = _gathered(session, day)
    return [
        Listed(
            one,
            one.id in published,
            tuple(sorted(kinds.get(one.id, ()))) if one.id in published else (),
            frozenset(gathered.get(one.id, set()) | ({one.people} if one.people else set())),
        )
        for one in associations_on(session, day)
    ]


def by_region(session: Session, found: Sequence[Listed]) -> list[tuple[Region | None, list[Listed]]]:
    """Grouped: the whole country first, then each region in its order; those without any are left out."""
    shelves: list[Region | None] = [None, *regions(session)]
    grouped = [
        (region, [one for one in found if one.association.region_code == (region.code if region else None)])
        for region in shelves
    ]
    return [(region, ones) for region, ones in grouped if ones]


def peoples_gathered(session: Session, found: Sequence[Listed]) -> list[EthnicGroup]:
    """The peoples that any of these gathers, in their order."""
    codes = {code for one in found for code in one.peoples}
    return list(session.scalars(select(EthnicGroup).where(EthnicGroup.code.in_(codes)).order_by(EthnicGroup.position)))


def _kinds_offered(session: Session, day: date) -> dict[str, set[str]]:
    statement = select(FormOfStudy.association_id, FormOfStudy.kind).where(
        FormOfStudy.public, FormOfStudy.closed_at.is_(None), FormOfStudy.last_day >= day
    )
    kinds: dict[str, set[str]] = {}
    for association_id, kind in session.execute(statement):
        kinds.setdefault(association_id, set()).add(kind)
    return kinds


def _gathered(session: Session, day: date) -> dict[str, set[str]]:
    statement = select(AssociationPeople.association_id, AssociationPeople.ethnic_group).where(
        AssociationPeople.valid_from <= day,
        or_(AssociationPeople.valid_to.is_(None), AssociationPeople.valid_to > day),
    )
    found: dict[str, set[str]] = {}
    for association_id, group in session.execute(statement):
        found.setdefault(association_id, set()).add(group)
    return found
