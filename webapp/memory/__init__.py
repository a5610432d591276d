"""What a learner remembers: cards, reviews, and what to ask next."""

from flask import Flask
from sqlalchemy.orm import Session

from webapp import clock
from webapp.courses import library
from webapp.memory import actions, wording


def init_app(app: Flask) -> None:
    """Register the pages."""
    from webapp.memory.routes import blueprint

    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(wording.GLOBALS)
    app.extensions["tilashar_when_granted"].append(_rebuild)


def _rebuild(session: Session, person_id: int) -> None:
    """An answer counts as right now, or no longer does: what was worked out from it is worked out anew."""
    actions.rebuild(session, library(), person_id, clock.now())
