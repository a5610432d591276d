"""Lessons, drills and word lists on paper."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
