"""Which associations to call this week, and why: from what is known of classes, never of people. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

QUIET = timedelta(weeks=3)
# People who wait are told as a count only from here on, rounded down to fives.
FEWEST_WAITING = 10
NO_CLASS, NO_TEACHER, WAITING, STOPPED, NO_LESSON = "no_class", "no_teacher", "waiting", "stopped", "no_lesson"
# What cannot wait comes first.
WEIGHT = {WAITING: 4, NO_TEACHER: 3, STOPPED: 3, NO_LESSON: 2, NO_CLASS: 1}


@dataclass(frozen=True)
class OpenClass:
    """An open class: since when, whether somebody with the role teaches it, its last marked lesson since the quarter before."""

    association_id: str
    since: date
    taught: bool
    last_lesson: date | None


@dataclass(frozen=True)
class Reason:
    """Why to call: a code, with the number or day that its sentence names."""

    code: str
    number: int = 0
    day: date | None = None


@dataclass(frozen=True)
class Call:
    """An association with every reason to call it."""

    association_id: str
    reasons: tuple[Reason, ...] = field(default=())

    @property
    def weight(self) -> int:
        """The heavier, the earlier."""
        return sum(WEIGHT[one.code] for one in self.reasons)


def calls(
    standing: Sequence[str],
    classes: Iterable[OpenClass],
    waiting: Mapping[str, int],
    today: date,
    quarter_began: date,
) -> list[Call]:
    """Every standing association with a reason to be called, the most pressing first; else in the order given."""
    of: dict[str, list[OpenClass]] = {}
    for one in classes:
        of.setdefault(one.association_id, []).append(one)
    found = [Call(one, tuple(_reasons(of.get(one, []), waiting.get(one, 0), today, quarter_began))) for one in standing]
    return sorted((one for one in found if one.reasons), key=lambda one: -one.weight)


def _reasons(classes: Sequence[OpenClass], waiting: int, today: date, quarter_began: date) -> Iterable[Reason]:
    untaught = sum(not one.taught for one in classes)
    if waiting >= FEWEST_WAITING and untaught == len(classes):
        yield Reason(WAITING, waiting - waiting % 5)
    if not classes:
        yield Reason(NO_CLASS)
        return
    if untaught:
        yield Reason(NO_TEACHER, untaught)
    last = max((one.last_lesson for one in classes if one.last_lesson), default=None)
    if last is not None and last < quarter_began and today >= quarter_began + QUIET:
        yield Reason(STOPPED, day=last)
    elif _quiet(classes, last, today):
        yield Reason(NO_LESSON, day=last)


def _quiet(classes: Sequence[OpenClass], last: date | None, today: date) -> bool:
    """No lesson for three weeks, in classes that are older than that."""
    since = last or min(one.since for one in classes)
    return since < today - QUIET
