"""One session a request and one commit point: a request that succeeds commits, any other rolls back."""

from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, g, request
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

READING = frozenset({"GET", "HEAD", "OPTIONS"})


def make_engine(url: str) -> Engine:
    """An engine for SQLite (WAL, foreign keys on) or PostgreSQL (psycopg)."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_size=8, max_overflow=8, pool_pre_ping=True)
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed, connect_args={"timeout": 15})
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=15000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def connection() -> Connection:
    """The connection of the current request or command: for statements on tables, on the paths that every answer takes."""
    found: Connection | None = g.get("db_connection")
    if found is None:
        found = g.db_connection = current_app.extensions["tilashar_engine"].connect()
    return found


def session() -> Session:
    """The session of the current request or command, on the same connection and in the same transaction."""
    found: Session | None = g.get("db_session")
    if found is None:
        found = g.db_session = Session(connection(), expire_on_commit=False)
    return found


class _CurrentSession:
    """What Flask-Security's datastore asks of a database object: a `session`."""

    @property
    def session(self) -> Session:
        return session()


current = _CurrentSession()


def init_app(app: Flask, engine: Engine) -> None:
    """Give `app` its engine and the commit point."""
    app.extensions["tilashar_engine"] = engine

    @app.after_request
    def commit(response: Response) -> Response:
        if response.status_code < 400 and request.method not in READING:
            for name in ("db_session", "db_connection"):
                kept = g.get(name)
                if kept is not None:
                    kept.commit()
        return response

    @app.teardown_appcontext
    def close(_error: BaseException | None) -> None:
        for name in ("db_session", "db_connection"):
            kept = g.pop(name, None)
            if kept is not None:
                kept.close()
