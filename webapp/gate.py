"""How many requests a process works on at once. An answer that streams leaves the gate before its first line is sent.

A stream of events waits most of its life and needs a thread of its own for that. With the threads of the streams beside those
of the pages, pages would be worked on forty at a time; the gate keeps them at the number that suits the database.
"""

from collections.abc import Callable, Iterable
from threading import BoundedSemaphore
from typing import Any

# Streams of events that a process keeps open at once: a class of thirty with a wall, and some more.
STREAMS = 40


def at_once(database_url: str) -> int:
    """Requests worked on at once. More than one help only where the database waits on a network."""
    return 1 if database_url.startswith("sqlite") else 4


class Gate:
    """A WSGI application that lets so many requests in at once; sending the body is outside."""

    def __init__(self, application: Callable[..., Iterable[bytes]], most: int) -> None:
        self.application = application
        self.places = BoundedSemaphore(most)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        with self.places:
            return self.application(environ, start_response)
