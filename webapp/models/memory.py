"""What a learner remembers. Cards are worked out from answers and marks, and can be worked out again at any time."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, CheckConstraint, Float, ForeignKey, Index, Integer, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.marking import _m
from webapp.models.base import Base, BigId, Code, Instant, UtcDateTime
from webapp.models.personal import TO_TEACH, YOU, Personal

CARD_KEY = 120


class Card(Base):
    """The memory state (FSRS) of one thing to remember: a word in one direction, or a form such as the dative of soft stems."""

    __tablename__ = "card"
    personal = Personal(
        title=_m("What you remember"),
        what=_m(
            "For each word and form: how well it is remembered and when it is asked for again. Worked out from your answers."
        ),
        why=TO_TEACH,
        seen_by=YOU,
        since="reviewed_at",
        hand_over="rebuild",
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(CARD_KEY), primary_key=True)
    state: Mapped[int] = mapped_column(SmallInteger)
    step: Mapped[int | None] = mapped_column(SmallInteger)
    stability: Mapped[float | None] = mapped_column(Float)
    difficulty: Mapped[float | None] = mapped_column(Float)
    due: Mapped[Instant]
    reviewed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reviews: Mapped[int] = mapped_column(Integer, default=0)
    lapses: Mapped[int] = mapped_column(Integer, default=0)

    __table_args__ = (Index("ix_card_due", "person_id", "due"),)


class MemoryMark(Base):
    """Up to which answer a person's cards have been worked out, and with which parameters (None: the default ones)."""

    __tablename__ = "memory_mark"
    personal = Personal(
        title=_m("A bookmark of your memory"),
        what=_m("Up to which answer your memory has been worked out."),
        why=TO_TEACH,
        seen_by=YOU,
        hand_over="rebuild",
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    answer_id: Mapped[int] = mapped_column(BigId)
    parameters_id: Mapped[int | None] = mapped_column(ForeignKey("memory_parameters.id"))


class Known(Base):
    """A learner said "I know this", or a placement test showed it: the card is not asked for. A fact like an answer."""

    __tablename__ = "known"
    personal = Personal(
        title=_m("Words you know"),
        what=_m("What you said you know, or showed in the placement test."),
        why=TO_TEACH,
        seen_by=YOU,
        since="since",
        hand_over="merge",
        key=("key",),
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(CARD_KEY), primary_key=True)
    source: Mapped[str] = mapped_column(String(9))
    since: Mapped[Instant]

    __table_args__ = (CheckConstraint("source in ('self', 'placement')", name="source"),)


class MemoryParameters(Base):
    """A fit of FSRS's parameters to the country's answers, with how well it foretold answers it had not seen; `kept` if it was better."""

    __tablename__ = "memory_parameters"
    id: Mapped[int] = mapped_column(primary_key=True)
    fitted_at: Mapped[Instant]
    parameters: Mapped[list[float]] = mapped_column(JSON)
    reviews: Mapped[int] = mapped_column(Integer)
    log_loss: Mapped[float] = mapped_column(Float)
    log_loss_before: Mapped[float] = mapped_column(Float)
    kept: Mapped[bool] = mapped_column(Boolean)


class Saved(Base):
    """A word or a sentence that a learner put aside. `ref` is a word's id, or `<lesson>/<piece>`."""

    __tablename__ = "saved"
    personal = Personal(
        title=_m("What you put aside"),
        what=_m("Words and sentences you saved."),
        why=_m("So that you find them again."),
        seen_by=YOU,
        since="saved_at",
        hand_over="merge",
        key=("kind", "ref"),
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(8), primary_key=True)
    ref: Mapped[str] = mapped_column(String(CARD_KEY), primary_key=True)
    saved_at: Mapped[Instant]

    __table_args__ = (CheckConstraint("kind in ('word', 'sentence')", name="kind"),)


class Placement(Base):
    """Where a placement test said to start, and how sure it was. Its answers are those of its run."""

    __tablename__ = "placement"
    personal = Personal(
        title=_m("Placement tests"),
        what=_m("Where the test said to start, and what it found."),
        why=TO_TEACH,
        seen_by=YOU,
        since="decided_at",
        hand_over="move",
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), unique=True)
    course_id: Mapped[Code]
    start_lesson_id: Mapped[Code]
    found: Mapped[dict[str, Any]] = mapped_column(JSON)
    decided_at: Mapped[Instant]
    day: Mapped[date]
