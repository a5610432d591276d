"""Long work: what was asked for, how far it is, what came of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, CheckConstraint, ForeignKey, Integer, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from webapp.marking import _m
from webapp.models.base import Base, Code, Instant, UtcDateTime
from webapp.models.personal import OPERATOR, WHO_MADE_IT, Personal


class Job(Base):
    """A piece of work done outside a request. `done` of `total` steps; `beat_at` is when its worker last told.

    A job whose worker fell silent is begun again from its start: every kind of work may be.
    """

    __tablename__ = "job"
    personal = Personal(
        title=_m("Long work you asked for"),
        what=_m("What was worked out for you, and when."),
        why=WHO_MADE_IT,
        seen_by=OPERATOR,
        since="asked_at",
        owners=("asked_by_id",),
        erase="forget",
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[Code]
    arguments: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    asked_at: Mapped[Instant]
    state: Mapped[str] = mapped_column(String(9), index=True)
    done: Mapped[int] = mapped_column(Integer, default=0)
    total: Mapped[int] = mapped_column(Integer, default=0)
    # The step under way: a code that `jobs.telling` has a sentence for.
    step: Mapped[Code] = mapped_column(default="")
    message: Mapped[str] = mapped_column(Text, default="")
    result: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    cancel_asked: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())
    attempts: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    begun_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    beat_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (CheckConstraint("state in ('waiting', 'running', 'done', 'failed', 'cancelled')", name="state"),)
