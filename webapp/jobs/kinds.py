"""The kinds of long work, and what a piece of it is told and may say."""

from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from flask import Flask


class Cancelled(Exception):
    """Somebody asked for the work to be ended; whoever works lets this pass."""


class Progress(Protocol):
    """How work says how far it is."""

    def step(self, code: str, done: int, total: int) -> None:
        """`done` of `total` of the step `code` are behind us. Raises Cancelled when somebody asked for an end.

        To be called often: between calls nothing can be cancelled. What was flushed before is committed by it, so that
        nobody else waits for the database; work must therefore be such that it can be begun again from its start.
        """


class Silent:
    """A progress that nobody listens to: for the shell and tests."""

    def step(self, code: str, done: int, total: int) -> None:
        """See Progress."""


# Called with the progress and the job's arguments, in an application context; may be begun again from its start.
# Returns what is kept of it, such as the address of what was made: {"address": "/uptake/drafts/3"}.
Work = Callable[..., dict[str, Any]]


class Kind(NamedTuple):
    """A kind of work: its title and the sentences of its steps are marked for the catalogs."""

    title: str
    work: Work
    steps: dict[str, str]


def lend_kind(app: Flask, code: str, title: str, work: Work, steps: dict[str, str] | None = None) -> None:
    """Make a kind of work known."""
    app.extensions["tilashar_jobs"][code] = Kind(title, work, steps or {})


def every_night(app: Flask, code: str) -> None:
    """Have a kind of work done every night, without arguments."""
    app.extensions["tilashar_nightly"].append(code)
