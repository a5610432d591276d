"""Campaigns, and programmes paid for by the state social order."""

from datetime import date
from decimal import Decimal

from sqlalchemy import ForeignKey, Integer, Numeric, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.models.base import Base, Code, Name


class Campaign(Base):
    """Days on which the language is promoted, in one year. The same `code` in other years is what it is set beside."""

    __tablename__ = "campaign"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[Code]
    first_day: Mapped[date]
    last_day: Mapped[date]
    name_kk: Mapped[Name]
    name_ru: Mapped[Name]
    name_en: Mapped[Name]
    source: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (UniqueConstraint("code", "first_day"),)


class Programme(Base):
    """A programme of the state social order: term, money in tenge, promised learners who complete a course."""

    __tablename__ = "programme"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Name]
    contract: Mapped[Name] = mapped_column(default="")
    region_code: Mapped[str | None] = mapped_column(ForeignKey("region.code"))
    first_day: Mapped[date]
    last_day: Mapped[date]
    money: Mapped[Decimal] = mapped_column(Numeric(14, 2))
    course_id: Mapped[Code]
    promised_learners: Mapped[int] = mapped_column(Integer)
    promised_completions: Mapped[int] = mapped_column(Integer)
    note: Mapped[str] = mapped_column(Text, default="")


class ProgrammeAssociation(Base):
    """An association that carries a programme out."""

    __tablename__ = "programme_association"
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), primary_key=True)
    association_id: Mapped[str] = mapped_column(ForeignKey("association.id"), primary_key=True)
