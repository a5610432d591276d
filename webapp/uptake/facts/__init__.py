"""The facts: how learners are counted, one fact for each learner, quarter and course, built from answers as they come."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
