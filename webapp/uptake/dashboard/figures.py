"""The figures of a place over the releases: where it stands, how that changed, who grows and who falls behind. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from webapp.uptake.content import WHOLE
from webapp.uptake.dashboard import noise
from webapp.uptake.dashboard.noise import Value
from webapp.uptake.dashboard.periods import beside
from webapp.uptake.indicators import DEFINITIONS, Break, Share, Texts

KEY = ("learners", "active", "active_share", "completed_share", "gained_share", "moved_share", "associations_share")
TRENDS = ("learners", "active")
# What is read of each release: all that a key figure, a trend or a target may be made of.
READ = tuple(DEFINITIONS.indicators)
Cells = Mapping[str, int | None]


@dataclass(frozen=True)
class Issue:
    """A release as the dashboard reads it: period, day on which it was made, region (`*`: all) → indicator → published number."""

    period: str
    number: int
    made_on: date
    regions: Mapping[str, Cells]


@dataclass(frozen=True)
class Rules:
    """What a release says of its own figures."""

    rounded_to: int = 5
    share_base: int = 25


@dataclass(frozen=True)
class Change:
    """A figure beside that of another period. `verdict`: see `noise`; `broken` where it was counted otherwise then: `breaks` say how."""

    to: str
    period: str
    before: float | None
    difference: float | None
    verdict: str
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True)
class KeyFigure:
    """One of the figures at the head of the page. `percent`: a share."""

    code: str
    names: Texts
    percent: bool
    value: Value
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Mover:
    """A region whose number of learners changed beyond noise."""

    region: str
    now: int
    before: int
    verdict: str

    @property
    def percent(self) -> float:
        """By how much, in percent of what it was."""
        return 100 * (self.now - self.before) / self.before if self.before else 0.0


def definition(code: str) -> Share | None:
    """The share of a code; None for a count."""
    return DEFINITIONS.shares.get(code)


def names(code: str) -> Texts:
    """What an indicator or share is called."""
    return (DEFINITIONS.shares.get(code) or DEFINITIONS.indicators[code]).names


def read(cells: Cells, code: str, rules: Rules) -> Value:
    """A figure out of published cells; hidden where one of them is, or is not there."""
    share = definition(code)
    if share is None:
        return noise.value(cells.get(code))
    below = tuple(cells.get(one) for one in share.denominator)
    return noise.value(cells.get(share.numerator), below, share_base=rules.share_base, per=share.per)


def key_figures(issues: Mapping[str, Issue], period: str, region: str, rules: Rules) -> list[KeyFigure]:
    """The figures at the head of a page, of one region or (`*`) of all."""
    return [
        KeyFigure(
            code,
            names(code),
            definition(code) is not None,
            read(issues[period].regions.get(region, {}), code, rules),
            tuple(change(issues, period, other, to, region, code, rules) for to, other in beside(period).items()),
        )
        for code in KEY
    ]


def change(
    issues: Mapping[str, Issue], period: str, other: str, to: str, region: str, code: str, rules: Rules
) -> Change:
    """A figure beside that of another period, judged; never across a change of what it means."""
    now, then = issues[period], issues.get(other)
    if then is None:
        return Change(to, other, None, None, noise.NOTHING)
    found = breaks(code, then.made_on, now.made_on)
    before, value = read(then.regions.get(region, {}), code, rules), read(now.regions.get(region, {}), code, rules)
    if found:
        return Change(to, other, before.number, None, noise.BROKEN, found)
    difference = None if value.number is None or before.number is None else value.number - before.number
    return Change(to, other, before.number, difference, noise.verdict(value, before, rules.rounded_to))


def breaks(code: str, earlier: date, later: date) -> tuple[Break, ...]:
    """The changes of meaning of an indicator, or of what a share is made of, after one day and until another."""
    share = definition(code)
    codes = (code,) if share is None else (share.numerator, *share.denominator)
    known = [one for each in codes if each in DEFINITIONS.indicators for one in DEFINITIONS.indicators[each].breaks]
    own = share.breaks if share else ()
    return tuple(one for one in (*own, *known) if earlier < one.on <= later)


def movers(
    issues: Mapping[str, Issue], period: str, other: str, regions: Iterable[str], rules: Rules
) -> tuple[list[Mover], list[Mover]]:
    """The regions whose learners grew, and fell, beyond noise: the largest change in percent first. Empty across a break."""
    if other not in issues or breaks("learners", issues[other].made_on, issues[period].made_on):
        return [], []
    found = []
    for region in regions:
        now, before = (issues[one].regions.get(region, {}).get("learners") for one in (period, other))
        if now is None or before is None:
            continue
        said = noise.verdict(noise.value(now), noise.value(before), rules.rounded_to, noise.AMONG_MANY)
        found.append(Mover(region, now, before, said))
    grew = sorted((one for one in found if one.verdict == noise.MORE), key=lambda one: (-one.percent, one.region))
    fell = sorted((one for one in found if one.verdict == noise.LESS), key=lambda one: (one.percent, one.region))
    return grew, fell


def trend(issues: Mapping[str, Issue], periods: Sequence[str], region: str, code: str) -> list[int | None]:
    """A count over periods; None where it is hidden or nothing was published."""
    return [issues[one].regions.get(region, {}).get(code) if one in issues else None for one in periods]


def per_thousand(cells: Mapping[str, Cells], populations: Mapping[str, int]) -> dict[str, float | None]:
    """Learners per thousand inhabitants, of the regions whose population is known; None where the figure is hidden."""
    return {
        region: None if (learners := cells.get(region, {}).get("learners")) is None else 1000 * learners / people
        for region, people in populations.items()
    }


def total(issue: Issue) -> Cells:
    """The figures of all."""
    return issue.regions.get(WHOLE, {})
