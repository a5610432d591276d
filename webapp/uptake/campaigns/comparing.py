"""What may be shown of a campaign's weeks: shares of members, and associations that took part above their usual. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from webapp.uptake.campaigns.weeks import Week
from webapp.uptake.disclosure import Figure, Publication, Rules, protect


@dataclass(frozen=True)
class WeekShown:
    """A week: members who learnt and members, rounded, and the share; None where it is not shown."""

    week: Week
    active: int | None
    members: int | None
    share: float | None


@dataclass(frozen=True)
class Above:
    """An association that took part above its usual: members learning in a usual week, and in the best week of the campaign."""

    association_id: str
    usual: float
    during: int


def protected(
    weeks: Sequence[Week],
    by_association: Mapping[str, Sequence[int]],
    members: Sequence[int],
    detailed: bool,
    rules: Rules,
) -> tuple[list[WeekShown], list[Above]]:
    """All weeks are protected together. `detailed`: associations are shown too, else they are not part of it."""
    ids = sorted(by_association) if detailed else []
    totals = [sum(by_association[one][place] for one in by_association) for place in range(len(weeks))]
    # Somebody may have left before the quarter ended, and learnt: a member all the same.
    stock = [max(one, other) for one, other in zip(members, totals, strict=True)]
    width = len(weeks)
    figures = [Figure(number, number) for number in (*totals, *stock)]
    figures += [Figure(number, number, sensitive=True) for one in ids for number in by_association[one]]
    sums = [(place, tuple(2 * width + width * row + place for row in range(len(ids)))) for place in range(width) if ids]
    made = Publication(figures, sums, at_most=[(place, width + place) for place in range(width)])
    shown = protect(made, rules).shown
    lines = [
        WeekShown(week, shown[place], shown[width + place], _share(shown[place], shown[width + place], rules))
        for place, week in enumerate(weeks)
    ]
    cells = {one: shown[width * (2 + row) : width * (3 + row)] for row, one in enumerate(ids)}
    return lines, above_usual(weeks, cells, rules)


def _share(active: int | None, members: int | None, rules: Rules) -> float | None:
    if active is None or members is None or members < rules.share_base:
        return None
    return min(100.0, 100 * active / members)


def above_usual(weeks: Sequence[Week], cells: Mapping[str, Sequence[int | None]], rules: Rules) -> list[Above]:
    """Of shown numbers alone; a difference that rounding could make is none. The greatest first."""
    found = []
    for one, numbers in cells.items():
        said = list(zip(weeks, numbers, strict=True))
        before = [number for week, number in said if week.when == "before"]
        during = [number for week, number in said if week.when == "during" and number is not None]
        known = [number for number in before if number is not None]
        if not during or not known or len(known) < len(before):
            continue
        usual = sum(known) / len(known)
        if max(during) - usual > rules.rounded_to:
            found.append(Above(one, usual, max(during)))
    return sorted(found, key=lambda one: (one.usual - one.during, one.association_id))
