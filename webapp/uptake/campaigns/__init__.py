"""Uptake before, during and after a campaign, beside other years."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
