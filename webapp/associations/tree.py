"""What is wrong with a tree of associations on any day: rings, parents that do not stand, stretches that overlap."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from webapp.associations.history import MERGED, STANDS, Book, Entry
from webapp.marking import _m

RING = _m("It would stand below itself.")
PARENT_GONE = _m("“%(name)s” does not stand on %(day)s.")
OVERLAP = _m("Two stretches overlap on %(day)s.")
BACKWARDS = _m("A stretch ends before it begins, on %(day)s.")
KIND = _m("A regional association stands under a republican one or under none.")
REPUBLICAN = _m("A republican association stands under none and in the whole country: leave parent and region empty.")
NO_REGION = _m("Say in which region it stands.")


@dataclass(frozen=True)
class Fault:
    """What is wrong with one association; `column` is the column of the table that says it."""

    association_id: str
    column: str
    message: str
    other_id: str | None = None
    day: date | None = None


def new_faults(before: Book, after: Book) -> list[Fault]:
    """What is wrong after a change and was not before, each fault of an association once."""
    since = _first_difference(before, after)
    if since is None:
        return []
    known = {(one.association_id, one.message, one.other_id) for one in _faults(before, since)}
    found: dict[tuple[str, str, str | None], Fault] = {}
    for one in _faults(after, since):
        key = (one.association_id, one.message, one.other_id)
        if key not in known:
            found.setdefault(key, one)
    return list(found.values())


def misplaced(entry: Entry, book: Book) -> Fault | None:
    """Whether kind, region and parent of its present place go together."""
    place = entry.last_place
    if entry.kind == "republican":
        return Fault(entry.id, "parent", REPUBLICAN) if place.parent_id or place.region_code else None
    if place.region_code is None:
        return Fault(entry.id, "region", NO_REGION)
    parent = book.get(place.parent_id or "")
    if entry.kind == "regional" and parent is not None and parent.kind != "republican":
        return Fault(entry.id, "parent", KIND)
    return None


def overlapping(entry: Entry) -> Fault | None:
    """Whether ties or names overlap, or end before they begin."""
    for stretches in (entry.ties, entry.borne):
        end: date | None = date.min
        for one in stretches:
            if end is None or one.valid_from < end:
                return Fault(entry.id, "from", OVERLAP, day=one.valid_from)
            if one.valid_to is not None and one.valid_to <= one.valid_from:
                return Fault(entry.id, "to", BACKWARDS, day=one.valid_from)
            end = one.valid_to
    return None


def _first_difference(before: Book, after: Book) -> date | None:
    """The first day on which the ties of the two differ."""
    days = [day for key, entry in after.items() if (day := _unlike(before.get(key), entry)) is not None]
    return min(days, default=None)


def _unlike(before: Entry | None, after: Entry) -> date | None:
    """The first day on which an association stood otherwise."""
    if before is None:
        return after.first_day
    if before.ties == after.ties:
        return None
    old, new = (
        {(tie.relation, tie.valid_from, tie.place): tie.valid_to for tie in one.ties} for one in (before, after)
    )
    days = [key[1] for key in old.keys() ^ new.keys()]
    for key in old.keys() & new.keys():
        if old[key] != new[key]:
            days.append(min(day for day in (old[key], new[key]) if day is not None))
    return min(days, default=None)


def _faults(book: Book, since: date) -> Iterator[Fault]:
    for day in _days(book, since):
        yield from _faults_on(book, day)


def _days(book: Book, since: date) -> list[date]:
    """The days from `since` on which some tie begins or ends."""
    days = {since}
    for entry in book.values():
        for tie in entry.ties:
            days.add(tie.valid_from)
            if tie.valid_to is not None:
                days.add(tie.valid_to)
    return sorted(day for day in days if day >= since)


def _faults_on(book: Book, day: date) -> Iterator[Fault]:
    ties = {key: tie for key, entry in book.items() if (tie := entry.tie_on(day)) is not None}
    merged = {key: tie.place.parent_id for key, tie in ties.items() if tie.relation == MERGED}
    above: dict[str, str] = {}
    for key, tie in ties.items():
        wanted = tie.place.parent_id
        if wanted is None:
            continue
        other = _through(merged, wanted)
        if other is None or other == key:
            yield Fault(key, _column(tie.relation), RING, wanted, day)
        elif other not in ties:
            # What was merged long ago into something that is closed now is no fault.
            if tie.relation == STANDS or tie.valid_from == day:
                yield Fault(key, _column(tie.relation), PARENT_GONE, other, day)
        elif tie.relation == STANDS:
            above[key] = other
    yield from _rings(above, day)


def _rings(above: dict[str, str], day: date) -> Iterator[Fault]:
    safe: set[str] = set()
    for start in above:
        path: list[str] = []
        here: str | None = start
        passed: set[str] = set()
        while here is not None and here not in safe and here not in passed:
            path.append(here)
            passed.add(here)
            here = above.get(here)
        if here is not None and here in passed:
            yield Fault(start, "parent", RING, here, day)
        else:
            safe.update(path)


def _through(merged: dict[str, str | None], key: str) -> str | None:
    """The one that stands for `key`; None when mergers run in a ring."""
    passed = {key}
    here = key
    while (onward := merged.get(here)) is not None:
        if onward in passed:
            return None
        passed.add(onward)
        here = onward
    return here


def _column(relation: str) -> str:
    return "merged_into" if relation == MERGED else "parent"


def branches_of(book: Book, association_id: str, day: date) -> list[Entry]:
    """The associations that stand right below on that day or were written for later."""
    return [
        entry
        for entry in book.values()
        if any(
            tie.relation == STANDS
            and tie.place.parent_id == association_id
            and (tie.valid_to is None or tie.valid_to > day)
            for tie in entry.ties
        )
    ]
