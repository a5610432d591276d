"""What a teacher tells a class, and what learners ask about an exercise."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.marking import _m
from webapp.models.base import Base, BigId, Code, Instant, UtcDateTime
from webapp.models.personal import TO_TEACH, WHO_MADE_IT, YOU_AND_TEACHER, Personal


class Announcement(Base):
    """Something told to a whole class; taken back, it is seen no more."""

    __tablename__ = "announcement"
    personal = Personal(
        title=_m("What you told your classes"),
        what=_m("The text, and when."),
        why=WHO_MADE_IT,
        seen_by=_m("The class."),
        since="told_at",
        owners=("told_by_id",),
        erase="forget",
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), index=True)
    told_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    told_at: Mapped[Instant]
    taken_back_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Question(Base):
    """A learner's question on an exercise, and the reply. A child chooses among fixed questions, and so does who replies to a child."""

    __tablename__ = "question"
    personal = Personal(
        title=_m("Questions to your teacher"),
        what=_m("The exercise, your question, and the reply."),
        why=TO_TEACH,
        seen_by=YOU_AND_TEACHER,
        since="asked_at",
        others=("replied_by_id",),
        hand_over="move",
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), index=True)
    lesson_id: Mapped[Code]
    exercise_id: Mapped[str] = mapped_column(String(120))
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("answer.id"))
    # A code of `FIXED_QUESTIONS`, or empty with a text.
    asked: Mapped[Code] = mapped_column(default="")
    text: Mapped[str] = mapped_column(Text, default="")
    asked_at: Mapped[Instant]
    replied: Mapped[Code] = mapped_column(default="")
    reply: Mapped[str] = mapped_column(Text, default="")
    replied_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    replied_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
