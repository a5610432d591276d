"""What a teacher tells a class, and what learners ask about an exercise."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
