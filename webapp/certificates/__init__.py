"""Certificates of level: issued, printed, checked by anybody, revoked."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
