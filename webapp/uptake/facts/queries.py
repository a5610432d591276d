"""Figures of a quarter or a year, added up from facts in the database: no answer is read, and no row of it is a person."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.courses import library
from webapp.models import UptakeTotal
from webapp.uptake.facts import around
from webapp.uptake.facts.dimensions import OF_ASSOCIATIONS, Dimensions
from webapp.uptake.facts.parts import PARTS, Counted, Figures, Key, Number, Period, period_of
from webapp.uptake.facts.totals import NUMBERS


@dataclass(frozen=True)
class Total:
    """Coarse live figures of a region."""

    registered: int = 0
    learners: int = 0
    active: int = 0
    enrolments: int = 0
    minutes: int = 0
    lessons: int = 0
    lessons_people: int = 0
    units: int = 0
    units_people: int = 0


def totals(session: Session, quarter: str) -> dict[str, Total]:
    """Region (`none`: not stated) → the figures of a quarter so far."""
    columns = UptakeTotal.__table__.c
    sums = select(columns.region_code, *(func.sum(columns[name]) for name in NUMBERS)).where(columns.quarter == quarter)
    return {
        region: Total(*map(int, numbers)) for region, *numbers in session.execute(sums.group_by(columns.region_code))
    }


def quarters(session: Session) -> list[str]:
    """The quarters that have figures, the earliest first."""
    return list(session.scalars(select(UptakeTotal.quarter).distinct().order_by(UptakeTotal.quarter)))


def figures(session: Session, period: str, by: Sequence[str]) -> Figures:
    """Codes of the dimensions asked for → indicator → number, for a quarter or a year; what is not there is nought.

    Associations and regions of associations are those of the last day. In a year people are counted once, under the codes of the
    last quarter in which they learnt; sums of lessons, units, hours and visits stand where each quarter had them. Indicators that a
    dimension has no meaning for are left out.
    """
    over, by = period_of(period), tuple(by)
    now = Dimensions(session, library(), over.last)
    found: Figures = defaultdict(dict)
    for part in PARTS:
        if set(by) <= set(part.dimensions):
            lay(found, part.counted(session, part.rows(over, by, now).subquery(), by))
    lay_around(session, found, over, by, now)
    return dict(found)


def lay(found: Figures, rows: Counted) -> None:
    """Put what was counted to the rest."""
    for key, numbers in rows:
        found[key].update(numbers)


def lay_around(session: Session, found: Figures, over: Period, by: Key, now: Dimensions) -> None:
    """Put what is known of associations to the rest, where it has a meaning."""
    if set(by) <= set(OF_ASSOCIATIONS):
        for indicator, rows in around.figures(session, over.first, over.last, over.names, by, now):
            for key, number, people in rows:
                found[key][indicator] = Number(number, people)
