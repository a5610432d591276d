"""What the secretariats see first: the country, a region, a branch."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
