"""What a learner wrote or said in a test, with the points that somebody gave for it."""

from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.marking import _m
from webapp.models.base import Base, BigId, Instant
from webapp.models.personal import YOU_AND_TEACHER, Personal


class Submission(Base):
    """A block of writing or speaking of one run of a test: texts by task, points by criterion as the learner sees it.

    `texts` is empty for speaking that was not recorded.
    """

    __tablename__ = "submission"
    personal = Personal(
        title=_m("Writing and speaking in tests"),
        what=_m("What you wrote, and the points you gave yourself."),
        why=_m("So that you can read your test again."),
        seen_by=YOU_AND_TEACHER,
        since="submitted_at",
        hand_over="move",
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"))
    block: Mapped[str] = mapped_column(String(10))
    texts: Mapped[dict[str, Any]] = mapped_column(JSON)
    own_points: Mapped[dict[str, Any]] = mapped_column(JSON)
    submitted_at: Mapped[Instant]

    __table_args__ = (
        UniqueConstraint("run_id", "block"),
        CheckConstraint("block in ('writing', 'speaking')", name="block"),
    )
