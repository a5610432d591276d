"""The tables with persons in them, as they declare themselves."""

from functools import lru_cache

from sqlalchemy import Table

from webapp.models.base import Base
from webapp.models.personal import Personal


@lru_cache
def personal_tables() -> tuple[tuple[Table, Personal], ...]:
    """Every declared table with its declaration; a table comes after those it points to."""
    said = {mapper.local_table: getattr(mapper.class_, "personal", None) for mapper in Base.registry.mappers}
    return tuple((table, personal) for table in Base.metadata.sorted_tables if (personal := said.get(table)))


def names_persons(table: Table) -> set[str]:
    """The columns of a table that point to a person; the number of a person's own row is one."""
    if table.name == "person":
        return {"id"}
    return {key.parent.name for key in table.foreign_keys if key.column.table.name == "person"}


def exported(table: Table, personal: Personal) -> list[str]:
    """The columns a person may take along: all but secrets and those that name persons."""
    left_out = names_persons(table) | {*personal.secret}
    return [column.name for column in table.columns if column.name not in left_out]
