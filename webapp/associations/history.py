"""An association with its history, and what may become of it from a day on. Nothing here is changed in place.

Days: `valid_from` is the first day, `valid_to` the first day after; an accreditation alone has its last day, as printed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from webapp.marking import _m

STANDS, MERGED = "stands", "merged_into"
LATER = _m("Something is written for %(day)s already. Choose that day or a later one.")
ENDED = _m("It no longer stands since %(day)s. Reopen it first.")
TOO_SOON = _m("It has stood only since that day: choose a later one.")


class CannotChangeError(ValueError):
    """It cannot be so; `message` is a marked sentence, `values` what to put into it."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message, self.values = message, values


@dataclass(frozen=True)
class Place:
    """Where an association stands: under whom, in which region (None: the whole country), district and house."""

    parent_id: str | None = None
    region_code: str | None = None
    district: str = ""
    house_id: str | None = None


@dataclass(frozen=True)
class Tie:
    """A stretch of standing somewhere, or of being merged into `place.parent_id`."""

    relation: str
    valid_from: date
    valid_to: date | None = None
    place: Place = Place()


@dataclass(frozen=True)
class Names:
    """A name in three languages."""

    kk: str
    ru: str
    en: str


@dataclass(frozen=True)
class Borne:
    """A name borne from a day to a day."""

    names: Names
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class Gathered:
    """A people gathered from a day to a day."""

    group: str
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class Accredited:
    """An accreditation; both days belong to it."""

    number: str
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class Contact:
    """How it is reached."""

    phone: str = ""
    email: str = ""
    address: str = ""
    website: str = ""


@dataclass(frozen=True)
class Entry:
    """One association: what is so at present, and stretches in order of their first days. Nothing in `borne`: it never changed its name."""

    id: str
    kind: str
    names: Names
    package: str | None = None
    ties: tuple[Tie, ...] = ()
    borne: tuple[Borne, ...] = ()
    gathered: tuple[Gathered, ...] = ()
    accredited: tuple[Accredited, ...] = ()
    contact: Contact = field(default_factory=Contact)

    @property
    def first_day(self) -> date | None:
        """The day from which it is known."""
        return self.ties[0].valid_from if self.ties else None

    @property
    def newest_accreditation(self) -> Accredited | None:
        """The paper with the latest first day."""
        return max(self.accredited, key=lambda one: (one.valid_from, one.number), default=None)

    def tie_on(self, day: date) -> Tie | None:
        """The tie of that day."""
        return next((tie for tie in self.ties if holds(tie.valid_from, tie.valid_to, day)), None)

    def names_on(self, day: date) -> Names:
        """What it was called that day."""
        return borne_on(self.borne, day) or self.names

    def groups_on(self, day: date) -> tuple[str, ...]:
        """The peoples it gathered that day, by code."""
        return tuple(sorted(one.group for one in self.gathered if holds(one.valid_from, one.valid_to, day)))

    @property
    def ended_on(self) -> date | None:
        """The day from which it stands no more: closed or merged; None while it stands."""
        if not self.ties:
            return None
        last = self.ties[-1]
        return last.valid_from if last.relation == MERGED and last.valid_to is None else last.valid_to

    @property
    def merged_into(self) -> str | None:
        """What it is merged into, if it is."""
        last = self.ties[-1] if self.ties else None
        return last.place.parent_id if last and last.relation == MERGED and last.valid_to is None else None

    @property
    def last_place(self) -> Place:
        """Where it stands, or stood last."""
        return next((tie.place for tie in reversed(self.ties) if tie.relation == STANDS), Place())


Book = Mapping[str, Entry]


def holds(valid_from: date, valid_to: date | None, day: date) -> bool:
    """Whether a stretch holds on a day."""
    return valid_from <= day and (valid_to is None or day < valid_to)


def borne_on(borne: Iterable[Borne], day: date) -> Names | None:
    """The name of a day; before the first name, the first. None: ask for the present name."""
    inorder = sorted(borne, key=lambda one: one.valid_from)
    if inorder and day < inorder[0].valid_from:
        return inorder[0].names
    return next((one.names for one in inorder if holds(one.valid_from, one.valid_to, day)), None)


def rename(entry: Entry, day: date, names: Names) -> Entry:
    """Called so from that day on. Before its first day, or on the day its name began, the name was only written wrongly."""
    if names == entry.names:
        return entry
    if not entry.borne:
        first = entry.first_day
        if first is None or day <= first:
            return replace(entry, names=names)
        return replace(entry, names=names, borne=(Borne(entry.names, first, day), Borne(names, day)))
    last = entry.borne[-1]
    if day < last.valid_from:
        raise CannotChangeError(LATER, day=last.valid_from)
    kept = entry.borne[:-1] if day == last.valid_from else (*entry.borne[:-1], replace(last, valid_to=day))
    return replace(entry, names=names, borne=(*kept, Borne(names, day)))


def move(entry: Entry, day: date, place: Place) -> Entry:
    """It stands elsewhere from that day on."""
    tie = _standing_tie(entry, day)
    if tie.place == place:
        return entry
    return replace(entry, ties=(*_ended(entry, day), Tie(STANDS, day, None, place)))


def merge(entry: Entry, day: date, into: str) -> Entry:
    """Another stands for it from that day on."""
    if into == entry.id:
        raise CannotChangeError(_m("An association cannot be merged into itself."))
    _standing_tie(entry, day)
    return replace(entry, ties=(*_ended_for_good(entry, day), Tie(MERGED, day, None, Place(into))))


def close(entry: Entry, day: date) -> Entry:
    """It stands no more from that day on."""
    _standing_tie(entry, day)
    return replace(entry, ties=_ended_for_good(entry, day))


def reopen(entry: Entry, day: date, place: Place) -> Entry:
    """A closed or merged one stands again from that day on."""
    ended = entry.ended_on
    if entry.ties and ended is None:
        raise CannotChangeError(_m("It stands already."))
    if ended is not None and day < ended:
        raise CannotChangeError(LATER, day=ended)
    kept = _ended(entry, day) if entry.merged_into else entry.ties
    if kept and kept[-1] == Tie(STANDS, kept[-1].valid_from, day, place):
        return replace(entry, ties=(*kept[:-1], replace(kept[-1], valid_to=None)))
    return replace(entry, ties=(*kept, Tie(STANDS, day, None, place)))


def gather(entry: Entry, day: date, groups: Iterable[str]) -> Entry:
    """It gathers these peoples from that day on."""
    wanted, now = set(groups), {one.group for one in entry.gathered if one.valid_to is None}
    if wanted == now:
        return entry
    later = max((one.valid_from for one in entry.gathered), default=day)
    if later > day:
        raise CannotChangeError(LATER, day=later)
    kept = []
    for one in entry.gathered:
        if one.valid_to is None and one.group not in wanted:
            if one.valid_from < day:
                kept.append(replace(one, valid_to=day))
        else:
            kept.append(one)
    made = [_again(kept, group, day) for group in wanted - now]
    return replace(entry, gathered=tuple(sorted((*kept, *made), key=lambda one: (one.valid_from, one.group))))


def accredit(entry: Entry, number: str, first: date, last: date | None) -> Entry:
    """A new accreditation, or the days of a known one put right."""
    if last is not None and last < first:
        raise CannotChangeError(_m("The last day comes before the first."))
    others = tuple(one for one in entry.accredited if one.number != number)
    newest = max((one.valid_from for one in others), default=first)
    if first < newest:
        raise CannotChangeError(_m("It has a newer accreditation, from %(day)s."), day=newest)
    made = (*others, Accredited(number, first, last))
    return replace(entry, accredited=tuple(sorted(made, key=lambda one: (one.valid_from, one.number))))


def _again(kept: list[Gathered], group: str, day: date) -> Gathered:
    """Gathered from that day; what ended that very day goes on."""
    for one in kept:
        if one.group == group and one.valid_to == day:
            kept.remove(one)
            return replace(one, valid_to=None)
    return Gathered(group, day)


def _standing_tie(entry: Entry, day: date) -> Tie:
    """The last tie, which holds from that day on. Raises CannotChangeError."""
    if not entry.ties:
        raise CannotChangeError(_m("It has never stood. Reopen it first."))
    last = entry.ties[-1]
    if last.valid_from > day:
        raise CannotChangeError(LATER, day=last.valid_from)
    ended = entry.ended_on
    if ended is not None:
        raise CannotChangeError(ENDED, day=ended)
    return last


def _ended(entry: Entry, day: date) -> tuple[Tie, ...]:
    """The ties, the last one ended; one that began that very day never was."""
    last = entry.ties[-1]
    return entry.ties[:-1] if last.valid_from == day else (*entry.ties[:-1], replace(last, valid_to=day))


def _ended_for_good(entry: Entry, day: date) -> tuple[Tie, ...]:
    found = _ended(entry, day)
    if not found:
        raise CannotChangeError(TOO_SOON)
    return found
