"""Schema changes, from the first day, run by `tilashar db upgrade`."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine


def _config(engine: Engine) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["engine"] = engine
    return config


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the schema to a revision."""
    command.upgrade(_config(engine), revision)


def check(engine: Engine) -> None:
    """Raise CommandError when the models have changes that no migration makes."""
    command.check(_config(engine))


def write(engine: Engine, message: str) -> None:
    """Write a migration from the difference between the models and the database."""
    command.revision(_config(engine), message=message, autogenerate=True)
