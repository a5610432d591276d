"""Accounts, profiles, declarations of ethnic group, and grants of roles."""

from datetime import date, datetime

from flask_security.core import RoleMixin, UserMixin
from sqlalchemy import JSON, Boolean, CheckConstraint, ForeignKey, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.marking import _m
from webapp.models.base import Base, Code, Instant, Name, UtcDateTime
from webapp.models.personal import OPERATOR, TO_KNOW_WHOSE, TO_LET_IN, YOU_AND_COUNTS, Personal


class Role(Base, RoleMixin):
    """A role by name: learner, teacher, coordinator, region, secretariat, editor, admin."""

    __tablename__ = "role"
    name: Mapped[Code] = mapped_column(primary_key=True)


class RoleGrant(Base):
    """A person holds a role on a branch of the tree, for a time.

    `association_id` scopes a teacher or coordinator, `region_code` a regional secretariat; neither means the whole country.
    """

    __tablename__ = "role_grant"
    personal = Personal(
        title=_m("Roles"),
        what=_m("Which role you hold, where, from when to when."),
        why=TO_KNOW_WHOSE,
        seen_by=OPERATOR,
        since="valid_from",
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[str] = mapped_column(ForeignKey("role.name"))
    association_id: Mapped[str | None] = mapped_column(ForeignKey("association.id"))
    region_code: Mapped[str | None] = mapped_column(ForeignKey("region.code"))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Person(Base, UserMixin):
    """An account. A guest has no user name yet; registering keeps the row and so all that was done."""

    __tablename__ = "person"
    personal = Personal(
        title=_m("The account"),
        what=_m(
            "User name, name, e-mail address if you gave one, and when it was made. The password is kept so that nobody can read it."
        ),
        why=TO_LET_IN,
        seen_by=_m("You; your teacher sees the name."),
        since="created_at",
        owners=("id",),
        secret=("password", "fs_uniquifier"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str | None] = mapped_column(String(64), unique=True)
    email: Mapped[str | None] = mapped_column(String(254), unique=True)  # type: ignore[assignment]
    password: Mapped[str | None] = mapped_column(String(255))
    display_name: Mapped[Name] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[Instant]
    registered_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    roles: Mapped[list[Role]] = relationship(secondary="role_grant", viewonly=True)  # type: ignore[assignment]


class Profile(Base):
    """How a learner is taught: all of it chosen by the learner, all of it changeable."""

    __tablename__ = "profile"
    personal = Personal(
        title=_m("How you are taught"),
        what=_m(
            "Your language, age group, gender if you stated it, where you use Kazakh, region, script, size of letters, and the like."
        ),
        why=_m("So that the lessons fit you."),
        seen_by=_m(
            "You alone. Region, age group, gender and language are counted, as rounded counts of five people or more."
        ),
        since="updated_at",
        hand_over="fill",
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    heritage_language: Mapped[str | None] = mapped_column(String(35))
    instruction_language: Mapped[str | None] = mapped_column(String(35))
    age_group: Mapped[Code | None]
    # `female` or `male`, if stated. Nothing is taught differently for it.
    gender: Mapped[Code | None]
    spheres: Mapped[list[str]] = mapped_column(JSON, default=list)
    people: Mapped[Code | None]
    region_code: Mapped[str | None] = mapped_column(ForeignKey("region.code"), index=True)
    # One of the six steps of the national survey, 1 (none) to 6 (fluent).
    self_rating: Mapped[int | None] = mapped_column(SmallInteger)
    self_rated_on: Mapped[date | None]
    # ISO 15924: Cyrl, Latn, Arab. None is Cyrillic.
    script: Mapped[str | None] = mapped_column(String(4))
    # None: as the age group has it.
    type_size: Mapped[Code | None]
    slow_sound: Mapped[bool | None] = mapped_column(Boolean)
    # How long reviews may take a day; None is the default.
    daily_minutes: Mapped[int | None] = mapped_column(SmallInteger)
    updated_at: Mapped[Instant]

    __table_args__ = (
        CheckConstraint("self_rating between 1 and 6", name="self_rating"),
        CheckConstraint("script in ('Cyrl', 'Latn', 'Arab')", name="script"),
        CheckConstraint("daily_minutes between 1 and 120", name="daily_minutes"),
        CheckConstraint("gender in ('female', 'male')", name="gender"),
    )


class EthnicDeclaration(Base):
    """A self-declared ethnic group; several rows when several were named. Read by its owner and by the counts of uptake alone."""

    __tablename__ = "ethnic_declaration"
    personal = Personal(
        title=_m("Ethnic group"),
        what=_m("The groups you named. Nobody has to name one."),
        why=_m("So that the country can see whether every people is reached."),
        seen_by=YOU_AND_COUNTS,
        since="declared_at",
        hand_over="fill",
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    ethnic_group: Mapped[Code] = mapped_column(primary_key=True)
    declared_at: Mapped[Instant]

    __table_args__ = (CheckConstraint("ethnic_group <> ''", name="named"),)
