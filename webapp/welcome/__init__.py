"""Learners say who they are, in four short steps or on one page.

Stands above accounts, associations and classes, because it speaks to all three.
"""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the pages; the page of the day shows the card by `rating_card(days)`."""
    from webapp.welcome import rating_routes
    from webapp.welcome.routes import blueprint, settings

    app.register_blueprint(blueprint)
    app.register_blueprint(settings)
    app.register_blueprint(rating_routes.blueprint)
    app.jinja_env.globals["rating_card"] = rating_routes.card
