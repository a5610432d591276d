"""What is due: reports of the state and the release of each quarter, from deadlines.yaml. Pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from webapp.uptake.content import Texts
from webapp.uptake.quarter import last_closed

# So many days ahead something is spoken of, and so many after it was due.
AHEAD, AFTER = 60, 14


@dataclass(frozen=True)
class Due:
    """Due `on` a day, about `period` (`2026` or `2026Q3`), with where the duty is from and how sure that is."""

    code: str
    on: date
    period: str
    names: Texts
    source: str
    confidence: str


@cache
def _deadlines() -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load(Path(__file__).with_name("deadlines.yaml").read_text(encoding="utf-8")))


def reminders(today: date, ahead: int = AHEAD) -> list[Due]:
    """What falls due within `ahead` days, or did in the last two weeks; the nearest first."""
    first, last = today - timedelta(days=AFTER), today + timedelta(days=ahead)
    found = [
        Due(one["code"], on, period, one["names"], one["source"], one["confidence"])
        for one in _deadlines()
        for on, period in _days(one, first, last)
        if first <= on <= last and on >= one["valid_from"]
    ]
    return sorted(found, key=lambda one: (one.on, one.code))


def still_due(today: date, published: Collection[str]) -> list[Due]:
    """The same without the release of a quarter that is published already."""
    return [one for one in reminders(today) if one.code != "quarter" or one.period not in published]


def _days(one: dict[str, Any], first: date, last: date) -> Iterator[tuple[date, str]]:
    """The days a duty falls on around a stretch, with what it is about: the year before, or the quarter before."""
    if "each" in one:
        for year in range(first.year, last.year + 1):
            yield date(year, one["each"]["month"], one["each"]["day"]), str(year - 1)
        return
    quarter = last_closed(first).previous
    while quarter.last <= last:
        yield quarter.last + timedelta(days=one["after"]), str(quarter)
        quarter = quarter.following
