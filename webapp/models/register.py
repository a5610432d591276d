"""The register of associations, dated: names, peoples, accreditation, houses, contacts; and the bodies above them."""

from datetime import date, datetime

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.marking import _m
from webapp.models.base import Base, Code, Instant, Name, UtcDateTime
from webapp.models.personal import TO_KNOW_WHOSE, YOU_AND_ASSOCIATION, Personal


class BodyName(Base):
    """What a body (the Assembly, its secretariat, a ministry) was called from a date to a date (exclusive), with its source."""

    __tablename__ = "body_name"
    body: Mapped[Code] = mapped_column(primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    valid_to: Mapped[date | None]
    name_kk: Mapped[Name]
    name_ru: Mapped[Name]
    name_en: Mapped[Name]
    source: Mapped[str] = mapped_column(Text)
    confidence: Mapped[str] = mapped_column(String(8))


class House(Base):
    """A House of Friendship: where associations meet, from a date to a date (exclusive)."""

    __tablename__ = "house"
    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    name_kk: Mapped[Name]
    name_ru: Mapped[Name]
    name_en: Mapped[Name]
    region_code: Mapped[str] = mapped_column(ForeignKey("region.code"))
    place: Mapped[Name] = mapped_column(default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]


class AssociationName(Base):
    """A name that an association bore from a date to a date (exclusive); the present one also stands in `association`."""

    __tablename__ = "association_name"
    association_id: Mapped[str] = mapped_column(ForeignKey("association.id"), primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    valid_to: Mapped[date | None]
    name_kk: Mapped[Name]
    name_ru: Mapped[Name]
    name_en: Mapped[Name]


class AssociationPeople(Base):
    """An ethnic group that an association gathers, from a date to a date (exclusive). Says nothing of its members."""

    __tablename__ = "association_people"
    association_id: Mapped[str] = mapped_column(ForeignKey("association.id"), primary_key=True)
    ethnic_group: Mapped[str] = mapped_column(ForeignKey("ethnic_group.code"), primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    valid_to: Mapped[date | None]


class Accreditation(Base):
    """An accreditation of an association: number, from a date to a date (inclusive, as printed on the paper)."""

    __tablename__ = "accreditation"
    association_id: Mapped[str] = mapped_column(ForeignKey("association.id"), primary_key=True)
    number: Mapped[Code] = mapped_column(primary_key=True)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class AssociationContact(Base):
    """How an association is reached; of the association, not of a person."""

    __tablename__ = "association_contact"
    association_id: Mapped[str] = mapped_column(ForeignKey("association.id"), primary_key=True)
    phone: Mapped[str] = mapped_column(String(60), default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    address: Mapped[Name] = mapped_column(default="")
    website: Mapped[Name] = mapped_column(default="")


class AssociationPage(Base):
    """The public page of an association that wants one; without `published_at` nobody but its coordinators sees it."""

    __tablename__ = "association_page"
    association_id: Mapped[str] = mapped_column(ForeignKey("association.id"), primary_key=True)
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    about_kk: Mapped[str] = mapped_column(Text, default="")
    about_ru: Mapped[str] = mapped_column(Text, default="")
    about_en: Mapped[str] = mapped_column(Text, default="")
    join_kk: Mapped[str] = mapped_column(Text, default="")
    join_ru: Mapped[str] = mapped_column(Text, default="")
    join_en: Mapped[str] = mapped_column(Text, default="")
    updated_at: Mapped[Instant]


class FormOfStudy(Base):
    """Something an association offers: kind (of `FORMS_OF_STUDY`), sphere, age group, place and term. `feed_token` opens its calendar."""

    __tablename__ = "form_of_study"
    id: Mapped[int] = mapped_column(primary_key=True)
    association_id: Mapped[str] = mapped_column(ForeignKey("association.id"), index=True)
    kind: Mapped[Code]
    name: Mapped[Name]
    sphere: Mapped[Code | None]
    age_group: Mapped[Code | None]
    course_id: Mapped[Code] = mapped_column(default="a1")
    house_id: Mapped[str | None] = mapped_column(ForeignKey("house.id"))
    place: Mapped[Name] = mapped_column(default="")
    first_day: Mapped[date]
    last_day: Mapped[date]
    public: Mapped[bool] = mapped_column(Boolean, default=True)
    feed_token: Mapped[str] = mapped_column(String(32), unique=True)
    opened_at: Mapped[Instant]
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class MeetingTime(Base):
    """When a form of study meets each week: ISO weekday (1 Monday), start as HH:MM in Kazakhstan, minutes."""

    __tablename__ = "meeting_time"
    form_id: Mapped[int] = mapped_column(ForeignKey("form_of_study.id"), primary_key=True)
    weekday: Mapped[int] = mapped_column(primary_key=True)
    starts: Mapped[str] = mapped_column(String(5), primary_key=True)
    minutes: Mapped[int]

    __table_args__ = (
        CheckConstraint("weekday between 1 and 7", name="weekday"),
        CheckConstraint("minutes between 10 and 600", name="minutes"),
    )


class Invitation(Base):
    """A link that makes whoever opens it, signed in, a teacher or coordinator of a branch, once, until it expires.

    `token_hash` is the SHA-256 of the token: the link is shown when it is made and cannot be read again.
    """

    __tablename__ = "invitation"
    personal = Personal(
        title=_m("Invitations"),
        what=_m("Which invitations you made or took up, and when."),
        why=TO_KNOW_WHOSE,
        seen_by=YOU_AND_ASSOCIATION,
        since="made_at",
        owners=("made_by_id", "used_by_id"),
        secret=("token_hash",),
        erase="forget",
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    association_id: Mapped[str] = mapped_column(ForeignKey("association.id"), index=True)
    role: Mapped[str] = mapped_column(ForeignKey("role.name"))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    # For whom, in the words of whoever invites.
    note: Mapped[Name] = mapped_column(default="")
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    made_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    used_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (CheckConstraint("role in ('teacher', 'coordinator')", name="role"),)


class PendingUpload(Base):
    """A file that was read and shown for a preview, kept until its owner says yes or a day has passed."""

    __tablename__ = "pending_upload"
    personal = Personal(
        title=_m("Files you are importing"),
        what=_m("A file between its preview and your yes; kept for a day."),
        why=_m("So that you need not choose the file again."),
        seen_by=_m("You alone."),
        since="made_at",
        secret=("token", "content"),
    )
    token: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    purpose: Mapped[Code]
    # What the file is for: the number of a class, say; empty for the register.
    subject: Mapped[Code] = mapped_column(default="")
    name: Mapped[Name]
    content: Mapped[bytes]
    made_at: Mapped[Instant]
