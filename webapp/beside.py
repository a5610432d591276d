"""Rows written beside a request, in a transaction of their own: reading a page must not write in the page's."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import current_app
from sqlalchemy.dialects import postgresql, sqlite


def write_beside(table: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write the rows that are not there yet. Kept even if the page fails."""
    engine = current_app.extensions["tilashar_engine"]
    insert = sqlite.insert if engine.dialect.name == "sqlite" else postgresql.insert
    with engine.begin() as connection:
        connection.execute(insert(table).on_conflict_do_nothing(), rows)
