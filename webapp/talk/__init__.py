"""What a teacher tells a class, and what learners ask about an exercise."""

from flask import Flask, render_template
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from webapp import clock, db
from webapp.security import me
from webapp.talk import queries
from webapp.talk.fixed import QUESTIONS, REPLIES


def _news() -> Markup:
    """What was told to the classes of the person asking, and replies not yet put away; '' for nothing."""
    person = me()
    if person is None or person.guest:
        return Markup("")
    told = queries.news(db.session(), person.id, clock.now())
    replies = queries.replies_unseen(db.session(), person.id)
    if not told and not replies:
        return Markup("")
    # Rendered by our own template, which escapes.
    page = render_template("talk/_news.html", news=told, questions=replies, fixed=QUESTIONS, replies=REPLIES)
    return Markup(page)  # noqa: S704


def init_app(app: Flask) -> None:
    """Register the pages; pages of other rooms show what is new by `class_news()`."""
    from webapp.classes.tabs import lend_tab
    from webapp.talk import class_routes, routes

    app.register_blueprint(routes.blueprint)
    app.register_blueprint(class_routes.blueprint)
    app.jinja_env.globals["class_news"] = _news
    lend_tab(app, 60, "class_talk.page", _l("Talk"))
