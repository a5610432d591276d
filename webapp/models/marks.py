"""What learners hand in, how teachers mark it, and tests that a class sits together."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.marking import _m
from webapp.models.base import Base, BigId, Code, Instant, UtcDateTime
from webapp.models.personal import TO_TEACH, WHO_MADE_IT, YOU_AND_TEACHER, YOUR_TEACHERS, Personal


class HandedIn(Base):
    """Writing or speaking handed in for an assignment of a class; handing in again adds a row."""

    __tablename__ = "handed_in"
    personal = Personal(
        title=_m("Work you handed in"),
        what=_m("What you wrote or said for your class."),
        why=TO_TEACH,
        seen_by=YOU_AND_TEACHER,
        since="handed_in_at",
        hand_over="move",
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), index=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"), index=True)
    kind: Mapped[str] = mapped_column(String(8))
    text: Mapped[str] = mapped_column(Text, default="")
    # The sound as stored by voices, named by its content.
    content: Mapped[str | None] = mapped_column(String(64))
    milliseconds: Mapped[int | None]
    handed_in_at: Mapped[Instant]

    __table_args__ = (CheckConstraint("kind in ('writing', 'speaking')", name="kind"),)


class Mark(Base):
    """A teacher's mark by a rubric: points by criterion and a comment, written or spoken. Of work handed in, of a block of a test, or oral.

    A later mark of the same work stands in place of an earlier one; none is deleted.
    """

    __tablename__ = "mark"
    personal = Personal(
        title=_m("Marks"),
        what=_m("Points and comments of your teachers."),
        why=TO_TEACH,
        seen_by=YOU_AND_TEACHER,
        since="marked_at",
        others=("marked_by_id",),
        hand_over="move",
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), index=True)
    handed_in_id: Mapped[int | None] = mapped_column(ForeignKey("handed_in.id"), index=True)
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submission.id"), index=True)
    # What an oral mark is for, in the teacher's words.
    occasion: Mapped[str] = mapped_column(Text, default="")
    rubric: Mapped[Code]
    points: Mapped[dict[str, Any]] = mapped_column(JSON)
    comment: Mapped[str] = mapped_column(Text, default="")
    content: Mapped[str | None] = mapped_column(String(64))
    marked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    marked_at: Mapped[Instant]


class Sitting(Base):
    """A checkpoint or test that a class sits together: opened, supervised, closed by a teacher."""

    __tablename__ = "sitting"
    personal = Personal(
        title=_m("Tests you held"),
        what=_m("Which test, for which class, and when."),
        why=WHO_MADE_IT,
        seen_by=YOUR_TEACHERS,
        since="opened_at",
        owners=("opened_by_id",),
        erase="forget",
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), index=True)
    # `test` with the id of a test, or `checkpoint` with that of a lesson.
    kind: Mapped[str] = mapped_column(String(10))
    subject: Mapped[Code]
    # None: for the whole class.
    group_id: Mapped[int | None] = mapped_column(ForeignKey("class_group.id"))
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    opened_at: Mapped[Instant]
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (CheckConstraint("kind in ('test', 'checkpoint')", name="kind"),)


class SittingSeat(Base):
    """A learner's part in a sitting: their run, and whether the teacher vouches that it was their own work."""

    __tablename__ = "sitting_seat"
    personal = Personal(
        title=_m("Tests sat in class"),
        what=_m("Which tests you sat with your class, and whether the teacher vouches for them."),
        why=TO_TEACH,
        seen_by=YOU_AND_TEACHER,
        since="joined_at",
        hand_over="merge",
        key=("sitting_id",),
    )
    sitting_id: Mapped[int] = mapped_column(ForeignKey("sitting.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    run_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("run.id"))
    joined_at: Mapped[Instant]
    set_aside: Mapped[bool] = mapped_column(Boolean, default=False)
    note: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (UniqueConstraint("run_id"),)
