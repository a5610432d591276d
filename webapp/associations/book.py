"""The whole register, read into memory and written back: a fixed number of statements however many associations there are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Table, and_, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from webapp.associations.history import (
    Accredited,
    Book,
    Borne,
    Contact,
    Entry,
    Gathered,
    Names,
    Place,
    Tie,
)
from webapp.models import (
    Accreditation,
    Association,
    AssociationContact,
    AssociationName,
    AssociationPeople,
    AssociationTie,
)

Line = tuple[Any, ...]
Made = TypeVar("Made")
# Table → the columns that make a row of one association the same row, and the others. The first is the association.
TABLES: dict[Table, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Association.__table__: (("id",), ("kind", "name_kk", "name_ru", "name_en", "people")),  # type: ignore[dict-item]
    AssociationTie.__table__: (  # type: ignore[dict-item]
        ("association_id", "relation", "valid_from"),
        ("valid_to", "parent_id", "region_code", "district", "house_id"),
    ),
    AssociationName.__table__: (("association_id", "valid_from"), ("valid_to", "name_kk", "name_ru", "name_en")),  # type: ignore[dict-item]
    AssociationPeople.__table__: (("association_id", "ethnic_group", "valid_from"), ("valid_to",)),  # type: ignore[dict-item]
    Accreditation.__table__: (("association_id", "number"), ("valid_from", "valid_to")),  # type: ignore[dict-item]
    AssociationContact.__table__: (("association_id",), ("phone", "email", "address", "website")),  # type: ignore[dict-item]
}


def read_book(session: Session) -> dict[str, Entry]:
    """Every association with its history, by id. Six statements."""
    found = {table: _rows(session, table) for table in TABLES}
    heads, ties, borne, gathered, accredited, contacts = found.values()
    return {
        one: Entry(
            id=one,
            kind=kind,
            names=Names(kk, ru, en),
            package=people,
            ties=tuple(Tie(relation, first, end, Place(*place)) for _, relation, first, end, *place in ties[one]),
            borne=tuple(Borne(Names(*names), first, end) for _, first, end, *names in borne[one]),
            gathered=tuple(Gathered(group, first, end) for _, group, first, end in gathered[one]),
            accredited=tuple(Accredited(number, first, last) for _, number, first, last in accredited[one]),
            contact=Contact(*contacts[one][0][1:]) if contacts[one] else Contact(),
        )
        for [(one, kind, kk, ru, en, people)] in heads.values()
    }


def write_book(session: Session, before: Book, after: Book) -> list[str]:
    """Write what differs, at most three statements a table; returns the ids of what changed. Nothing is taken from the book."""
    changed = sorted(key for key, entry in after.items() if before.get(key) != entry)
    for table, (key, rest) in TABLES.items():
        old = _lines(table, (before[one] for one in changed if one in before))
        new = _lines(table, (after[one] for one in changed))
        _write(session, table, (key, rest), old, new)
    session.flush()
    session.expire_all()
    return changed


def _rows(session: Session, table: Table) -> dict[str, list[Line]]:
    """The rows of a table by association, in order of their first days."""
    key, rest = TABLES[table]
    order = [table.c.valid_from] if "valid_from" in table.c else []
    found: dict[str, list[Line]] = defaultdict(list)
    for row in session.execute(select(*(table.c[name] for name in (*key, *rest))).order_by(*order, *table.primary_key)):
        found[row[0]].append(tuple(row))
    return found


def _lines(table: Table, entries: Any) -> dict[Line, Line]:
    return dict(pair for entry in entries for pair in _LINES[table](entry))


def _write(
    session: Session,
    table: Table,
    columns: tuple[tuple[str, ...], tuple[str, ...]],
    old: Mapping[Line, Line],
    new: Mapping[Line, Line],
) -> None:
    key, rest = columns
    same = and_(*(table.c[name] == bindparam(f"key_{name}") for name in key))
    gone = [_named(one, [f"key_{name}" for name in key]) for one in old.keys() - new.keys()]
    other = [one for one in old.keys() & new.keys() if old[one] != new[one]]
    made = sorted(new.keys() - old.keys(), key=str)
    if gone:
        session.connection().execute(delete(table).where(same), gone)
    if other:
        values = [_named(one, [f"key_{name}" for name in key]) | _named(new[one], rest) for one in other]
        session.connection().execute(update(table).where(same).values({name: bindparam(name) for name in rest}), values)
    if made:
        session.execute(insert(table), [_named((*one, *new[one]), (*key, *rest)) for one in made])


def _named(line: Line, names: Sequence[str]) -> dict[str, Any]:
    return dict(zip(names, line, strict=True))


def _head(entry: Entry) -> list[tuple[Line, Line]]:
    return [((entry.id,), (entry.kind, entry.names.kk, entry.names.ru, entry.names.en, entry.package))]


def _ties(entry: Entry) -> list[tuple[Line, Line]]:
    return [
        (
            (entry.id, tie.relation, tie.valid_from),
            (tie.valid_to, tie.place.parent_id, tie.place.region_code, tie.place.district, tie.place.house_id),
        )
        for tie in entry.ties
    ]


def _borne(entry: Entry) -> list[tuple[Line, Line]]:
    return [
        ((entry.id, one.valid_from), (one.valid_to, one.names.kk, one.names.ru, one.names.en)) for one in entry.borne
    ]


def _gathered(entry: Entry) -> list[tuple[Line, Line]]:
    return [((entry.id, one.group, one.valid_from), (one.valid_to,)) for one in entry.gathered]


def _accredited(entry: Entry) -> list[tuple[Line, Line]]:
    return [((entry.id, one.number), (one.valid_from, one.valid_to)) for one in entry.accredited]


def _contact(entry: Entry) -> list[tuple[Line, Line]]:
    one = entry.contact
    return [] if one == Contact() else [((entry.id,), (one.phone, one.email, one.address, one.website))]


_LINES = dict(zip(TABLES, (_head, _ties, _borne, _gathered, _accredited, _contact), strict=True))
