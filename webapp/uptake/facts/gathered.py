"""Figures by many dimensions of one period: the people are laid out once, in tables of this connection alone, then counted often.

A release asks for some thirty tables; going through the facts of a country for each takes too long. Writes temporary tables, so
it is for jobs and the shell, not for a GET. `figures` of queries says the same, one at a time.
"""

from collections import defaultdict
from collections.abc import Collection
from types import TracebackType
from typing import Any

from sqlalchemy import CreateTableAs, Table
from sqlalchemy.orm import Session
from sqlalchemy.schema import DropTable

from webapp.courses import library
from webapp.uptake.facts.dimensions import Dimensions
from webapp.uptake.facts.parts import PARTS, Figures, Key, Part, period_of
from webapp.uptake.facts.queries import lay, lay_around


class Gathered:
    """The people of a period, laid out as long as the `with` lasts."""

    def __init__(self, session: Session, period: str) -> None:
        self.session, self.over = session, period_of(period)
        self.now = Dimensions(session, library(), self.over.last)
        self.laid: dict[Part, Table] = {}

    def __enter__(self) -> "Gathered":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if error is None:
            for table in self.laid.values():
                self.session.execute(DropTable(table))

    def figures(self, by: Key, wanted: Collection[str]) -> Figures:
        """As `queries.figures`, for these indicators at least."""
        found: Figures = defaultdict(dict)
        for part in PARTS:
            if set(by) <= set(part.dimensions) and part.indicators.intersection(wanted):
                lay(found, part.counted(self.session, self._table(part), by))
        lay_around(self.session, found, self.over, by, self.now)
        return dict(found)

    def _table(self, part: Part) -> Table:
        if part not in self.laid:
            rows: Any = part.rows(self.over, part.dimensions, self.now)
            name = f"gathered_{PARTS.index(part)}"
            made = CreateTableAs(rows, name, temporary=True)
            self.session.execute(made)
            self.laid[part] = made.table
        return self.laid[part]
