"""Statements of the shortest path: built with SQLAlchemy, compiled once for each database, run on the driver's own cursor.

Building a result object around one row takes four times as long as the row. The transaction is the connection's, as with every
other statement, and what listens to statements hears these; but errors are the driver's own.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ClauseElement, Connection, Dialect, Select
from sqlalchemy.types import TypeEngine

Change = Callable[[Any], Any]


@dataclass(frozen=True)
class _Compiled:
    """A statement in the words of one database; how its parameters and columns are changed on the way, by name and by place."""

    sql: str
    names: tuple[str, ...]
    positional: bool
    inward: tuple[tuple[str, Change], ...]
    outward: tuple[tuple[int, Change], ...]

    def parameters(self, values: Mapping[str, Any]) -> Any:
        """What the driver is given."""
        changed = dict(values)
        for name, change in self.inward:
            changed[name] = change(changed[name])
        return [changed[name] for name in self.names] if self.positional else changed


class Prepared:
    """A statement for each database, by the dialect's name or one for all. `names` are the columns that an insert fills."""

    def __init__(self, statement: ClauseElement | Mapping[str, ClauseElement], names: Sequence[str] = ()) -> None:
        self._statement = statement
        self._names = list(names) or None
        self._compiled: dict[str, _Compiled] = {}

    def first(self, connection: Connection, values: Mapping[str, Any]) -> list[Any] | None:
        """The first row of a select, or None."""
        compiled = self._for(connection)
        cursor = _run(connection, compiled, values)
        found = cursor.fetchone()
        cursor.close()
        if found is None:
            return None
        row = list(found)
        for place, change in compiled.outward:
            row[place] = change(row[place])
        return row

    def write(self, connection: Connection, values: Mapping[str, Any]) -> int:
        """Run an insert; how many rows were written."""
        cursor = _run(connection, self._for(connection), values)
        written: int = cursor.rowcount
        cursor.close()
        return written

    def _for(self, connection: Connection) -> _Compiled:
        name = connection.dialect.name
        found = self._compiled.get(name)
        if found is None:
            found = self._compiled[name] = self._compile(connection.dialect)
        return found

    def _compile(self, dialect: Dialect) -> _Compiled:
        statement = self._statement if isinstance(self._statement, ClauseElement) else self._statement[dialect.name]
        compiled: Any = statement.compile(dialect=dialect, column_keys=self._names)
        binds = {name: _inward(bind.type, dialect) for name, bind in compiled.binds.items()}
        columns = statement.selected_columns if isinstance(statement, Select) else ()
        outward = ((place, _outward(column.type, dialect)) for place, column in enumerate(columns))
        return _Compiled(
            sql=str(compiled),
            names=tuple(compiled.positiontup or binds),
            positional=bool(compiled.positional),
            inward=tuple((name, change) for name, change in binds.items() if change),
            outward=tuple((place, change) for place, change in outward if change),
        )


def _inward(type_: TypeEngine[Any], dialect: Dialect) -> Change | None:
    return type_.dialect_impl(dialect).bind_processor(dialect)


def _outward(type_: TypeEngine[Any], dialect: Dialect) -> Change | None:
    return type_.dialect_impl(dialect).result_processor(dialect, None)


def _run(connection: Connection, compiled: _Compiled, values: Mapping[str, Any]) -> Any:
    if not connection.in_transaction():
        connection.begin()
    cursor = connection.connection.cursor()
    parameters = compiled.parameters(values)
    for hear in connection.dispatch.before_cursor_execute:
        hear(connection, cursor, compiled.sql, parameters, None, False)
    cursor.execute(compiled.sql, parameters)
    return cursor
