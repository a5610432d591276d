"""Drafts and releases as a secretariat sees them."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.models import Release, UptakeTotal
from webapp.uptake import published
from webapp.uptake.content import Content, Row, Table, unpacked
from webapp.uptake.quarter import last_closed, parse
from webapp.uptake.releases.periods import Period, closed
from webapp.uptake.who import Reach

# Dimensions that say in which region a row is.
PLACES = ("region", "association_region")


class Listed(NamedTuple):
    """A published release in the list: `revised_by` the number of the one that corrects it, `revises` of the one it corrects."""

    head: published.Head
    revises: int | None
    revised_by: int | None


def listed(session: Session) -> list[Listed]:
    """All published releases, the newest first."""
    heads = published.releases(session)
    numbers = {one.id: one.number for one in heads}
    by = {one.revises_id: one.number for one in heads if one.revises_id}
    return [Listed(one, numbers.get(one.revises_id or 0), by.get(one.id)) for one in heads]


def drafts(session: Session) -> Sequence[Release]:
    """Those that are neither published nor dropped, the newest first."""
    statement = select(Release).where(Release.state.in_(("draft", "audited"))).order_by(Release.id.desc())
    return session.scalars(statement).all()


def draft(session: Session, release_id: int) -> Release:
    """One that is open. Raises NoResultFound."""
    return session.scalars(
        select(Release).where(Release.id == release_id, Release.state.in_(("draft", "audited")))
    ).one()


def in_force(session: Session, number: int) -> Release:
    """A published release that no other one corrects. Raises NoResultFound."""
    later = select(Release.revises_id).where(Release.state == "published", Release.revises_id.is_not(None))
    return session.scalars(
        select(Release).where(Release.number == number, Release.state == "published", Release.id.not_in(later))
    ).one()


def by_number(session: Session, number: int) -> Release:
    """A published release. Raises NoResultFound."""
    return session.scalars(select(Release).where(Release.number == number, Release.state == "published")).one()


def periods(session: Session, today: date) -> list[Period]:
    """Closed periods that nothing was published of, the latest first, back to the first quarter with figures."""
    first = session.scalar(select(func.min(UptakeTotal.quarter)))
    since = parse(first).first if first else last_closed(today).first
    done = {one.period for one in published.releases(session)}
    return [one for one in closed(since, today) if str(one) not in done]


def tables(release: Release, reach: Reach) -> tuple[Content, dict[str, Table]]:
    """A draft's tables, cut to the rows that somebody may see: a region's own, of the tables that are by region."""
    content = unpacked(release.content or b"")
    if reach.country:
        return content, content.tables
    found = {}
    for code, table in content.tables.items():
        at = next((table.by.index(place) for place in PLACES if place in table.by), None)
        if at is not None:
            found[code] = Table(code, table.names, table.by, table.indicators, _own(table, at, reach))
    return content, found


def _own(table: Table, at: int, reach: Reach) -> tuple[Row, ...]:
    return tuple(row for row in table.rows if row.categories[at] in reach.regions)
