"""What the dashboard reads: published cells, remarks, targets. Fixed numbers of statements, whatever the size of the country."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from webapp import clock
from webapp.models import Region, Release, ReleaseCell, Remark, Target
from webapp.uptake import published
from webapp.uptake.content import Content
from webapp.uptake.dashboard.figures import KEY, TRENDS, Issue, definition
from webapp.uptake.dashboard.periods import quarters_until, year_of, yearly
from webapp.uptake.dashboard.plan import OURS
from webapp.uptake.published import Head

# Two years and the quarter before: enough to set the newest beside a year ago and to see a line.
QUARTERS, YEARS = 9, 3


class Newest(NamedTuple):
    """The release that a page is about, and the others that it is set beside: by period."""

    content: Content
    issues: dict[str, Issue]
    periods: list[str]


def newest(session: Session, heads: Sequence[Head], period: str, codes: Iterable[str] = ()) -> Newest:
    """What was published for a period and those before it, of each region: three statements. `codes`: indicators wanted besides."""
    years = {str(year_of(period) - back) for back in range(YEARS)}
    quarters = quarters_until(period, QUARTERS)
    wanted = {one.period: one for one in heads if one.period in years or one.period in quarters}
    found = issues(session, list(wanted.values()), _made_of((*KEY, *TRENDS, *codes)))
    shown = [one for one in quarters if one in found]
    return Newest(published.content(session, wanted[period].number), found, shown)


def _made_of(codes: Iterable[str]) -> set[str]:
    """The counts that indicators and shares are made of."""
    found: set[str] = set()
    for code in codes:
        share = definition(code)
        found.update((code,) if share is None else (share.numerator, *share.denominator))
    return found


def issues(session: Session, heads: Collection[Head], codes: Collection[str]) -> dict[str, Issue]:
    """The table of regions of each release: two statements."""
    ids = [one.id for one in heads]
    made = dict(session.execute(select(Release.id, Release.made_at).where(Release.id.in_(ids))).all())
    cells = session.execute(
        select(ReleaseCell.release_id, ReleaseCell.key1, ReleaseCell.indicator, ReleaseCell.value).where(
            ReleaseCell.release_id.in_(ids), ReleaseCell.table_code == "region", ReleaseCell.indicator.in_(codes)
        )
    )
    by_release: dict[int, dict[str, dict[str, int | None]]] = {}
    for release_id, region, indicator, number in cells:
        by_release.setdefault(release_id, {}).setdefault(region, {})[indicator] = number
    return {
        one.period: Issue(one.period, one.number, clock.day_of(made[one.id]), by_release.get(one.id, {}))
        for one in heads
    }


def periods(heads: Iterable[Head]) -> list[str]:
    """What may be looked at: every period that was published, the latest first."""
    return [one.period for one in heads]


def latest(heads: Sequence[Head]) -> str | None:
    """The last quarter that was published; a year where there is none."""
    quarters = [one.period for one in heads if not yearly(one.period)]
    return max(quarters, default=heads[0].period if heads else None)


def targets(session: Session, region: str | None = None) -> Sequence[Target]:
    """Targets of the country, and of one region where asked; in the order they were written."""
    places = or_(Target.region_code.is_(None), Target.region_code == region)
    return session.scalars(select(Target).where(places).order_by(Target.id)).all()


def own_targets(session: Session) -> Sequence[Target]:
    """All that the secretariat entered, the latest year first."""
    ordered = (Target.year.desc(), Target.indicator, Target.region_code, Target.id)
    return session.scalars(select(Target).where(Target.indicator.in_(OURS)).order_by(*ordered)).all()


def own_target(session: Session, target_id: int) -> Target:
    """One that the secretariat entered. Raises NoResultFound."""
    return session.scalars(select(Target).where(Target.id == target_id, Target.indicator.in_(OURS))).one()


def remarks(session: Session, period: str) -> dict[str | None, dict[str, Remark]]:
    """Region (None: the country) → language → what stands beside the figures of a period: the newest of each."""
    found: dict[str | None, dict[str, Remark]] = {}
    for one in session.scalars(select(Remark).where(Remark.period == period).order_by(Remark.id)):
        found.setdefault(one.region_code, {})[one.language] = one
    return {region: {tag: one for tag, one in texts.items() if one.text} for region, texts in found.items()}


def regions(session: Session) -> Sequence[Region]:
    """All regions in their order."""
    return session.scalars(select(Region).order_by(Region.position)).all()
