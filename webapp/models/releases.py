"""Releases: frozen publications of uptake; and what is written beside the figures."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, deferred, mapped_column

from webapp.marking import _m
from webapp.models.base import Base, BigId, Code, Instant, Name, UtcDateTime
from webapp.models.personal import OPERATOR, TO_KNOW_WHOSE, WHO_MADE_IT, Personal


class Release(Base):
    """A publication of one period (`2026Q3`, `2026`), from draft to published; published, it never changes.

    `content` is the canonical JSON of all that is published, compressed; `sealed` the true cells it was protected from
    (sums, no person), read by no page: later releases are audited against them. `signed_over` is the SHA-256 that both signatures name.
    """

    __tablename__ = "release_"
    id: Mapped[int] = mapped_column(primary_key=True)
    # 1, 2, 3 … in the order of publication; a draft has none.
    number: Mapped[int | None] = mapped_column(Integer, unique=True)
    period: Mapped[str] = mapped_column(String(6), index=True)
    revises_id: Mapped[int | None] = mapped_column(ForeignKey("release_.id"))
    state: Mapped[str] = mapped_column(String(9))
    rules_version: Mapped[Code]
    definitions_version: Mapped[Code]
    code_version: Mapped[Code]
    commentary_kk: Mapped[str] = mapped_column(Text, default="")
    commentary_ru: Mapped[str] = mapped_column(Text, default="")
    commentary_en: Mapped[str] = mapped_column(Text, default="")
    # Of a revision: why, in words.
    changes_kk: Mapped[str] = mapped_column(Text, default="")
    changes_ru: Mapped[str] = mapped_column(Text, default="")
    # How many cells, how many hidden, how wide the narrowest interval is, how long it took.
    audit: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    signed_over: Mapped[str | None] = mapped_column(String(64))
    made_at: Mapped[Instant]
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    content: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    sealed: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))

    __table_args__ = (CheckConstraint("state in ('draft', 'audited', 'published', 'dropped')", name="state"),)


class ReleaseSignature(Base):
    """Somebody of the secretariat signed a release off; `name` is what is printed."""

    __tablename__ = "release_signature"
    personal = Personal(
        title=_m("Releases you signed"),
        what=_m("Which publication of figures, and when."),
        why=WHO_MADE_IT,
        seen_by=_m("Everybody: your name stands in the release you signed."),
        since="signed_at",
        erase="forget",
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("release_.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[Name]
    signed_over: Mapped[str] = mapped_column(String(64))
    signed_at: Mapped[Instant]

    __table_args__ = (UniqueConstraint("release_id", "person_id"),)


class ReleaseCell(Base):
    """A published cell: table, indicator, codes of up to three dimensions (`*`: summed over). `value` None: hidden."""

    __tablename__ = "release_cell"
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("release_.id"))
    table_code: Mapped[Code]
    indicator: Mapped[Code]
    key1: Mapped[str] = mapped_column(String(60), default="")
    key2: Mapped[str] = mapped_column(String(60), default="")
    key3: Mapped[str] = mapped_column(String(60), default="")
    value: Mapped[int | None] = mapped_column(Integer)

    __table_args__ = (
        UniqueConstraint("release_id", "table_code", "indicator", "key1", "key2", "key3"),
        Index("ix_release_cell_series", "table_code", "indicator", "key1"),
    )


class ReleaseFile(Base):
    """A file of a published release, byte for byte as it was signed for."""

    __tablename__ = "release_file"
    release_id: Mapped[int] = mapped_column(ForeignKey("release_.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    media_type: Mapped[str] = mapped_column(String(120))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(Integer)
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary))


class Remark(Base):
    """What a secretariat wrote beside the figures of a period: a region's comment, or (no region) the country's narrative."""

    __tablename__ = "uptake_remark"
    personal = Personal(
        title=_m("Comments you wrote beside figures"),
        what=_m("Comments of a region, and the narrative of a year."),
        why=WHO_MADE_IT,
        seen_by=_m("Secretariats; everybody, once it is published."),
        since="written_at",
        owners=("author_id",),
        erase="forget",
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(String(6), index=True)
    region_code: Mapped[str | None] = mapped_column(ForeignKey("region.code"))
    language: Mapped[str] = mapped_column(String(2))
    text: Mapped[str] = mapped_column(Text)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    written_at: Mapped[Instant]


class Target(Base):
    """A planned, base or observed value of an indicator for a region (none: the country) and year, with its document."""

    __tablename__ = "uptake_target"
    id: Mapped[int] = mapped_column(primary_key=True)
    indicator: Mapped[Code]
    region_code: Mapped[str | None] = mapped_column(ForeignKey("region.code"))
    year: Mapped[int]
    value: Mapped[float] = mapped_column(Float)
    # percent, people, per_1000, percent_growth
    unit: Mapped[Code]
    # target, baseline, actual
    status: Mapped[Code]
    name_kk: Mapped[Name]
    name_ru: Mapped[Name]
    name_en: Mapped[Name]
    document: Mapped[Name]
    source: Mapped[str] = mapped_column(Text)
    confidence: Mapped[str] = mapped_column(String(8))


class TableRead(Base):
    """Somebody opened figures that are not published; one row for each thing and day."""

    __tablename__ = "table_read"
    personal = Personal(
        title=_m("Unpublished figures you opened"),
        what=_m("Which, and on which day."),
        why=TO_KNOW_WHOSE,
        seen_by=OPERATOR,
        since="at",
        erase="forget",
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    what: Mapped[str] = mapped_column(String(120))
    day: Mapped[date]
    at: Mapped[Instant]

    __table_args__ = (UniqueConstraint("person_id", "what", "day"),)
