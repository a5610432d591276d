"""What teachers gave for writing and speaking of tests. The newest mark of a block stands in place of earlier ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from webapp.models import Mark, Person, Submission


@dataclass(frozen=True)
class Given:
    """A teacher's mark of a block: points by criterion, comment, the id under which a spoken one is heard (None without)."""

    points: dict[str, int]
    teacher: str
    comment: str
    spoken: int | None
    marked_at: datetime


def marks_of(session: Session, run_ids: Iterable[int]) -> dict[int, dict[str, Given]]:
    """Run → block → the mark that stands; one statement. The runs must be authorised before."""
    found: dict[int, dict[str, Given]] = {}
    for row in session.execute(_marks(run_ids)):
        found.setdefault(row.run_id, {})[row.block] = _given(row)
    return found


def _marks(run_ids: Iterable[int]) -> Select[*tuple[object, ...]]:
    newest = (
        select(func.max(Mark.id)).where(Mark.submission_id == Submission.id).correlate(Submission).scalar_subquery()
    )
    return (
        select(Submission.run_id, Submission.block, Mark, Person.display_name, Person.username)
        .join(Mark, Mark.id == newest)
        .outerjoin(Person, Person.id == Mark.marked_by_id)
        .where(Submission.run_id.in_(list(run_ids)))
    )


def _given(row: Row[*tuple[object, ...]]) -> Given:
    mark = row.Mark
    return Given(
        dict(mark.points),
        row.display_name or row.username or "",
        mark.comment,
        mark.id if mark.content else None,
        mark.marked_at,
    )
