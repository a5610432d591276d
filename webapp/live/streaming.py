"""Answers that stream events, of what this process watches."""

from collections.abc import Callable
from typing import Any

from flask import Response, current_app

from webapp.live.watching import GONE, Seen, Watch, stream


def watch() -> Watch:
    """What the streams of this process share."""
    found: Watch = current_app.extensions["tilashar_live"]
    return found


def events_of(live_id: int | None, person_id: int, mark: Callable[[Seen], str]) -> Response:
    """A stream of events; without a live lesson it says that it is over. Nothing of the request is held meanwhile."""
    body: Any = stream(watch(), live_id, person_id, mark) if live_id else [f"data: {GONE.room}\n\n".encode()]
    return Response(
        body, mimetype="text/event-stream", headers={"X-Accel-Buffering": "no", "Cache-Control": "no-store"}
    )
