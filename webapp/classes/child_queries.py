"""The children of a class's sheet. The class itself must be authorised before."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from webapp.accounts import picture_lock
from webapp.kazakh.alphabet import sort_key
from webapp.models import ClassSheet, Guardian, Person, PictureCode, Seat


@dataclass(frozen=True)
class SheetLine:
    """A child of the sheet as the teacher sees it: that somebody looks after its data, not who."""

    person_id: int
    name: str
    sign: str
    guarded: bool
    shut: bool


def of_class(class_id: int) -> Select[Person, PictureCode]:
    """The children whose codes were made for this class and who sit in it."""
    seated = select(Seat.person_id).where(Seat.class_id == class_id, Seat.left_at.is_(None))
    return (
        select(Person, PictureCode)
        .join(PictureCode, PictureCode.person_id == Person.id)
        .where(PictureCode.class_id == class_id, Person.id.in_(seated))
    )


def on_sheet(session: Session, class_id: int, now: datetime) -> list[SheetLine]:
    """By name."""
    rows = session.execute(of_class(class_id)).all()
    looked_after = set(
        session.scalars(
            select(Guardian.child_id).where(
                Guardian.child_id.in_([person.id for person, _ in rows]), Guardian.until.is_(None)
            )
        )
    )
    lines = [
        SheetLine(
            person.id,
            person.display_name,
            code.sign,
            person.id in looked_after,
            not picture_lock.is_open(code.wrong_tries, code.shut_until, now),
        )
        for person, code in rows
    ]
    return sorted(lines, key=lambda line: sort_key(line.name))


def sheet_of(session: Session, class_id: int) -> ClassSheet | None:
    """The sheet, or None before the first child."""
    return session.get(ClassSheet, class_id)
