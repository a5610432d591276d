"""All that is kept about a person: to see, take along, and delete."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
