"""Plan against fact: an own indicator beside its target, and what documents plan beside nothing of ours. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from webapp.uptake.content import WHOLE
from webapp.uptake.dashboard.figures import Issue, Rules, definition, read
from webapp.uptake.dashboard.periods import year_of, yearly
from webapp.uptake.indicators import DEFINITIONS

OURS = frozenset((*DEFINITIONS.indicators, *(code for code, one in DEFINITIONS.shares.items() if one.by is None)))
MET, BEHIND, ON_THE_WAY, UNKNOWN, FUTURE = "met", "behind", "on_the_way", "unknown", "future"


class Planned(Protocol):
    """A row of `uptake_target`."""

    indicator: str
    region_code: str | None
    year: int
    value: float
    unit: str
    status: str
    document: str


@dataclass(frozen=True)
class Line:
    """A target of an own indicator beside the fact. `period`: of the fact; `whole`: a whole year is behind it."""

    target: Planned
    percent: bool
    fact: float | None
    period: str | None
    whole: bool
    verdict: str

    @property
    def reached(self) -> float | None:
        """The fact in percent of the target."""
        return None if self.fact is None or not self.target.value else 100 * self.fact / self.target.value


@dataclass(frozen=True)
class Stated:
    """One measure of one document: its values by year, in order. Nothing of ours is counted the same way."""

    document: str
    rows: tuple[Planned, ...]


def unit_of(code: str) -> str:
    """In what a target of an own indicator is given."""
    return "people" if definition(code) is None else "percent"


def own_lines(targets: Iterable[Planned], issues: Mapping[str, Issue], rules: Rules, today_year: int) -> list[Line]:
    """The targets of own indicators, each beside the same indicator of the same place and year, and of no other."""
    wanted = (one for one in targets if one.indicator in OURS and one.status == "target")
    ordered = sorted(wanted, key=lambda one: (-one.year, one.region_code or "", one.indicator))
    return [_line(one, issues, rules, today_year) for one in ordered]


def _line(target: Planned, issues: Mapping[str, Issue], rules: Rules, today_year: int) -> Line:
    percent = definition(target.indicator) is not None
    period = _period(issues, target.year)
    fact = None
    if period is not None:
        cells = issues[period].regions.get(target.region_code or WHOLE, {})
        fact = read(cells, target.indicator, rules).number
    whole = period is not None and yearly(period)
    verdict = FUTURE if period is None and target.year >= today_year else _verdict(target, fact, percent, whole)
    return Line(target, percent, fact, period, whole, verdict)


def _period(issues: Mapping[str, Issue], year: int) -> str | None:
    """The release that says most of a year: that of the year, else of its last quarter published."""
    found = [one for one in issues if year_of(one) == year]
    return max(found, key=lambda one: (yearly(one), one), default=None)


def _verdict(target: Planned, fact: float | None, percent: bool, whole: bool) -> str:
    """A quarter alone can show that a count is reached, but neither that a year's share is nor that anything is missed."""
    if fact is None:
        return UNKNOWN
    if fact >= target.value and (whole or not percent):
        return MET
    return BEHIND if whole else ON_THE_WAY


def stated(targets: Iterable[Planned]) -> list[Stated]:
    """What documents plan or found, measure by measure, as they stand in the table; ours are not among them."""
    found: dict[tuple[str, str], list[Planned]] = {}
    for one in targets:
        if one.indicator not in OURS:
            found.setdefault((one.document, one.indicator), []).append(one)
    return [
        Stated(document, tuple(sorted(rows, key=lambda one: (one.year, one.status))))
        for (document, _), rows in found.items()
    ]
