"""Other learning systems: LTI 1.3 platforms that open lessons here and get grades back; ids of rosters that came in."""

from datetime import datetime

from sqlalchemy import JSON, Float, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.marking import _m
from webapp.models.base import Base, BigId, Code, Instant, Name, UtcDateTime
from webapp.models.personal import OPERATOR, TO_LET_IN, WHO_MADE_IT, YOU_AND_ASSOCIATION, YOU_AND_TEACHER, Personal


class Platform(Base):
    """A platform (a school's Moodle) that may open lessons by LTI 1.3; its learners join the class named."""

    __tablename__ = "lti_platform"
    personal = Personal(
        title=_m("Learning systems you connected"),
        what=_m("Which system, for which class, and when."),
        why=WHO_MADE_IT,
        seen_by=YOU_AND_ASSOCIATION,
        since="made_at",
        owners=("made_by_id",),
        secret=("auth_token_url",),
        erase="forget",
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), index=True)
    name: Mapped[Name]
    issuer: Mapped[str] = mapped_column(String(500))
    client_id: Mapped[str] = mapped_column(String(200))
    deployment_ids: Mapped[list[str]] = mapped_column(JSON)
    auth_login_url: Mapped[str] = mapped_column(String(500))
    auth_token_url: Mapped[str] = mapped_column(String(500))
    key_set_url: Mapped[str] = mapped_column(String(500))
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    made_at: Mapped[Instant]
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (UniqueConstraint("issuer", "client_id"),)


class PlatformUser(Base):
    """Who somebody of a platform (`subject`) is here."""

    __tablename__ = "lti_user"
    personal = Personal(
        title=_m("Your account in another learning system"),
        what=_m("The number by which that system knows you."),
        why=TO_LET_IN,
        seen_by=OPERATOR,
        since="since",
        hand_over="move",
    )
    platform_id: Mapped[int] = mapped_column(ForeignKey("lti_platform.id"), primary_key=True)
    subject: Mapped[str] = mapped_column(String(255), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    since: Mapped[Instant]


class GradeLine(Base):
    """Where the grade of a learner's lesson goes back to, and what was sent last (0 to 1)."""

    __tablename__ = "lti_grade"
    personal = Personal(
        title=_m("Grades sent to another learning system"),
        what=_m("For which lesson, and the last grade sent."),
        why=_m("So that the school sees what you did here."),
        seen_by=YOU_AND_TEACHER,
        since="opened_at",
        hand_over="merge",
        key=("platform_id", "line_item"),
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    platform_id: Mapped[int] = mapped_column(ForeignKey("lti_platform.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    line_item: Mapped[str] = mapped_column(String(500))
    lesson_id: Mapped[Code]
    subject: Mapped[str] = mapped_column(String(255))
    opened_at: Mapped[Instant]
    sent: Mapped[float | None] = mapped_column(Float)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (UniqueConstraint("platform_id", "person_id", "line_item"),)


class RosterId(Base):
    """The id by which a person came in from a roster (OneRoster `sourcedId`): coming again, it is the same person."""

    __tablename__ = "roster_id"
    personal = Personal(
        title=_m("Your number in a school's roster"),
        what=_m("The id by which a roster of your association names you."),
        why=_m("So that the same roster can be imported again without making you twice."),
        seen_by=YOU_AND_ASSOCIATION,
        since="since",
        hand_over="merge",
        key=("association_id",),
    )
    association_id: Mapped[str] = mapped_column(ForeignKey("association.id"), primary_key=True)
    sourced_id: Mapped[str] = mapped_column(String(255), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    since: Mapped[Instant]
