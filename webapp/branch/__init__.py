"""A coordinator's association and its branches: teachers, forms of study, timetable, public page, figures."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
