"""Present, late, excused, absent: what a tap makes of each, and how often somebody was there. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from webapp.marking import _m

STATUSES = ("present", "late", "excused", "absent")
STATUS_NAMES = {
    "present": _m("present"),
    "late": _m("late"),
    "excused": _m("excused"),
    "absent": _m("absent"),
    "": _m("not marked"),
}
_AFTER = {"": "present", "present": "late", "late": "excused", "excused": "absent", "absent": ""}


def after(status: str) -> str:
    """What the next tap makes of it; after `absent` the mark is taken away, so that a slip can be mended."""
    return _AFTER[status]


@dataclass(frozen=True)
class Line:
    """A learner on a day. `status` is '' where nothing is marked; `joined`: was in a live lesson of that day."""

    person_id: int
    name: str
    status: str
    joined: bool

    @property
    def next(self) -> str:
        return after(self.status)

    @property
    def suggested(self) -> bool:
        """Whether the site thinks they were present."""
        return self.joined and not self.status


@dataclass(frozen=True)
class Row:
    """A learner over many days."""

    person_id: int
    name: str
    by_day: Mapping[date, str]

    @property
    def counts(self) -> Counter[str]:
        return Counter(self.by_day.values())

    @property
    def there(self) -> int:
        """On how many days: present or late."""
        return self.counts["present"] + self.counts["late"]


def days_of(rows: Iterable[Row]) -> list[date]:
    """The days on which anybody was marked, the newest first."""
    return sorted({day for row in rows for day in row.by_day}, reverse=True)
