"""A file of sound as an answer: whole or in part, for everybody and for ever, or for this reader alone."""

from pathlib import Path

from flask import abort, current_app, send_file
from werkzeug.wrappers import Response

from webapp.voices.storage import FORMATS

YEAR = 60 * 60 * 24 * 365


def instance() -> Path:
    """The folder of this installation."""
    found: Path = current_app.config["SETTINGS"].instance
    return found


def public(path: Path, ending: str) -> Response:
    """A sound whose address says what it holds: it never changes."""
    response = _sent(path, ending)
    response.cache_control.public = True
    response.cache_control.max_age = YEAR
    response.cache_control.immutable = True
    return response


def private(path: Path, ending: str) -> Response:
    """A sound of somebody's own."""
    response = _sent(path, ending)
    response.cache_control.private = True
    response.cache_control.no_cache = True
    return response


def _sent(path: Path, ending: str) -> Response:
    if not path.exists():
        abort(404)
    response = send_file(path, mimetype=FORMATS[ending], conditional=True, etag=True)
    response.cache_control.clear()
    return response
