"""A short test that says where to start."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
