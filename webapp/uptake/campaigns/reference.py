"""Campaigns from campaigns.yaml into their table."""

from datetime import date
from pathlib import Path

import yaml
from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.models import Campaign


def load_campaigns(session: Session) -> None:
    """Write the campaigns as the file has them; run again, it changes nothing, and leaves what the secretariat added. Flushes."""
    known = {(one.code, one.first_day): one for one in session.scalars(select(Campaign))}
    for entry in yaml.safe_load(Path(__file__).with_name("campaigns.yaml").read_text(encoding="utf-8")):
        for year in entry["years"]:
            first = date.fromisoformat(f"{year}-{entry['first']}")
            one = known.get((entry["code"], first))
            if one is None:
                one = Campaign(code=entry["code"], first_day=first)
                session.add(one)
            one.last_day = date.fromisoformat(f"{year}-{entry['last']}")
            one.name_kk, one.name_ru, one.name_en = (entry["names"][tag] for tag in ("kk", "ru", "en"))
            one.source = f"{entry['source']} Confidence: {entry['confidence']}."
    session.flush()
