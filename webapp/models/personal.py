"""What a table says of the persons in it: to whom its rows belong, how they are shown, taken along, handed over and erased.

Every mapped class with a foreign key to `person` has an attribute `personal`; a test fails for one that has none.
"""

from dataclasses import dataclass
from typing import Literal

from webapp.marking import _m

# What is said in more than one table.
TO_TEACH = _m("So that the lessons go on where you stopped and practise what you need.")
TO_LET_IN = _m("So that you can sign in.")
TO_KNOW_WHOSE = _m("So that it is known who may do what.")
YOU = _m("You alone.")
YOU_AND_TEACHER = _m("You; while you sit in a class, its teacher.")
YOU_AND_COUNTS = _m("You; others only as rounded counts of five people or more.")
YOU_AND_EDITORS = _m("You and the editors.")
OPERATOR = _m("You and whoever runs this site.")
YOU_AND_ASSOCIATION = _m("You and the coordinators of the association.")
YOUR_TEACHERS = _m("You and the teachers of the class.")
WHO_MADE_IT = _m("So that it is known who made it. When you are erased, it stays and your name does not.")


@dataclass(frozen=True)
class Personal:
    """One table's declaration. Column names are those of the table.

    `title`, `what`, `why`, `seen_by`: plain sentences, marked for the catalogs.
    `owners`: a row is a person's when one of these columns holds the person.
    `others`: columns with somebody else who had a hand in the row; never exported, emptied when that person is erased.
    `secret`: columns that open something, never exported. All other columns are exported.
    `erase`: `delete` the person's rows, or `forget` whom they speak of (owners are emptied, the row stays).
    `hand_over`, when a guest signs in to an account: `move`; `fill`, where the account has none (counting only rows whose
    `until` is empty, if named); `merge`, but for rows the account has by `key`; `rebuild`, dropped on both sides because
    it is worked out anew; `stay` with the closed guest.
    """

    title: str
    what: str
    why: str
    seen_by: str
    since: str | None = None
    owners: tuple[str, ...] = ("person_id",)
    others: tuple[str, ...] = ()
    secret: tuple[str, ...] = ()
    erase: Literal["delete", "forget"] = "delete"
    hand_over: Literal["move", "fill", "merge", "rebuild", "stay"] = "stay"
    key: tuple[str, ...] = ()
    until: str | None = None
