"""Kazakh aloud: recorded by volunteers where there is a recording, else synthetic."""

from functools import partial
from pathlib import Path

from flask import Flask
from sqlalchemy.orm import Session

from webapp.voices import actions, hearing, keeping, own_files, speakable
from webapp.voices.approved import Approved


def init_app(app: Flask) -> None:
    """Register the pages, and lend templates what lets a text be heard."""
    from webapp.voices import review_routes, routes, sound_routes

    app.register_blueprint(sound_routes.blueprint)
    app.register_blueprint(routes.blueprint)
    app.register_blueprint(review_routes.blueprint)
    app.extensions["tilashar_speakable"] = speakable.index(app.extensions["tilashar_library"])
    app.extensions["tilashar_voices"] = Approved()
    instance = app.config["SETTINGS"].instance
    # Whoever takes their data along gets their voice too, and whoever goes takes it away.
    app.extensions.setdefault("tilashar_own_files", []).append(partial(own_files.own_files, instance))
    app.extensions.setdefault("tilashar_erase_files", []).append(partial(_forget, instance))
    app.jinja_env.globals.update(hearing.GLOBALS | keeping.GLOBALS)


def _forget(instance: Path, session: Session, person_id: int) -> None:
    actions.forget_all(session, instance, person_id)
