"""What the page of a campaign is made of, for the reader's language."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from markupsafe import Markup
from sqlalchemy.orm import Session

from webapp import i18n
from webapp.associations.queries import associations_on
from webapp.models import Campaign
from webapp.uptake import charts
from webapp.uptake.campaigns import queries
from webapp.uptake.campaigns.comparing import Above, WeekShown, protected
from webapp.uptake.campaigns.weeks import Week, weeks
from webapp.uptake.disclosure import rules_on


def year_before(one: Campaign, others: Sequence[Campaign]) -> Campaign | None:
    """The same campaign of the year before, or else the last before it."""
    return next((each for each in others if each.first_day < one.first_day), None)


def shown(
    session: Session, one: Campaign, beside: Campaign | None, regions: frozenset[str] | None, today: date
) -> dict[str, Any]:
    """Weeks, chart and associations of a campaign, beside another year where there is one."""
    lines, above, detailed = _lines(session, one, regions, today)
    other = _lines(session, beside, regions, today)[0] if beside else []
    by_place = {line.week.place: line for line in other}
    names = {each.id: each for each in associations_on(session, min(one.last_day, today))}
    return {
        "weeks": [(line, by_place.get(line.week.place)) for line in lines],
        "above": [(each, names[each.association_id]) for each in above if each.association_id in names],
        "detailed": detailed,
        "chart": _chart(one, beside, lines, by_place),
    }


def _lines(
    session: Session, one: Campaign, regions: frozenset[str] | None, today: date
) -> tuple[list[WeekShown], list[Above], bool]:
    """The weeks that are over. Associations are told once the quarters of all weeks are closed: until then figures move."""
    every = weeks(one.first_day, one.last_day)
    over = tuple(week for week in every if week.sunday < today)
    if not over:
        return [], [], False
    detailed = len(over) == len(every) and all(week.quarter.closed_on(today) for week in every)
    counted = queries.counted(session, over, regions)
    some = tuple(sorted(counted.by_association.items()))
    lines, above = _protected(over, some, counted.members, detailed, today)
    return lines, above, detailed


@lru_cache(maxsize=64)
def _protected(
    over: tuple[Week, ...],
    by_association: tuple[tuple[str, tuple[int, ...]], ...],
    members: tuple[int, ...],
    detailed: bool,
    today: date,
) -> tuple[list[WeekShown], list[Above]]:
    """The same numbers are protected once: with a thousand associations it takes a while."""
    return protected(over, dict(by_association), members, detailed, rules_on(today))


def _chart(one: Campaign, beside: Campaign | None, lines: Sequence[WeekShown], other: dict[int, WeekShown]) -> Markup:
    if not lines:
        return Markup("")
    series = {str(one.first_day.year): [line.share for line in lines]}
    if beside:
        found = [other.get(line.week.place) for line in lines]
        series[str(beside.first_day.year)] = [each.share if each else None for each in found]
    labels = [_label(line.week) for line in lines]
    drawn = charts.lines(
        series, labels, title=i18n.gettext("Share of members who learnt, by week, in percent"), locale=i18n.language()
    )
    return Markup(drawn)  # noqa: S704 (made by our own code out of numbers and names, which it escapes)


def _label(week: Week) -> str:
    """Weeks before have a minus; the week of the days is nought."""
    return f"{week.place:+d}" if week.place else "0"
