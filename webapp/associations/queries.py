"""Regions, ethnic groups, and the tree of associations as it stood on a day."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from webapp.associations.history import Borne, Names, borne_on
from webapp.i18n import named
from webapp.models import (
    Association,
    AssociationName,
    AssociationPeople,
    AssociationTie,
    BodyName,
    EthnicGroup,
    House,
    Membership,
    Region,
)

KINDS = ("republican", "regional", "local")


@dataclass(frozen=True)
class StandingAssociation:
    """An association as it stood on a day: name, region, parent (None: the whole country, no parent), district and house of that day.

    `peoples` are the codes of the peoples that it gathered; `people` is its package today.
    """

    id: str
    name_kk: str
    name_ru: str
    name_en: str
    kind: str
    people: str | None
    region_code: str | None
    parent_id: str | None
    district: str = ""
    house_id: str | None = None
    peoples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """A region with its associations; `region` is None for those of the whole country."""

    region: Region | None
    associations: tuple[StandingAssociation, ...]


def regions(session: Session) -> Sequence[Region]:
    """All regions in their order."""
    return session.scalars(select(Region).order_by(Region.position)).all()


def ethnic_groups(session: Session) -> Sequence[EthnicGroup]:
    """All groups that may be declared, in their order; `other` and `undeclared` come last."""
    return session.scalars(select(EthnicGroup).order_by(EthnicGroup.position)).all()


def associations_on(session: Session, day: date) -> tuple[StandingAssociation, ...]:
    """The tree as it stood on `day`: republican, regional, local; within a kind by region and id.

    A parent that had been merged by then is given as the association that stands for it.
    """
    instead = stand_ins(session, day)
    names, peoples = _names_on(session, day), _peoples_on(session, day)
    statement = (
        select(Association, AssociationTie, Region.position)
        .join(AssociationTie, AssociationTie.association_id == Association.id)
        .outerjoin(Region, Region.code == AssociationTie.region_code)
        .where(AssociationTie.relation == "stands", _holds(day))
    )
    found = sorted(session.execute(statement), key=lambda row: (KINDS.index(row[0].kind), row[2] or 0, row[0].id))
    return tuple(
        StandingAssociation(
            one.id,
            *(names.get(one.id) or (one.name_kk, one.name_ru, one.name_en)),
            one.kind,
            one.people,
            tie.region_code,
            tie.parent_id and instead.get(tie.parent_id, tie.parent_id),
            tie.district,
            tie.house_id,
            tuple(peoples[one.id]),
        )
        for one, tie, _ in found
    )


def _names_on(session: Session, day: date) -> dict[str, tuple[str, str, str]]:
    """Association → the name that it bore on a day; without those that never changed theirs."""
    borne: dict[str, list[Borne]] = defaultdict(list)
    for one in session.scalars(select(AssociationName)):
        name = Borne(Names(one.name_kk, one.name_ru, one.name_en), one.valid_from, one.valid_to)
        borne[one.association_id].append(name)
    found = ((key, borne_on(names, day)) for key, names in borne.items())
    return {key: (name.kk, name.ru, name.en) for key, name in found if name is not None}


def _peoples_on(session: Session, day: date) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    gathered = AssociationPeople.valid_from <= day, _goes_on(AssociationPeople.valid_to, day)
    for one in session.scalars(select(AssociationPeople).where(*gathered).order_by(AssociationPeople.ethnic_group)):
        found[one.association_id].append(one.ethnic_group)
    return found


def houses(session: Session, day: date) -> Sequence[House]:
    """The Houses of Friendship open on `day`, by region."""
    opened = or_(House.valid_from.is_(None), House.valid_from <= day)
    ordered = select(House).join(Region, Region.code == House.region_code).order_by(Region.position, House.id)
    return session.scalars(ordered.where(opened, _goes_on(House.valid_to, day))).all()


def body_on(session: Session, body: str, day: date) -> BodyName | None:
    """A body (`assembly`, `assembly-secretariat`) under its name of that day, its successor's where one took over."""
    named_then = BodyName.body == body, BodyName.valid_from <= day, _goes_on(BodyName.valid_to, day)
    return session.scalars(select(BodyName).where(*named_then)).first()


def body_name(session: Session, body: str, day: date) -> str:
    """The name of a body on a day in the reader's language; empty where none is known."""
    found = body_on(session, body, day)
    return named(found) if found else ""


def places(session: Session, day: date) -> tuple[Place, ...]:
    """Every region with the associations that stood in it on `day`, the country first; empty regions are kept."""
    standing_then = associations_on(session, day)
    every: list[Region | None] = [None, *regions(session)]
    return tuple(
        Place(region, tuple(one for one in standing_then if one.region_code == (region.code if region else None)))
        for region in every
    )


def stand_ins(session: Session, day: date) -> dict[str, str]:
    """Every association merged by `day` → the one that stands for it, through any number of mergers."""
    merged = select(AssociationTie.association_id, AssociationTie.parent_id).where(
        AssociationTie.relation == "merged_into", AssociationTie.parent_id.is_not(None), _holds(day)
    )
    into: dict[str, Any] = {one.association_id: one.parent_id for one in session.execute(merged)}
    return {association_id: _follow(into, association_id) for association_id in into}


def standing(session: Session, association_id: str, day: date) -> str:
    """The id of the association that stands for this one on `day`: itself unless it has been merged by then."""
    return stand_ins(session, day).get(association_id, association_id)


def find_association(session: Session, typed_name: str) -> Association | None:
    """The association of that name in any of the three languages; capitals and double spaces are not minded.

    Compared in Python: SQLite folds only Latin letters. None when no association or more than one has the name.
    """
    wanted = _folded(typed_name)
    found = [
        one
        for one in session.scalars(select(Association))
        if wanted in {_folded(one.name_kk), _folded(one.name_ru), _folded(one.name_en)}
    ]
    return found[0] if len(found) == 1 else None


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _holds(day: date) -> ColumnElement[bool]:
    return (AssociationTie.valid_from <= day) & _goes_on(AssociationTie.valid_to, day)


def _goes_on(valid_to: Any, day: date) -> ColumnElement[bool]:
    return or_(valid_to.is_(None), valid_to > day)


def _follow(into: dict[str, Any], association_id: str) -> str:
    """The end of a chain of mergers. A ring, which only wrong data can make, ends where it began."""
    here, passed = association_id, {association_id}
    while into.get(here) and into[here] not in passed:
        here = into[here]
        passed.add(here)
    return here


def association_of(session: Session, person_id: int) -> Association | None:
    """The association a learner belongs to now, or None."""
    open_now = select(Membership.association_id).where(Membership.person_id == person_id, Membership.valid_to.is_(None))
    return session.scalars(select(Association).where(Association.id.in_(open_now))).first()


def names_of(session: Session, association_ids: Sequence[str]) -> list[tuple[str, str]]:
    """Id and name in the reader's language, for a select field."""
    found = session.scalars(select(Association).where(Association.id.in_(association_ids)).order_by(Association.id))
    return [(one.id, named(one)) for one in found]
