"""Kazakh aloud: recorded by volunteers where there is a recording, else synthetic."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
