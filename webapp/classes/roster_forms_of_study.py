"""The forms of study that a class may belong to."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.models import FormOfStudy


def open_forms(session: Session, association_ids: Sequence[str], day: date) -> list[FormOfStudy]:
    """Those of these associations that are open and not over on a day, by name."""
    return list(
        session.scalars(
            select(FormOfStudy)
            .where(
                FormOfStudy.association_id.in_(association_ids),
                FormOfStudy.closed_at.is_(None),
                FormOfStudy.last_day >= day,
            )
            .order_by(FormOfStudy.name, FormOfStudy.id)
        )
    )


def name_of(session: Session, form_id: int) -> str:
    """The name of one, open or not."""
    return session.get_one(FormOfStudy, form_id).name
