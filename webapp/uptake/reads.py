"""The log of who opened figures that are not published: written beside the request, because a GET must not write in its own transaction."""

from datetime import date, datetime

from flask import current_app
from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from webapp.models import TableRead


def log_read(*, person_id: int, what: str, day: date, now: datetime) -> None:
    """Log that somebody opened something unpublished (`draft 2026Q3`, `live KZ-75`): once for each thing and day."""
    table: Table = TableRead.__table__  # type: ignore[assignment]
    engine = current_app.extensions["tilashar_engine"]
    insert = sqlite.insert if engine.dialect.name == "sqlite" else postgresql.insert
    row = {"person_id": person_id, "what": what[:120], "day": day, "at": now}
    with engine.begin() as connection:
        connection.execute(insert(table).on_conflict_do_nothing(), [row])
