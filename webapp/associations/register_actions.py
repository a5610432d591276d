"""Changes of the register: one association at a time or a whole table; what would break the tree is refused."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.associations.book import write_book
from webapp.associations.comparing import Plan, free_id
from webapp.associations.history import Book, CannotChangeError, Entry
from webapp.associations.tree import misplaced, new_faults
from webapp.marking import _m
from webapp.models import House

LEFT_BELOW = _m("“%(name)s” stands below it. Move, merge or close that one first.")


def put(session: Session, book: Book, entry: Entry) -> bool:
    """Write one association as it would be; whether anything changed. Raises CannotChangeError where the tree would break."""
    after = {**book, entry.id: entry}
    fault = misplaced(entry, after)
    was = book.get(entry.id)
    if fault is not None and (was is None or misplaced(was, book) != fault):
        raise CannotChangeError(fault.message)
    for one in new_faults(book, after):
        # A branch that would lose its parent is named; so is a parent that does not stand.
        other = after.get(one.other_id or "") if one.association_id == entry.id else after[one.association_id]
        if one.association_id != entry.id:
            raise CannotChangeError(LEFT_BELOW, name=other.names if other else "")
        raise CannotChangeError(one.message, name=other.names if other else "", day=one.day)
    return bool(write_book(session, book, after))


def put_plan(session: Session, plan: Plan) -> list[str]:
    """Write what a table says; the ids of what changed. The plan must be without problems."""
    assert not plan.problems
    return write_book(session, plan.before, plan.after)


def open_house(session: Session, *, names: tuple[str, str, str], region: str, place: str, day: date) -> House:
    """A new House of Friendship from that day on."""
    taken = set(session.scalars(select(House.id)))
    kk, ru, en = names
    house = House(
        id=free_id(f"house-{region[3:]}-{en}", taken),
        name_kk=kk,
        name_ru=ru,
        name_en=en,
        region_code=region,
        place=place,
        valid_from=day,
    )
    session.add(house)
    session.flush()
    return house
