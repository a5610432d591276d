"""What a guest leaves to the account the guest signs in to: each table as it declares (`webapp/models/personal.py`)."""

from sqlalchemy import Table, and_, delete, exists, select, update
from sqlalchemy.orm import Session

from webapp.models.declared import personal_tables
from webapp.models.personal import Personal


def hand_over(session: Session, guest_id: int, person_id: int) -> dict[str, int]:
    """Hand over all rows of a guest. Returns how many each table moved.

    Only the first owner column is moved: tables with two speak of registered people and stay.
    """
    session.flush()
    moved = {}
    for table, personal in personal_tables():
        owner = table.c[personal.owners[0]]
        if personal.hand_over == "stay":
            continue
        if personal.hand_over == "rebuild":
            session.execute(delete(table).where(owner.in_((guest_id, person_id))))
        elif personal.hand_over == "merge":
            _drop_doubles(session, table, personal, guest_id, person_id)
        elif personal.hand_over == "fill" and _has_own(session, table, personal, person_id):
            session.execute(delete(table).where(owner == guest_id))
        change = update(table).where(owner == guest_id).values({owner.name: person_id})
        moved[table.name] = int(session.connection().execute(change).rowcount)
    session.expire_all()
    return moved


def _drop_doubles(session: Session, table: Table, personal: Personal, guest_id: int, person_id: int) -> None:
    """Of what both have, the account's own stands."""
    owner, own = personal.owners[0], table.alias()
    same = and_(*(own.c[name] == table.c[name] for name in personal.key))
    double = exists(select(1).where(own.c[owner] == person_id, same).correlate(table))
    session.execute(delete(table).where(table.c[owner] == guest_id, double))


def _has_own(session: Session, table: Table, personal: Personal, person_id: int) -> bool:
    """Whether the account said something of its own that still stands."""
    owner = table.c[personal.owners[0]]
    own = select(owner).where(owner == person_id)
    if personal.until:
        own = own.where(table.c[personal.until].is_(None))
    return session.execute(own).first() is not None
