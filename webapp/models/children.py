"""Children sign in with a class sheet and three pictures; a guardian may look after a child's data."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.models.base import Base, Code, Instant, UtcDateTime


class ClassSheet(Base):
    """The sheet of a class: whoever holds its address sees the names on it and may try three pictures. A new one ends the old."""

    __tablename__ = "class_sheet"
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), primary_key=True)
    token: Mapped[str] = mapped_column(String(24), unique=True)
    made_at: Mapped[Instant]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class PictureCode(Base):
    """How a child signs in: a sign beside the name, and three pictures in order, hashed. Made by a teacher of the class.

    `guardian_code` lets a grown-up with an account become the child's guardian; None when it was used up.
    """

    __tablename__ = "picture_code"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("class_.id"), index=True)
    sign: Mapped[Code]
    pictures_hash: Mapped[str] = mapped_column(String(255))
    guardian_code: Mapped[str | None] = mapped_column(String(12), unique=True)
    set_at: Mapped[Instant]
    set_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class Guardian(Base):
    """A grown-up who may see, export and delete what is kept of a child."""

    __tablename__ = "guardian"
    id: Mapped[int] = mapped_column(primary_key=True)
    child_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    guardian_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    since: Mapped[Instant]
    until: Mapped[datetime | None] = mapped_column(UtcDateTime)
