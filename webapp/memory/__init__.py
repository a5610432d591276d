"""What a learner remembers: cards, reviews, and what to ask next."""

from flask import Flask

from webapp.memory import wording


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.memory.routes import blueprint

    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(wording.GLOBALS)
