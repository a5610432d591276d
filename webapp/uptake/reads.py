"""The log of who opened figures that are not published: written beside the request, because a GET must not write in its own transaction."""

from datetime import date, datetime

from webapp.beside import write_beside
from webapp.models import TableRead


def log_read(*, person_id: int, what: str, day: date, now: datetime) -> None:
    """Log that somebody opened something unpublished (`draft 2026Q3`, `live KZ-75`): once for each thing and day."""
    write_beside(TableRead.__table__, [{"person_id": person_id, "what": what[:120], "day": day, "at": now}])
