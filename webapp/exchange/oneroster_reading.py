"""The learners of one class of a OneRoster, as rows of a roster. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from webapp.classes.roster_reading import USERNAME, Problem, Read, Wanted, problem_of
from webapp.exchange.oneroster_files import Row, Unpacked
from webapp.marking import _m
from webapp.typed import tidy

OURS = "tilashar-person-"
GONE = "tobedeleted"
# What stands where a part of a name has to be given and there is none.
NO_NAME = ("-", ".", "—")


@dataclass(frozen=True)
class ClassThere:
    """A class of the file."""

    sourced_id: str
    title: str
    learners: int


def classes_in(sent: Unpacked) -> list[ClassThere]:
    """The classes of the file with how many learners each has; those marked as gone are left out."""
    numbers: dict[str, int] = {}
    for row in sent.rows["enrollments"]:
        if row.get("role") == "student" and row.get("status") != GONE:
            numbers[row.get("classSourcedId", "")] = numbers.get(row.get("classSourcedId", ""), 0) + 1
    return [
        ClassThere(row["sourcedId"], tidy(row.get("title", ""))[:120], numbers.get(row["sourcedId"], 0))
        for row in sent.rows["classes"]
        if row.get("sourcedId") and row.get("status") != GONE
    ]


def learners_of(
    sent: Unpacked, class_id: str, seated_usernames: Collection[str | None], age: str | None = None
) -> Read:
    """The learners enrolled in a class of the file.

    A user name is taken from the file only to find somebody who sits in the class: those of a school say nothing here.
    `row` is that of users.csv.
    """
    users = {row.get("sourcedId", ""): (number, row) for number, row in enumerate(sent.rows["users"], start=2)}
    wanted: dict[str, Wanted] = {}
    problems: list[Problem] = []
    for number, row in enumerate(sent.rows["enrollments"], start=2):
        if row.get("classSourcedId") != class_id or row.get("role") != "student" or row.get("status") == GONE:
            continue
        sourced_id = row.get("userSourcedId", "")
        if sourced_id not in users or len(sourced_id) > 255:
            expected = _m("the id of somebody in users.csv")
            problems.append(Problem(number, "enrollments.userSourcedId", sourced_id[:80], expected))
        elif _enabled(users[sourced_id][1]):
            wanted[sourced_id] = _wanted(*users[sourced_id], seated_usernames, age)
    fine = []
    for one in wanted.values():
        wrong = problem_of(one)
        if wrong:
            problems.append(replace(wrong, field=f"users.{wrong.field}"))
        else:
            fine.append(one)
    return Read(tuple(fine), tuple(problems), sent.unread)


def _enabled(user: Row) -> bool:
    return user.get("status") != GONE and user.get("enabledUser", "true").casefold() != "false"


def _wanted(number: int, user: Mapping[str, str], seated_usernames: Collection[str | None], age: str | None) -> Wanted:
    parts = (
        user.get("preferredGivenName") or user.get("givenName"),
        user.get("preferredFamilyName") or user.get("familyName"),
    )
    name = " ".join(tidy(part) for part in parts if part and part not in NO_NAME)
    username = user.get("username", "").casefold()
    known = username if USERNAME.match(username) and username in seated_usernames else ""
    return Wanted(number, name, known, age=age, sourced_id=user["sourcedId"])


def our_ids(read: Read) -> dict[str, int]:
    """The ids that this site gave when it made the file: sourcedId → person."""
    found = {}
    for one in read.rows:
        number = one.sourced_id.removeprefix(OURS)
        if one.sourced_id.startswith(OURS) and number.isdecimal() and len(number) < 19:
            found[one.sourced_id] = int(number)
    return found


def likely(there: list[ClassThere], sourced_id: str, name: str) -> str | None:
    """The class of the file that is meant, if it can be known: the only one, the one made here, or the one of that name."""
    if len(there) == 1:
        return there[0].sourced_id
    if any(one.sourced_id == sourced_id for one in there):
        return sourced_id
    named = [one.sourced_id for one in there if one.title.casefold() == name.casefold()]
    return named[0] if len(named) == 1 else None
