"""Certificates of level, and the keys they are signed with."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.marking import _m
from webapp.models.base import Base, Code, Instant, Name, UtcDateTime
from webapp.models.personal import Personal


class SigningKey(Base):
    """A pair of keys in PEM, by purpose. The newest that is not retired signs; older ones go on to verify."""

    __tablename__ = "signing_key"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    purpose: Mapped[Code] = mapped_column(index=True)
    private_pem: Mapped[str] = mapped_column(Text)
    public_pem: Mapped[str] = mapped_column(Text)
    made_at: Mapped[Instant]
    retired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Certificate(Base):
    """A certificate of level: the name as printed, the criterion in force and how it was met, the signed credential. Revocable.

    `id` is the address: random, not to be guessed.
    """

    __tablename__ = "certificate"
    personal = Personal(
        title=_m("Certificates"),
        what=_m("Level, name as printed, how the level was shown, who issued it and when."),
        why=_m("So that anybody to whom you show it can check it."),
        seen_by=_m("You, the teachers of your class, and whoever has its address."),
        since="issued_at",
        others=("issued_by_id", "revoked_by_id"),
        hand_over="move",
    )
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    course_id: Mapped[Code]
    level: Mapped[Code]
    name: Mapped[Name]
    association_id: Mapped[str] = mapped_column(ForeignKey("association.id"), index=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"))
    criterion: Mapped[dict[str, Any]] = mapped_column(JSON)
    evidence: Mapped[dict[str, Any]] = mapped_column(JSON)
    credential: Mapped[str] = mapped_column(Text)
    # Its place in the list of revoked credentials (Bitstring Status List), drawn at random.
    status_index: Mapped[int] = mapped_column(Integer, unique=True)
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    issued_at: Mapped[Instant]
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_reason: Mapped[str] = mapped_column(Text, default="")
    revoked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
