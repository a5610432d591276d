"""Short questionnaires whose answers nobody can lay beside a person."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
