"""Children sign in with a class sheet and three pictures; a guardian may look after a child's data."""

from datetime import datetime

from sqlalchemy import ForeignKey, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.marking import _m
from webapp.models.base import Base, Code, Instant, UtcDateTime
from webapp.models.personal import TO_KNOW_WHOSE, Personal


class ClassSheet(Base):
    """The sheet of a class: whoever holds its address sees the names on it and may try three pictures. A new one ends the old."""

    __tablename__ = "class_sheet"
    personal = Personal(
        title=_m("Class sheets you made"),
        what=_m("For which class, and when."),
        why=TO_KNOW_WHOSE,
        seen_by=_m("The teachers of the class."),
        since="made_at",
        owners=("made_by_id",),
        secret=("token",),
        erase="forget",
    )
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), primary_key=True)
    token: Mapped[str] = mapped_column(String(24), unique=True)
    made_at: Mapped[Instant]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class PictureCode(Base):
    """How a child signs in: a sign beside the name, and three pictures in order, hashed. Made by a teacher of the class.

    `guardian_code` lets a grown-up with an account become the child's guardian; None when it was used up.
    """

    __tablename__ = "picture_code"
    personal = Personal(
        title=_m("Three pictures"),
        what=_m("The sign beside the name and the three pictures, kept so that nobody can read them."),
        why=_m("So that a child can sign in without typing."),
        seen_by=_m("The teachers of the class see the sign; nobody sees the pictures."),
        since="set_at",
        others=("set_by_id",),
        secret=("pictures_hash", "guardian_code"),
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), index=True)
    sign: Mapped[Code]
    pictures_hash: Mapped[str] = mapped_column(String(255))
    guardian_code: Mapped[str | None] = mapped_column(String(12), unique=True)
    set_at: Mapped[Instant]
    set_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    # Wrong tries since the last right one; the code is shut until then. See accounts/picture_lock.py.
    wrong_tries: Mapped[int] = mapped_column(SmallInteger, default=0)
    shut_until: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Guardian(Base):
    """A grown-up who may see, export and delete what is kept of a child."""

    __tablename__ = "guardian"
    personal = Personal(
        title=_m("Guardians"),
        what=_m("Which grown-up looks after which child's data, from when to when."),
        why=_m("So that a grown-up can see, take along and delete what is kept of a child."),
        seen_by=_m("The guardian. A teacher sees that there is one, not who."),
        since="since",
        owners=("child_id", "guardian_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    child_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    guardian_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    since: Mapped[Instant]
    until: Mapped[datetime | None] = mapped_column(UtcDateTime)
