"""How a class and each of its learners are doing: one set of figures for screen, spreadsheet and print."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
