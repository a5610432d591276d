"""The periods of releases: which stands before which, and what they are set beside. Pure."""

from webapp.uptake.quarter import Quarter, parse

LAST_YEAR, BEFORE = "last_year", "before"


def yearly(period: str) -> bool:
    """`2026` rather than `2026Q3`."""
    return "Q" not in period


def year_of(period: str) -> int:
    """The calendar year."""
    return int(period[:4])


def beside(period: str) -> dict[str, str]:
    """What a period is set beside: the same quarter of the year before and the quarter before; for a year, the year before."""
    if yearly(period):
        return {LAST_YEAR: str(year_of(period) - 1)}
    quarter = parse(period)
    return {LAST_YEAR: str(Quarter(quarter.year - 1, quarter.number)), BEFORE: str(quarter.previous)}


def quarters_until(period: str, number: int) -> list[str]:
    """So many quarters, the last one of them the period (for a year, its fourth quarter); the oldest first."""
    one = Quarter(year_of(period), 4) if yearly(period) else parse(period)
    found = [one]
    while len(found) < number:
        found.append(found[-1].previous)
    return [str(quarter) for quarter in reversed(found)]
