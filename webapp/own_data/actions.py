"""A declaration is changed or withdrawn; a person is erased."""

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from webapp.models.declared import personal_tables
from webapp.own_data.queries import belongs


def erase(session: Session, person_id: int) -> None:
    """Erase a person from every table: first out of the rows of others, then their own rows, the account last.

    Files are not touched here. Objects of the session are stale afterwards.
    """
    session.flush()
    tables = personal_tables()
    for table, personal in tables:
        emptied = (*personal.others, *(personal.owners if personal.erase == "forget" else ()))
        for name in emptied:
            session.execute(update(table).where(table.c[name] == person_id).values({name: None}))
    for table, personal in reversed(tables):
        if personal.erase == "delete":
            session.execute(delete(table).where(belongs(table, personal, person_id)))
    session.expire_all()
