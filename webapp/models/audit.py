"""The log of writes to people's data."""

from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from webapp.marking import _m
from webapp.models.base import Base, BigId, Code, Instant
from webapp.models.personal import OPERATOR, Personal


class Audit(Base):
    """Who did what to whose data, and when. Never holds a password or an ethnic group."""

    __tablename__ = "audit"
    personal = Personal(
        title=_m("The log"),
        what=_m("Which changes to your data were made, and when: which fields, never what was in them."),
        why=_m("So that misuse can be found. When you are erased, the line stays and your name does not."),
        seen_by=OPERATOR,
        since="at",
        owners=("subject_id", "actor_id"),
        erase="forget",
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    at: Mapped[Instant]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    subject_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    action: Mapped[Code]
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
