"""Other learning systems: LTI 1.3, OneRoster and xAPI."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
