"""Answers that learners hold to be right."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.marking import _m
from webapp.models.base import Base, BigId, Code, Instant, UtcDateTime
from webapp.models.personal import YOU_AND_EDITORS, Personal


class Dispute(Base):
    """“My answer should be accepted”: one answer, with what the engine read in it; an editor decides.

    An accepted one is granted: the answer counts as right, and so does the same text from anybody afterwards.
    """

    __tablename__ = "dispute"
    personal = Personal(
        title=_m("Answers you hold to be right"),
        what=_m("The answer, what was expected, and what the editors decided."),
        why=_m(
            "So that the lessons accept what is right. When you are erased, an accepted text stays and your name does not."
        ),
        seen_by=YOU_AND_EDITORS,
        since="raised_at",
        others=("decided_by_id",),
        hand_over="move",
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    # Both are empty once the learner is erased: the text that was accepted stays accepted.
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("answer.id"), unique=True)
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
