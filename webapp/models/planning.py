"""What a teacher plans: assignments, word lists, exercises of their own, the plan of a year."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Integer, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.marking import _m
from webapp.models.base import Base, Instant, Name, UtcDateTime
from webapp.models.personal import WHO_MADE_IT, YOUR_TEACHERS, Personal


class WordList(Base):
    """A teacher's list of words: entries of a lexicon word (`word`) or of own text (`kk`, and meanings by language)."""

    __tablename__ = "word_list"
    personal = Personal(
        title=_m("Word lists you made"),
        what=_m("The words, and for which class."),
        why=WHO_MADE_IT,
        seen_by=YOUR_TEACHERS,
        since="updated_at",
        owners=("made_by_id",),
        erase="forget",
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), index=True)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[Name]
    entries: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    updated_at: Mapped[Instant]


class OwnLesson(Base):
    """Exercises a teacher wrote, as a lesson in the lesson format (`source`, YAML). Its lesson id is `own-<id>`; ids in it stay."""

    __tablename__ = "own_lesson"
    personal = Personal(
        title=_m("Exercises you wrote"),
        what=_m("The exercises, and for which class."),
        why=WHO_MADE_IT,
        seen_by=YOUR_TEACHERS,
        since="updated_at",
        owners=("made_by_id",),
        erase="forget",
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), index=True)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[Name]
    source: Mapped[str] = mapped_column(Text)
    updated_at: Mapped[Instant]
    retired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Assignment(Base):
    """Work given to a class or a group of it: what (`kind`, `subject`), from a day, by a day.

    `subject`: id of a lesson, unit or course's test; cells of the drill; number of a word list or own lesson; empty for
    writing and speaking, whose prompt is the note.
    """

    __tablename__ = "assignment"
    personal = Personal(
        title=_m("Work you gave"),
        what=_m("Which work, to which class, for when."),
        why=WHO_MADE_IT,
        seen_by=YOUR_TEACHERS,
        since="made_at",
        owners=("made_by_id",),
        erase="forget",
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("class_group.id"))
    kind: Mapped[str] = mapped_column(String(8))
    subject: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    opens_on: Mapped[date]
    due_on: Mapped[date | None]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    made_at: Mapped[Instant]
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (
        CheckConstraint(
            "kind in ('lesson', 'again', 'unit', 'drill', 'words', 'own', 'test', 'writing', 'speaking')", name="kind"
        ),
    )


class PlanWeek(Base):
    """A week of a class's plan of the year: lessons (ids) or what else is done, as the teacher left it. `monday` is its first day."""

    __tablename__ = "plan_week"
    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    monday: Mapped[date]
    hours: Mapped[int] = mapped_column(SmallInteger)
    lessons: Mapped[list[str]] = mapped_column(JSON)
    note: Mapped[str] = mapped_column(Text, default="")
    free: Mapped[bool] = mapped_column(default=False)
