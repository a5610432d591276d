"""The log of writes to people's data."""

from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from webapp.models.base import Base, BigId, Code, Instant


class Audit(Base):
    """Who did what to whose data, and when. Never holds a password or an ethnic group."""

    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    at: Mapped[Instant]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    subject_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    action: Mapped[Code]
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
