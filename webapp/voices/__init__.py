"""Kazakh aloud: recorded by volunteers where there is a recording, else synthetic."""

from flask import Flask

from webapp.voices import hearing, keeping, speakable
from webapp.voices.approved import Approved


def init_app(app: Flask) -> None:
    """Register the pages, and lend templates what lets a text be heard."""
    from webapp.voices import review_routes, routes, sound_routes

    app.register_blueprint(sound_routes.blueprint)
    app.register_blueprint(routes.blueprint)
    app.register_blueprint(review_routes.blueprint)
    app.extensions["tilashar_speakable"] = speakable.index(app.extensions["tilashar_library"])
    app.extensions["tilashar_voices"] = Approved()
    app.jinja_env.globals.update(hearing.GLOBALS | keeping.GLOBALS)
