"""A table of learners, or typed names, to rows that say what is wanted; and what is wrong with a row, in plain words. Pure."""

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from webapp.classes import roster_columns
from webapp.classes.roster_columns import folded
from webapp.marking import _m
from webapp.typed import tidy

LONGEST_NAME, LONGEST_CHILD, LONGEST_GROUP, MOST_GROUPS = 80, 40, 60, 5
# As registration takes them (webapp/accounts/forms.py).
USERNAME = re.compile(r"^[^\W_][\w.-]{2,31}$")
NO_NAME = _m("a name")
NO_TABLE = _m("a column with names")


@dataclass(frozen=True)
class Wanted:
    """A learner as a row asks for them. None: the row says nothing of it. `row` counts from 1, the header included."""

    row: int
    name: str
    username: str = ""
    groups: tuple[str, ...] | None = None
    language: str | None = None
    age: str | None = None
    child: bool | None = None
    sourced_id: str = ""


@dataclass(frozen=True)
class Problem:
    """What is wrong in a row: the column, what it says, and what is expected (a marked sentence with its values)."""

    row: int
    field: str
    value: str
    expected: str
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class Read:
    """What came of a table: rows, problems, and the columns that are not read (their names, never their cells)."""

    rows: tuple[Wanted, ...]
    problems: tuple[Problem, ...]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """What cells may name: languages and age groups by any of their names, folded."""

    languages: Mapping[str, str]
    ages: Mapping[str, str]


def read_names(typed: str, age: str | None = None) -> Read:
    """Names, one a line; all of that age group."""
    lines = [" ".join(tidy(line).split()) for line in typed.splitlines()]
    wanted = [Wanted(number, name, age=age) for number, name in enumerate(lines, start=1) if name]
    return _checked(wanted, [])


def read_table(rows: Sequence[Sequence[str]], known: Known) -> Read:
    """A table with a header in any of the three languages; without one, its first column are the names."""
    if not rows:
        return Read((), (Problem(1, "name", "", NO_TABLE),))
    fields = roster_columns.fields_of(rows[0])
    if not any(fields):
        return _checked(
            [Wanted(number, tidy(row[0])) for number, row in enumerate(rows, start=1) if row and row[0]], []
        )
    unread = tuple(cell for cell, one in zip(rows[0], fields, strict=True) if one is None and cell)
    if "name" not in fields:
        return Read((), (Problem(1, "name", ", ".join(rows[0])[:80], NO_TABLE),), unread)
    wanted, problems = [], []
    for number, row in enumerate(rows[1:], start=2):
        cells = {one: tidy(cell) for one, cell in zip(fields, row, strict=False) if one}
        one, wrong = _row(number, cells, known)
        problems += wrong
        if not wrong:
            wanted.append(one)
    return _checked(wanted, problems, unread)


def _row(number: int, cells: Mapping[str, str], known: Known) -> tuple[Wanted, list[Problem]]:
    wrong: list[Problem] = []

    def among(column: str, allowed: Mapping[str, str], expected: str) -> str | None:
        cell = cells.get(column, "")
        if cell and folded(cell) not in allowed:
            wrong.append(Problem(number, column, cell, expected))
        return allowed.get(folded(cell)) if cell else None

    age = among("age", known.ages, _m("child, teenager, adult or elder"))
    language = among("language", known.languages, _m("the name of a language that the site knows, or nothing"))
    child: bool | None = None
    try:
        child = roster_columns.yes_or_no(cells.get("child", ""))
    except ValueError:
        wrong.append(Problem(number, "child", cells["child"], _m("yes or no")))
    if child is not None and age and child != (age == "child"):
        wrong.append(Problem(number, "child", cells["child"], _m("the same as the age group says")))
    name = " ".join(part for part in (cells["name"], cells.get("surname", "")) if part) if "name" in cells else ""
    groups = _groups(cells["group"]) if "group" in cells else None
    username = cells.get("username", "").casefold()
    return Wanted(number, name, username, groups, language, age, child), wrong


def _groups(cell: str) -> tuple[str, ...]:
    names = (" ".join(part.split()) for part in cell.split(";"))
    return tuple(dict.fromkeys(name for name in names if name))


def _checked(wanted: Sequence[Wanted], problems: list[Problem], unread: tuple[str, ...] = ()) -> Read:
    """Rows whose name, user name and groups can be kept, and the problems of the others."""
    fine = []
    for one in wanted:
        wrong = problem_of(one)
        if wrong:
            problems.append(wrong)
        else:
            fine.append(one)
    return Read(tuple(fine), tuple(sorted(problems, key=lambda found: found.row)), unread)


def problem_of(one: Wanted) -> Problem | None:
    """The first thing that is wrong with a row by itself."""
    longest = LONGEST_CHILD if one.child or one.age == "child" else LONGEST_NAME
    if not one.name:
        return Problem(one.row, "name", "", NO_NAME)
    if len(one.name) > longest:
        return Problem(one.row, "name", one.name, _m("up to %(number)d letters"), {"number": longest})
    if one.username and not USERNAME.match(one.username):
        return Problem(
            one.row, "username", one.username, _m("three to 32 letters or digits; also . _ and - inside; or nothing")
        )
    groups = one.groups or ()
    if len(groups) > MOST_GROUPS or any(len(name) > LONGEST_GROUP for name in groups):
        return Problem(one.row, "group", "; ".join(groups), _m("up to five groups, each of up to 60 letters"))
    return None
