"""The dictionary and the grammar: every word of the courses by any form, every topic with tables for any word."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.dictionary import card_routes
    from webapp.dictionary.routes import grammar, words

    app.register_blueprint(card_routes.blueprint)
    app.register_blueprint(words)
    app.register_blueprint(grammar)
