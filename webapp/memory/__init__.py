"""What a learner remembers: cards, reviews, and what to ask next."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
