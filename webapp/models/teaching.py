"""Classes of associations, and who sits and teaches in them."""

from datetime import date, datetime

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from webapp.marking import _m
from webapp.models.base import Base, BigId, Code, Instant, Name, UtcDateTime
from webapp.models.personal import TO_KNOW_WHOSE, YOU_AND_TEACHER, YOUR_TEACHERS, Personal


class Class(Base):
    """A class of an association. `people` is the package its learners start from, taken from the association."""

    __tablename__ = "class_"
    id: Mapped[int] = mapped_column(primary_key=True)
    association_id: Mapped[str] = mapped_column(ForeignKey("association.id"), index=True)
    name: Mapped[Name]
    join_code: Mapped[str] = mapped_column(String(12), unique=True)
    people: Mapped[Code | None]
    course_id: Mapped[Code] = mapped_column(default="a1", server_default="a1")
    form_of_study_id: Mapped[int | None] = mapped_column(ForeignKey("form_of_study.id"), index=True)
    created_at: Mapped[Instant]
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ClassTeacher(Base):
    """Who teaches a class; a substitute from a day to a day (`valid_to` exclusive, None: until further notice)."""

    __tablename__ = "class_teacher"
    personal = Personal(
        title=_m("Classes you teach"),
        what=_m("Which classes."),
        why=TO_KNOW_WHOSE,
        seen_by=YOUR_TEACHERS,
    )
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    substitute: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


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


class ClassGroup(Base):
    """A group inside a class, such as those who began later."""

    __tablename__ = "class_group"
    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), index=True)
    name: Mapped[Name]

    __table_args__ = (UniqueConstraint("class_id", "name"),)


class GroupSeat(Base):
    """A learner of the class is in a group of it."""

    __tablename__ = "group_seat"
    personal = Personal(
        title=_m("Groups in a class"),
        what=_m("Which group of your class you are in."),
        why=_m("So that the teacher can give each group its own work."),
        seen_by=YOU_AND_TEACHER,
        hand_over="merge",
        key=("group_id",),
    )
    group_id: Mapped[int] = mapped_column(ForeignKey("class_group.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)


class IssuedAccount(Base):
    """An account that an association created for a learner: only its teachers may issue a new slip for it, until it is taken over.

    `taken_over_at`: the learner chose a password of their own; no slip is issued from then on.
    """

    __tablename__ = "issued_account"
    personal = Personal(
        title=_m("An account made for you"),
        what=_m("Which association made it, and when a slip was last printed."),
        why=_m("So that a lost slip can be printed again, by that association alone."),
        seen_by=YOUR_TEACHERS,
        since="issued_at",
        others=("issued_by_id",),
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    association_id: Mapped[str] = mapped_column(ForeignKey("association.id"), index=True)
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    issued_at: Mapped[Instant]
    taken_over_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Look(Base):
    """A teacher opened something of a learner on a day; the learner can read this. One row for each thing and day."""

    __tablename__ = "look"
    personal = Personal(
        title=_m("Who looked"),
        what=_m("Which teacher opened what of your work, on which day."),
        why=_m("So that you know who saw your work."),
        seen_by=_m("The learner, and the teacher who looked."),
        since="at",
        owners=("learner_id",),
        others=("teacher_id",),
        hand_over="move",
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    learner_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    teacher_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"))
    what: Mapped[Code]
    day: Mapped[date]
    at: Mapped[Instant]

    __table_args__ = (UniqueConstraint("learner_id", "teacher_id", "class_id", "what", "day"),)


class Attendance(Base):
    """Whether a learner was at a lesson of the class on a day: present, late, excused or absent."""

    __tablename__ = "attendance"
    personal = Personal(
        title=_m("Attendance"),
        what=_m("On which days you were at the lessons of your class."),
        why=_m("So that your teacher knows who was there."),
        seen_by=YOU_AND_TEACHER,
        since="marked_at",
        others=("marked_by_id",),
        hand_over="merge",
        key=("class_id", "day"),
    )
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    status: Mapped[str] = mapped_column(String(8))
    marked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    marked_at: Mapped[Instant]

    __table_args__ = (CheckConstraint("status in ('present', 'late', 'excused', 'absent')", name="status"),)


class LearnerNote(Base):
    """What a teacher of the class noted about a learner. The learner reads it, and the form says so."""

    __tablename__ = "learner_note"
    personal = Personal(
        title=_m("Notes of your teachers"),
        what=_m("What the teachers of your class noted about your learning, and when."),
        why=_m("So that your teacher remembers what helps you."),
        seen_by=YOU_AND_TEACHER,
        since="at",
        others=("author_id",),
        hand_over="move",
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[Instant]
