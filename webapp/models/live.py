"""A lesson while it goes on: the live page of a class, and who has joined it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.marking import _m
from webapp.models.base import Base, Code, Instant, UtcDateTime
from webapp.models.personal import WHO_MADE_IT, YOU_AND_TEACHER, YOUR_TEACHERS, Personal


class LiveLesson(Base):
    """A live lesson of a class. `screen` says what is on (`joining`, `exercise`, `pairs`), `state` what belongs to it.

    `version` grows with each change, so that screens know when to ask anew. Names stand on the wall only if `names_shown`.
    """

    __tablename__ = "live_lesson"
    personal = Personal(
        title=_m("Live lessons you held"),
        what=_m("For which class, and when."),
        why=WHO_MADE_IT,
        seen_by=YOUR_TEACHERS,
        since="opened_at",
        owners=("opened_by_id",),
        erase="forget",
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), index=True)
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    opened_at: Mapped[Instant]
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    screen: Mapped[Code] = mapped_column(default="joining")
    lesson_id: Mapped[Code | None]
    exercise_id: Mapped[str | None] = mapped_column(String(120))
    exercise_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    state: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    names_shown: Mapped[bool] = mapped_column(Boolean, default=False)
    version: Mapped[int] = mapped_column(Integer, default=1)


class LivePresence(Base):
    """A learner joined a live lesson."""

    __tablename__ = "live_presence"
    personal = Personal(
        title=_m("Live lessons you joined"),
        what=_m("Which, and when."),
        why=_m("So that your teacher sees who is there."),
        seen_by=YOU_AND_TEACHER,
        since="joined_at",
        hand_over="merge",
        key=("live_id",),
    )
    live_id: Mapped[int] = mapped_column(ForeignKey("live_lesson.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    joined_at: Mapped[Instant]
