"""Rows of a roster beside the learners of the class: who is new, what changes, who stays as they are. Pure."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from webapp.classes.roster_columns import folded
from webapp.classes.roster_reading import Problem, Wanted
from webapp.marking import _m

MOST_NEW = 100
OF_ANOTHER = _m("a user name that nobody has yet, or that of a learner of this class; others join by the code")
NAME_TAKEN = _m("a name that nobody in the class has: add a letter of the surname")
HAS_LEFT = _m("somebody who did not leave this class; whoever left comes back by the join code")


@dataclass(frozen=True)
class Seated:
    """A learner of the class. `renamable`: the name was given by the association and is still its to mend."""

    person_id: int
    name: str
    username: str | None
    child: bool
    groups: tuple[str, ...]
    renamable: bool = False


@dataclass(frozen=True)
class Known:
    """What is known beside the learners of the class: by which ids of rosters people came, whose user names exist, who left."""

    by_sourced_id: Mapping[str, int]
    usernames: Collection[str] = ()
    left: Collection[int] = ()
    # Of the association, in another class of it: they take a seat.
    elsewhere: Mapping[int, Seated] | None = None


@dataclass(frozen=True)
class Change:
    """What becomes of a learner who is there: a new name, other groups; None where that stays.

    `joins`: takes a seat. `numbered`: is known by this id of a roster from now on.
    """

    who: Seated
    name: str | None = None
    groups: tuple[str, ...] | None = None
    joins: bool = False
    numbered: str | None = None

    @property
    def fields(self) -> list[str]:
        """What changes, for the log."""
        said = {
            "name": self.name is not None,
            "groups": self.groups is not None,
            "seat": self.joins,
            "number": bool(self.numbered),
        }
        return [name for name, changes in said.items() if changes]


@dataclass(frozen=True)
class Plan:
    """What an import would do. `same` counts those of whom nothing changes."""

    new: tuple[Wanted, ...]
    changes: tuple[Change, ...]
    same: int
    problems: tuple[Problem, ...]

    @property
    def empty(self) -> bool:
        """Whether it would do nothing."""
        return not self.new and not self.changes


def plan(rows: Sequence[Wanted], seated: Sequence[Seated], known: Known, problems: Sequence[Problem] = ()) -> Plan:
    """What the rows ask for. A row that cannot be followed is a problem and is left out; the others are followed."""
    desk = _Desk(seated, known)
    for one in rows:
        desk.take(one)
    found = sorted((*problems, *desk.problems), key=lambda problem: problem.row)
    return Plan(tuple(desk.new), tuple(desk.changes), desk.same, tuple(found))


class _Desk:
    """Takes the rows one by one."""

    def __init__(self, seated: Sequence[Seated], known: Known) -> None:
        self.known = known
        self.by_id = {one.person_id: one for one in seated}
        self.by_username = {one.username: one for one in seated if one.username}
        self.names = Counter(folded(one.name) for one in seated)
        self.by_name = {folded(one.name): one for one in seated}
        self.seen: set[int] = set()
        self.usernames: set[str] = set()
        self.new: list[Wanted] = []
        self.changes: list[Change] = []
        self.problems: list[Problem] = []
        self.same = 0

    def take(self, one: Wanted) -> None:
        """A row finds its learner, makes a new one, or is a problem."""
        person_id = self.known.by_sourced_id.get(one.sourced_id)
        if person_id is not None and person_id not in self.by_id:
            self._comes_back(one, person_id)
            return
        who = self.by_id.get(person_id) if person_id is not None else self._named(one)
        if who is not None:
            self._there(one, who)
        elif not self._refused(one):
            self.new.append(one)
            self.names[folded(one.name)] += 1
            self.usernames.add(one.username)

    def _named(self, one: Wanted) -> Seated | None:
        if one.username:
            return self.by_username.get(one.username)
        return self.by_name.get(folded(one.name)) if self.names[folded(one.name)] == 1 else None

    def _wrong(self, one: Wanted, field: str, value: str, expected: str) -> bool:
        self.problems.append(Problem(one.row, field, value, expected))
        return True

    def _refused(self, one: Wanted) -> bool:
        """Whether a new learner cannot be made of the row."""
        if one.username and (one.username in self.known.usernames or one.username in self.usernames):
            return self._wrong(one, "username", one.username, OF_ANOTHER)
        if self.names[folded(one.name)]:
            return self._wrong(one, "name", one.name, NAME_TAKEN)
        if len(self.new) >= MOST_NEW:
            return self._wrong(one, "name", one.name, _m("up to 100 new learners at a time"))
        return False

    def _comes_back(self, one: Wanted, person_id: int) -> None:
        who = (self.known.elsewhere or {}).get(person_id)
        if person_id in self.known.left or who is None:
            self._wrong(one, "name", one.name, HAS_LEFT)
        elif person_id not in self.seen:
            self.seen.add(person_id)
            self.changes.append(Change(who, groups=one.groups or None, joins=True))

    def _there(self, one: Wanted, who: Seated) -> None:
        if who.person_id in self.seen:
            self._wrong(one, "name", one.name, _m("each learner in one row"))
            return
        self.seen.add(who.person_id)
        if one.child is not None and one.child != who.child:
            said = _m("yes: the learner signs in by pictures") if who.child else _m("no: the learner has a user name")
            self._wrong(one, "child", one.name, said)
            return
        name = one.name if who.renamable and one.name != who.name else None
        groups = one.groups if one.groups is not None and set(one.groups) != set(who.groups) else None
        numbered = one.sourced_id if one.sourced_id and one.sourced_id not in self.known.by_sourced_id else None
        if name is None and groups is None and numbered is None:
            self.same += 1
        else:
            self.changes.append(Change(who, name, groups, numbered=numbered))
