"""The published releases that a period is laid beside: those of its year, of the periods before and after, and the one it revises."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.models import Release
from webapp.uptake import published
from webapp.uptake.content import unpacked
from webapp.uptake.releases.composing import shown_cells
from webapp.uptake.releases.periods import Period, parse
from webapp.uptake.releases.plan import layout_of
from webapp.uptake.releases.publication import Earlier
from webapp.uptake.releases.sealed import unseal


def beside(session: Session, period: Period, revises_id: int | None) -> list[int]:
    """The ids of those in force that tell something of the same numbers, in the order of their publication."""
    heads = published.in_force(session)
    # The quarters of a year are tied to each other through it.
    year_stands = period.yearly or any(one.period == str(period.year) for one in heads)
    found = [
        one.id
        for one in heads
        if one.id == revises_id
        or (one.period != str(period) and _near(period, parse(one.period), year_stands=year_stands))
    ]
    return sorted(found)


def _near(one: Period, other: Period, *, year_stands: bool) -> bool:
    return (year_stands and one.year == other.year) or other.previous == one or one.previous == other


def read(session: Session, ids: Sequence[int], revises_id: int | None) -> list[Earlier]:
    """Those releases with what their cells stood for."""
    rows = session.execute(
        select(Release.id, Release.period, Release.content, Release.sealed)
        .where(Release.id.in_(ids), Release.state == "published")
        .order_by(Release.id)
    )
    made = []
    for release_id, period, content, sealed in rows:
        if content is None or sealed is None:
            continue
        document, opened = unpacked(content), unseal(sealed)
        layout = layout_of(document.document)
        revised = release_id == revises_id
        numbers = opened.told if revised else opened.numbers
        made.append(Earlier(parse(period), layout, numbers, shown_cells(document, layout), revised))
    return made
