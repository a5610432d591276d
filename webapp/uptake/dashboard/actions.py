"""What a secretariat writes beside the figures, and its targets."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.models import Remark, Target
from webapp.uptake.dashboard.figures import names
from webapp.uptake.dashboard.plan import unit_of


def write_remarks(
    session: Session,
    texts: Mapping[str, str],
    standing: Mapping[str, Remark],
    *,
    period: str,
    region: str | None,
    author_id: int,
    now: datetime,
) -> int:
    """Each language whose text changed gets a new row; older ones stay. Returns how many changed. Flushes."""
    changed = {tag: text for tag, text in texts.items() if text != (standing[tag].text if tag in standing else "")}
    session.add_all(
        Remark(period=period, region_code=region, language=tag, text=text, author_id=author_id, written_at=now)
        for tag, text in changed.items()
    )
    session.flush()
    return len(changed)


def set_target(
    session: Session, *, indicator: str, region: str | None, year: int, value: float, document: str
) -> Target:
    """Write the target of an own indicator for a place and year, in the place of an earlier one. Flushes."""
    same = select(Target).where(
        Target.indicator == indicator,
        Target.region_code.is_(None) if region is None else Target.region_code == region,
        Target.year == year,
        Target.status == "target",
    )
    one = session.scalars(same).first()
    if one is None:
        one = Target(indicator=indicator, region_code=region, year=year, status="target")
        session.add(one)
    one.value, one.unit, one.document = value, unit_of(indicator), document
    one.name_kk, one.name_ru, one.name_en = (names(indicator)[tag] for tag in ("kk", "ru", "en"))
    one.source, one.confidence = document, "high"
    session.flush()
    return one
