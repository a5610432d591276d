"""The learner's page of the day."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
