"""Every table with a person in it declares what it holds, what may be taken along, and how a person leaves it."""

import re

import pytest
from sqlalchemy import Table

from webapp.models.base import Base
from webapp.models.declared import exported, names_persons, personal_tables

TABLES = [table for table in Base.metadata.sorted_tables if names_persons(table)]
DECLARED = dict(personal_tables())
OPENS_SOMETHING = re.compile(r"password|hash|token|uniquifier|secret|_code$")


def test_every_table_with_a_person_declares_itself() -> None:
    missing = [table.name for table in TABLES if table not in DECLARED]
    assert missing == [], "these tables point to a person and have no `personal`: see webapp/models/personal.py"
    assert {table.name for table in DECLARED} == {table.name for table in TABLES}


@pytest.mark.parametrize("table", DECLARED, ids=lambda table: table.name)
def test_a_declaration_is_whole(table: Table) -> None:
    personal = DECLARED[table]
    assert personal.title and personal.what and personal.why and personal.seen_by
    named = {*personal.owners, *personal.others}
    assert named == names_persons(table), "each column with a person is an owner or somebody else"
    for name in (*named, *personal.secret, *personal.key, *filter(None, (personal.since, personal.until))):
        assert name in table.c, name
    emptied = {*personal.others, *(personal.owners if personal.erase == "forget" else ())}
    assert all(table.c[name].nullable for name in emptied), "what is emptied may be empty"
    assert bool(personal.key) == (personal.hand_over == "merge")


@pytest.mark.parametrize("table", DECLARED, ids=lambda table: table.name)
def test_what_is_not_exported_is_said_to_be_secret(table: Table) -> None:
    personal = DECLARED[table]
    left_out = {column.name for column in table.columns} - set(exported(table, personal))
    assert left_out == names_persons(table) | set(personal.secret)
    suspicious = {column.name for column in table.columns if OPENS_SOMETHING.search(column.name)}
    assert suspicious - {"region_code", "join_code"} <= set(personal.secret), (
        "this opens something: say that it is secret"
    )
