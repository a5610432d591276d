"""“My answer should be accepted”: raised by learners, decided by editors."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
