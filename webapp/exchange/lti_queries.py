"""The platforms of a class, for its teacher; the class must be authorised before."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from webapp.models import GradeLine, Platform


def platforms_of(session: Session, class_id: int) -> Sequence[Platform]:
    """Those that have not ended."""
    asked = select(Platform).where(Platform.class_id == class_id, Platform.ended_at.is_(None))
    return session.scalars(asked.order_by(Platform.id)).all()


def platform_of(session: Session, class_id: int, platform_id: int) -> Platform:
    """One of them. Raises NoResultFound."""
    return session.scalars(
        select(Platform).where(Platform.id == platform_id, Platform.class_id == class_id, Platform.ended_at.is_(None))
    ).one()


def grades_of(session: Session, platform_ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Platform → how many lines were opened, and how many grades were sent."""
    rows = session.execute(
        select(GradeLine.platform_id, func.count(), func.count(GradeLine.sent))
        .where(GradeLine.platform_id.in_(platform_ids))
        .group_by(GradeLine.platform_id)
    )
    return {row[0]: (row[1], row[2]) for row in rows}
