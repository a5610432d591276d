"""Programmes of the state social order: what was promised, what was reached, what it cost."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
