"""Campaigns, and how many members learnt in each of their weeks: counted in the database, no person leaves it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_ as either

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from webapp.models import Campaign, UptakeFact, UptakeTotal
from webapp.uptake.campaigns.weeks import Week, quarters

# In no association.
ALONE = "none"


@dataclass(frozen=True)
class Counted:
    """Of the members of each association, how many learnt in each week; how many members there were in its quarter."""

    by_association: dict[str, tuple[int, ...]]
    members: tuple[int, ...]

    @property
    def totals(self) -> tuple[int, ...]:
        """All associations together, a week each."""
        return tuple(map(sum, zip(*self.by_association.values(), strict=True))) or (0,) * len(self.members)


def campaigns(session: Session) -> Sequence[Campaign]:
    """All, the latest first."""
    return session.scalars(select(Campaign).order_by(Campaign.first_day.desc(), Campaign.code)).all()


def campaign(session: Session, campaign_id: int) -> Campaign:
    """One. Raises NoResultFound."""
    return session.scalars(select(Campaign).where(Campaign.id == campaign_id)).one()


def other_years(session: Session, one: Campaign, day: date) -> Sequence[Campaign]:
    """The same campaign of other years that had begun by a day, the latest first."""
    same = select(Campaign).where(Campaign.code == one.code, Campaign.id != one.id, Campaign.first_day <= day)
    return session.scalars(same.order_by(Campaign.first_day.desc())).all()


def counted(session: Session, weeks: Sequence[Week], regions: frozenset[str] | None) -> Counted:
    """What members did in these weeks: two statements. `regions` None: the whole country."""
    fact = UptakeFact
    within = [fact.quarter.in_(quarters(weeks)), fact.main, fact.association_id != ALONE]
    totals = [UptakeTotal.association_id != ALONE, UptakeTotal.quarter.in_({str(week.quarter) for week in weeks})]
    if regions is not None:
        within.append(fact.region_code.in_(regions))
        totals.append(UptakeTotal.region_code.in_(regions))
    # One row a person first: a week that two quarters share is counted once, under one association.
    person = (
        select(
            func.max(fact.association_id).label("association_id"),
            *(func.max(case((_learnt(week), 1), else_=0)).label(f"w{place}") for place, week in enumerate(weeks)),
        )
        .where(*within)
        .group_by(fact.person_id)
        .subquery()
    )
    columns = [func.sum(person.c[f"w{place}"]) for place in range(len(weeks))]
    rows = session.execute(select(person.c.association_id, *columns).group_by(person.c.association_id))
    by_association = {row[0]: tuple(int(number) for number in row[1:]) for row in rows}
    stock = select(UptakeTotal.quarter, func.sum(UptakeTotal.registered)).where(*totals).group_by(UptakeTotal.quarter)
    members: dict[str, int] = {quarter: int(number) for quarter, number in session.execute(stock)}
    return Counted(by_association, tuple(members.get(str(week.quarter), 0) for week in weeks))


def _learnt(week: Week) -> ColumnElement[bool]:
    some = [and_(UptakeFact.quarter == bit.quarter, UptakeFact.weeks.bitwise_and(bit.mask) != 0) for bit in week.bits]
    return reduce(either, some)
