"""Published releases for everybody: pages, files, an interface in the style of SDMX, questions over published cells."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
