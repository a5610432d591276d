"""A lesson while it goes on: the wall and the phones of a class, a warm-up, attendance."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
