"""Regions, associations, and their tree as it was at any date."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.marking import _m
from webapp.models.base import Base, Code, Instant, Name
from webapp.models.personal import YOU_AND_COUNTS, Personal


class Region(Base):
    """One of the regions of the country: ISO 3166-2 code, names, population with its source."""

    __tablename__ = "region"
    code: Mapped[str] = mapped_column(String(5), primary_key=True)
    name_kk: Mapped[Name]
    name_ru: Mapped[Name]
    name_en: Mapped[Name]
    position: Mapped[int] = mapped_column(Integer)
    valid_from: Mapped[date | None]


class EthnicGroup(Base):
    """A group that may be declared. `other` and `undeclared` are rows like any."""

    __tablename__ = "ethnic_group"
    code: Mapped[Code] = mapped_column(primary_key=True)
    name_kk: Mapped[Name]
    name_ru: Mapped[Name]
    name_en: Mapped[Name]
    position: Mapped[int] = mapped_column(Integer)


class Association(Base):
    """An ethnocultural association or a branch of one. `people` names the people's package its classes start from."""

    __tablename__ = "association"
    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    name_kk: Mapped[Name]
    name_ru: Mapped[Name]
    name_en: Mapped[Name]
    kind: Mapped[Code]
    people: Mapped[Code | None]

    __table_args__ = (CheckConstraint("kind in ('republican', 'regional', 'local')", name="kind"),)


class AssociationTie(Base):
    """Where an association stood from a date to a date (exclusive): its parent, region, district and house, or what it was merged into.

    An association without a tie on a day was closed by then.
    """

    __tablename__ = "association_tie"
    id: Mapped[int] = mapped_column(primary_key=True)
    association_id: Mapped[str] = mapped_column(ForeignKey("association.id"), index=True)
    relation: Mapped[Code]
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("association.id"), index=True)
    region_code: Mapped[str | None] = mapped_column(ForeignKey("region.code"))
    district: Mapped[Name] = mapped_column(default="", server_default="")
    house_id: Mapped[str | None] = mapped_column(ForeignKey("house.id"))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]

    __table_args__ = (CheckConstraint("relation in ('stands', 'merged_into')", name="relation"),)


class Membership(Base):
    """A learner belongs to an association from an instant to an instant; one at a time."""

    __tablename__ = "membership"
    personal = Personal(
        title=_m("Association"),
        what=_m("Which association you belong to, and belonged to, from when to when."),
        why=_m("So that an association sees how many of its people learn."),
        seen_by=YOU_AND_COUNTS,
        since="recorded_at",
        hand_over="fill",
        until="valid_to",
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    association_id: Mapped[str] = mapped_column(ForeignKey("association.id"), index=True)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    recorded_at: Mapped[Instant]
