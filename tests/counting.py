"""How many SQL statements a page takes: the same for a small class and a large one."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event


def statements_of(client: FlaskClient, app: Flask, address: str) -> int:
    """How many SQL statements a page takes."""
    engine, seen = app.extensions["tilashar_engine"], []

    def count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", count)
    try:
        assert client.get(address).status_code == 200
    finally:
        event.remove(engine, "before_cursor_execute", count)
    return len(seen)
