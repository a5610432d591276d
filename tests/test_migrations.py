"""The migrations make exactly the tables of the models."""

import pytest
from alembic.util.exc import CommandError
from sqlalchemy import Engine, inspect, text

from webapp import migrations
from webapp.models.base import Base


def test_upgrading_an_empty_database_gives_the_models(bare_engine: Engine) -> None:
    migrations.upgrade(bare_engine)
    migrations.check(bare_engine)
    made = set(inspect(bare_engine).get_table_names())
    assert made - {"alembic_version"} == set(Base.metadata.tables)


def test_upgrading_again_changes_nothing(bare_engine: Engine) -> None:
    migrations.upgrade(bare_engine)
    with bare_engine.begin() as connection:
        connection.execute(text("INSERT INTO role (name) VALUES ('kept')"))
    migrations.upgrade(bare_engine)
    with bare_engine.connect() as connection:
        assert connection.execute(text("SELECT name FROM role")).scalars().all() == ["kept"]


@pytest.mark.parametrize(
    "change", ["ALTER TABLE profile DROP COLUMN people", "DROP INDEX ix_answer_person_day", "CREATE TABLE more (a int)"]
)
def test_a_difference_is_told(change: str, bare_engine: Engine) -> None:
    migrations.upgrade(bare_engine)
    with bare_engine.begin() as connection:
        connection.execute(text(change))
    with pytest.raises(CommandError):
        migrations.check(bare_engine)
