"""What a learner did: runs through lessons, answers (the facts), completions."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Integer, String, Text, UniqueConstraint, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.marking import _m
from webapp.models.base import Base, BigId, Code, Instant, UtcDateTime
from webapp.models.personal import TO_TEACH, YOU_AND_TEACHER, Personal


class Run(Base):
    """One learner's way through one lesson. `plan` is the list of exercise ids as chosen at its start."""

    __tablename__ = "run"
    personal = Personal(
        title=_m("Lessons begun"),
        what=_m("Which lessons, tests and drills you began and finished, and when."),
        why=TO_TEACH,
        seen_by=YOU_AND_TEACHER,
        since="started_at",
        hand_over="move",
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    course_id: Mapped[Code]
    lesson_id: Mapped[Code]
    plan: Mapped[list[str]] = mapped_column(JSON)
    started_at: Mapped[Instant]
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (Index("ix_run_open", "person_id", "lesson_id", "finished_at"),)


class Answer(Base):
    """The recorded fact: what one learner gave to one exercise, once. Never changed afterwards.

    `client_id` is made by the page, so that sending twice records once. `day` is the calendar day in Kazakhstan (UTC+5).
    `received_on` is the day on which it arrived, where that is a later one: a phone without a network sends it afterwards.
    """

    __tablename__ = "answer"
    personal = Personal(
        title=_m("Answers"),
        what=_m("What you answered to which exercise, how long it took, and the verdict."),
        why=TO_TEACH,
        seen_by=YOU_AND_TEACHER,
        since="answered_at",
        hand_over="move",
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    client_id: Mapped[UUID] = mapped_column(Uuid)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), index=True)
    lesson_id: Mapped[Code]
    exercise_id: Mapped[str] = mapped_column(String(120))
    given: Mapped[str] = mapped_column(Text)
    verdict: Mapped[str] = mapped_column(String(6))
    diagnosis: Mapped[Code | None]
    milliseconds: Mapped[int] = mapped_column(Integer)
    answered_at: Mapped[Instant]
    day: Mapped[date]
    received_on: Mapped[date | None]

    __table_args__ = (
        UniqueConstraint("person_id", "client_id"),
        Index("ix_answer_person_day", "person_id", "day"),
        # A class asks what went wrong: one answer in five, which need not be looked for among the others.
        Index(
            "ix_answer_missed",
            "person_id",
            "day",
            sqlite_where=text("verdict <> 'right'"),
            postgresql_where=text("verdict <> 'right'"),
        ),
        CheckConstraint("verdict in ('right', 'almost', 'wrong')", name="verdict"),
    )


class Completion(Base):
    """A lesson, unit or course completed, with the criterion it was completed under. Final."""

    __tablename__ = "completion"
    personal = Personal(
        title=_m("Lessons completed"),
        what=_m("Which lessons and units you completed, and when."),
        why=_m("So that your progress stands, and can be counted."),
        seen_by=_m("You; while you sit in a class, its teacher; others as counts of ten people or more."),
        since="completed_at",
        hand_over="merge",
        key=("kind", "subject_id"),
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    course_id: Mapped[Code]
    kind: Mapped[str] = mapped_column(String(6))
    subject_id: Mapped[Code]
    criterion: Mapped[dict[str, Any]] = mapped_column(JSON)
    completed_at: Mapped[Instant]
    day: Mapped[date] = mapped_column(index=True)

    __table_args__ = (
        UniqueConstraint("person_id", "kind", "subject_id"),
        CheckConstraint("kind in ('lesson', 'unit', 'course')", name="kind"),
    )
