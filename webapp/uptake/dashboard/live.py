"""The quarter that is under way, coarse: learners and active ones by region, protected as a release is."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.models import Region, UptakeMark, UptakeTotal
from webapp.uptake.content import WHOLE
from webapp.uptake.disclosure import Figure, Publication, protect, rules_on
from webapp.uptake.quarter import Quarter

NOWHERE = "none"
Totals = tuple[tuple[str, int, int], ...]


class Line(NamedTuple):
    """Of a region (`*`: all, `none`: not stated): learners and active ones so far; None is hidden."""

    learners: int | None
    active: int | None


class SoFar(NamedTuple):
    """The quarter under way, and when its facts were last built (None: never)."""

    quarter: Quarter
    built_at: datetime | None
    regions: Mapping[str, Line]


def so_far(session: Session, quarter: Quarter, today: date) -> SoFar:
    """What may be shown of the quarter under way: three statements."""
    built_at = session.scalar(select(func.max(UptakeMark.at)))
    return SoFar(quarter, built_at, protected(_totals(session, quarter), today))


def _totals(session: Session, quarter: Quarter) -> Totals:
    """Every region, also one where nobody learns: which ones have a row is not told either."""
    rows = session.execute(
        select(UptakeTotal.region_code, func.sum(UptakeTotal.learners), func.sum(UptakeTotal.active))
        .where(UptakeTotal.quarter == str(quarter))
        .group_by(UptakeTotal.region_code)
    )
    found = {region: (int(learners or 0), int(active or 0)) for region, learners, active in rows}
    codes = [*session.scalars(select(Region.code).order_by(Region.position)), NOWHERE]
    return tuple((code, *found.get(code, (0, 0))) for code in codes)


@lru_cache(maxsize=4)
def protected(totals: Totals, day: date) -> Mapping[str, Line]:
    """Totals as they may be shown. The same totals give the same figures to everybody: facts are built once a day, so these are too."""
    rules = rules_on(day)
    if not any(learners for _, learners, _ in totals):
        return {code: Line(None, None) for code in (WHOLE, *(code for code, *_ in totals))}
    size = len(totals) + 1
    figures: list[Figure] = []
    sums: list[tuple[int, tuple[int, ...]]] = []
    for place in (0, 1):
        numbers = [(learners, active)[place] for _, learners, active in totals]
        first = len(figures)
        figures += [Figure(one, one) for one in (sum(numbers), *numbers)]
        sums.append((first, tuple(range(first + 1, first + size))))
    at_most = [(size + place, place) for place in range(size)]
    shown = protect(Publication(figures, sums, at_most), rules).shown
    return {
        code: Line(shown[place], shown[size + place])
        for place, code in enumerate((WHOLE, *(code for code, *_ in totals)))
    }
