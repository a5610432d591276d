"""Releases: drafted, audited, signed by two, published, revised."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
