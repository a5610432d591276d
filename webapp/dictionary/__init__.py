"""The dictionary and the grammar: every word of the courses by any form, every topic with tables for any word; and what was saved."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages, and lend the pages of lessons what is saved."""
    from webapp.dictionary import card_routes, saved_routes
    from webapp.dictionary.routes import grammar, words

    app.register_blueprint(card_routes.blueprint)
    app.register_blueprint(saved_routes.blueprint)
    app.register_blueprint(words)
    app.register_blueprint(grammar)
    app.jinja_env.globals["saved_here"] = saved_routes.saved_here
