"""Answers that learners hold to be right."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.models.base import Base, BigId, Code, Instant, UtcDateTime


class Dispute(Base):
    """“My answer should be accepted”: one answer, with what the engine read in it; an editor decides.

    An accepted one is granted: the answer counts as right, and so does the same text from anybody afterwards.
    """

    __tablename__ = "dispute"
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    answer_id: Mapped[int] = mapped_column(ForeignKey("answer.id"), unique=True)
    lesson_id: Mapped[Code]
    exercise_id: Mapped[str] = mapped_column(String(120), index=True)
    given: Mapped[str] = mapped_column(Text)
    expected: Mapped[str] = mapped_column(Text)
    diagnosis: Mapped[Code | None]
    state: Mapped[str] = mapped_column(String(8), default="open", index=True)
    raised_at: Mapped[Instant]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # When the learner put the news of the decision away.
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    note: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (CheckConstraint("state in ('open', 'accepted', 'refused')", name="state"),)
