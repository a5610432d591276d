"""Reference data of uptake from files into the tables: targets that documents of the state name, and campaigns."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.models import Target
from webapp.uptake.campaigns.reference import load_campaigns
from webapp.uptake.populations import data_rows

_KEYS = ("indicator", "year", "document", "status")


def load_uptake_reference(session: Session) -> None:
    """Write targets and campaigns as the files have them. Run again, it changes nothing; what the secretariat entered stays. Flushes."""
    known = {
        (one.indicator, one.year, one.document, one.status): one
        for one in session.scalars(select(Target).where(Target.region_code.is_(None)))
    }
    for row in data_rows("targets.tsv"):
        values: dict[str, Any] = {**row, "year": int(row["year"]), "value": float(row["value"])}
        one = known.get(tuple(values[key] for key in _KEYS))
        if one is None:
            session.add(Target(**values))
            continue
        for key, value in values.items():
            setattr(one, key, value)
    load_campaigns(session)
    session.flush()
