"""What a teacher plans for a class: assignments, word lists, own exercises, the plan of a year."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
