"""What the person asking put aside: nobody else's is ever read."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.models import Saved


def saved_by(session: Session, person_id: int) -> list[tuple[str, str]]:
    """Kind and reference of each, the newest first."""
    rows = session.execute(
        select(Saved.kind, Saved.ref).where(Saved.person_id == person_id).order_by(Saved.saved_at.desc(), Saved.ref)
    )
    return [(kind, ref) for kind, ref in rows]
