"""What is kept about a person, read for that person or for a guardian. Nobody else finds it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, func, null, or_, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from webapp.models import Guardian, Person
from webapp.models.declared import exported, personal_tables
from webapp.models.personal import Personal


@dataclass(frozen=True)
class Subject:
    """Whose data it is. `own`: the person asking; otherwise a child of theirs. `by_pictures`: a child of a class sheet."""

    id: int
    name: str
    own: bool
    guest: bool
    by_pictures: bool

    @property
    def address(self) -> str:
        """The path of the page."""
        return "/data" if self.own else f"/data/of/{self.id}"

    @property
    def may_change(self) -> bool:
        """A child of a class sheet sees; the guardian changes."""
        return not (self.own and self.by_pictures)


@dataclass(frozen=True)
class Kept:
    """One table: how many rows, and since when (None where no column tells)."""

    table: str
    personal: Personal
    number: int
    since: datetime | date | None


@dataclass(frozen=True)
class Rows:
    """All rows of one table, without what names others or opens something."""

    table: str
    personal: Personal
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]


def subject(session: Session, asking_id: int | None, person_id: int | None) -> Subject:
    """The person asking, or (`person_id`) a child they are the guardian of. Raises NoResultFound for anybody else."""
    if asking_id is None:
        raise NoResultFound
    wanted = select(Person)
    if person_id is None or person_id == asking_id:
        wanted = wanted.where(Person.id == asking_id)
    else:
        theirs = select(Guardian.child_id).where(Guardian.guardian_id == asking_id, Guardian.until.is_(None))
        wanted = wanted.where(Person.id == person_id, Person.id.in_(theirs))
    person = session.scalars(wanted).one()
    return Subject(
        person.id,
        person.display_name or person.username or "",
        own=person.id == asking_id,
        guest=person.registered_at is None,
        by_pictures=person.registered_at is not None and person.username is None,
    )


def belongs(table: Table, personal: Personal, person_id: int) -> ColumnElement[bool]:
    """Whether a row is this person's."""
    return or_(*(table.c[name] == person_id for name in personal.owners))


def kept(session: Session, person_id: int) -> list[Kept]:
    """Every table that may hold a person, those with rows and those without."""
    found = []
    for table, personal in personal_tables():
        since = func.min(table.c[personal.since]) if personal.since else null()
        number, first = session.execute(
            select(func.count(), since).select_from(table).where(belongs(table, personal, person_id))
        ).one()
        found.append(Kept(table.name, personal, number, first))
    return found


def everything(session: Session, person_id: int) -> list[Rows]:
    """All rows of a person, table by table, in the order they were made."""
    found = []
    for table, personal in personal_tables():
        columns = exported(table, personal)
        shown = select(*(table.c[name] for name in columns)) if columns else select(func.count()).select_from(table)
        rows = session.execute(shown.where(belongs(table, personal, person_id)).order_by(*table.primary_key))
        found.append(Rows(table.name, personal, columns, [tuple(row) for row in rows]))
    return found


def password_of(session: Session, person_id: int) -> str | None:
    """The hash of the password, or None where there is none."""
    return session.scalars(select(Person.password).where(Person.id == person_id)).one()
