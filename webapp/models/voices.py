"""Recorded voices: of volunteers, for everybody; of learners, for themselves and, if they send it, their teacher."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.marking import _m
from webapp.models.base import Base, BigId, Code, Instant, UtcDateTime
from webapp.models.personal import Personal

CONTENT_HASH = 64


class Recording(Base):
    """A Kazakh text of the lessons as a volunteer said it. `content` is the SHA-256 of the sound as it came; files are named by it.

    Heard by everybody once an editor approved it. `consent` names the wording agreed to.
    """

    __tablename__ = "recording"
    personal = Personal(
        title=_m("Recordings for everybody"),
        what=_m(
            "What you recorded, the wording you agreed to, and what an editor decided. The sound goes when the line goes."
        ),
        why=_m("So that learners hear a human voice."),
        seen_by=_m(
            "Everybody hears what was approved, with your name only if you agreed to that. You and the editors see the rest."
        ),
        since="recorded_at",
        others=("decided_by_id",),
        hand_over="merge",
        key=("content",),
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    text_digest: Mapped[str] = mapped_column(String(24), index=True)
    content: Mapped[str] = mapped_column(String(CONTENT_HASH))
    milliseconds: Mapped[int] = mapped_column(Integer)
    consent: Mapped[Code]
    state: Mapped[str] = mapped_column(String(9), default="waiting", index=True)
    recorded_at: Mapped[Instant]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (
        CheckConstraint("state in ('waiting', 'approved', 'refused')", name="state"),
        UniqueConstraint("person_id", "content"),
    )


class Utterance(Base):
    """What a learner said in an exercise and chose to keep. Nobody else hears it unless `class_id` says to whom it was sent."""

    __tablename__ = "utterance"
    personal = Personal(
        title=_m("What you said in exercises"),
        what=_m("Recordings you chose to keep. The sound goes when the line goes."),
        why=_m("So that you can compare yourself."),
        seen_by=_m("You; the teacher to whom you sent it."),
        since="kept_at",
        hand_over="move",
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    lesson_id: Mapped[Code]
    exercise_id: Mapped[str] = mapped_column(String(120))
    text: Mapped[str] = mapped_column(Text)
    content: Mapped[str] = mapped_column(String(CONTENT_HASH))
    milliseconds: Mapped[int] = mapped_column(Integer)
    kept_at: Mapped[Instant]
    class_id: Mapped[int | None] = mapped_column(ForeignKey("class_.id"), index=True)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (Index("ix_utterance_person_lesson", "person_id", "lesson_id"),)
