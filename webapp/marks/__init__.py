"""Writing and speaking handed in and marked by rubric; tests that a class sits together."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
