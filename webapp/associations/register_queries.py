"""The register for its pages: who sees what of it, what cells of a table may name, houses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from webapp.associations import queries
from webapp.associations.book import read_book
from webapp.associations.cells import Known
from webapp.associations.columns import folded
from webapp.associations.history import Book, Entry
from webapp.models import Audit, House
from webapp.security import Grant

A_PAGE = 50


@dataclass(frozen=True)
class Asked:
    """What of the register somebody looks for: words of a name or an id, a region, whether also what stands no more."""

    words: str = ""
    region: str = ""
    ended: bool = False


def writes(grants: Sequence[Grant]) -> bool:
    """Whether these roles may change the register: an admin, or the secretariat of the country."""
    return any(one.role == "admin" or (one.role == "secretariat" and one.region_code is None) for one in grants)


def regions_of(grants: Sequence[Grant]) -> frozenset[str] | None:
    """The regions whose associations these roles show; None for all."""
    if writes(grants):
        return None
    return frozenset(one.region_code for one in grants if one.role in ("region", "secretariat") and one.region_code)


def visible(session: Session, grants: Sequence[Grant]) -> dict[str, Entry]:
    """The register as these roles see it: all, or what stands, or stood last, in their regions."""
    book, regions = read_book(session), regions_of(grants)
    if regions is None:
        return book
    return {key: entry for key, entry in book.items() if entry.last_place.region_code in regions}


def one_visible(session: Session, grants: Sequence[Grant], association_id: str) -> tuple[Entry, dict[str, Entry]]:
    """One association of those, and the whole register to name others by. Raises NoResultFound for any other."""
    book, regions = read_book(session), regions_of(grants)
    entry = book.get(association_id)
    if entry is None or (regions is not None and entry.last_place.region_code not in regions):
        raise NoResultFound
    return entry, book


def found(book: Book, asked: Asked) -> list[Entry]:
    """Those asked for."""
    words = folded(asked.words).split()
    return [
        entry
        for entry in book.values()
        if (asked.ended or entry.ended_on is None)
        and (not asked.region or entry.last_place.region_code == asked.region)
        and all(word in _searched(entry) for word in words)
    ]


def _searched(entry: Entry) -> str:
    borne = [one.names for one in entry.borne]
    return folded(" ".join([entry.id, *(f"{names.kk} {names.ru} {names.en}" for names in (entry.names, *borne))]))


def known(session: Session, packages: frozenset[str], day: date, book: Book | None = None) -> Known:
    """What cells may name: regions, peoples, open houses; associations of `book` by id or name."""
    regions = {folded(text): one.code for one in queries.regions(session) for text in _called(one, one.code)}
    groups = {folded(text): one.code for one in queries.ethnic_groups(session) for text in _called(one, one.code)}
    houses = {folded(text): one.id for one in queries.houses(session, day) for text in _called(one, one.id)}
    associations: dict[str, str | None] = {}
    for entry in (book or {}).values():
        for text in {folded(name) for name in (entry.names.kk, entry.names.ru, entry.names.en)}:
            associations[text] = None if text in associations else entry.id
    associations |= {folded(key): key for key in book or {}}
    return Known(regions, groups, houses, packages | frozenset(groups.values()), associations)


def house_names(session: Session) -> dict[str, House]:
    """All houses by id, closed ones too."""
    return {house.id: house for house in session.scalars(select(House))}


def last_changes(session: Session, limit: int = 20) -> Sequence[Audit]:
    """The newest lines of the log about the register."""
    newest = select(Audit).where(Audit.action.like("register %")).order_by(Audit.id.desc())
    return session.scalars(newest.limit(limit)).all()


def _called(row: object, code: str) -> tuple[str, ...]:
    return (code, *(str(getattr(row, f"name_{tag}")) for tag in ("kk", "ru", "en")))
