"""Classes of associations, and who sits and teaches in them."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.marking import _m
from webapp.models.base import Base, Code, Instant, Name, UtcDateTime
from webapp.models.personal import TO_KNOW_WHOSE, YOU_AND_TEACHER, Personal


class Class(Base):
    """A class of an association. `people` is the package its learners start from, taken from the association."""

    __tablename__ = "class_"
    id: Mapped[int] = mapped_column(primary_key=True)
    association_id: Mapped[str] = mapped_column(ForeignKey("association.id"), index=True)
    name: Mapped[Name]
    join_code: Mapped[str] = mapped_column(String(12), unique=True)
    people: Mapped[Code | None]
    created_at: Mapped[Instant]
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ClassTeacher(Base):
    """Who teaches a class."""

    __tablename__ = "class_teacher"
    personal = Personal(
        title=_m("Classes you teach"),
        what=_m("Which classes."),
        why=TO_KNOW_WHOSE,
        seen_by=_m("You."),
    )
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)


class Seat(Base):
    """A learner in a class; leaving closes the seat and keeps it."""

    __tablename__ = "seat"
    personal = Personal(
        title=_m("Classes you learn in"),
        what=_m("Which classes, from when to when."),
        why=_m("So that your teacher can help you."),
        seen_by=YOU_AND_TEACHER,
        since="joined_at",
        hand_over="move",
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    joined_at: Mapped[Instant]
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (UniqueConstraint("class_id", "person_id", "joined_at"),)
