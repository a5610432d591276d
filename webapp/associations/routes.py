"""The public list of associations."""

from flask import Blueprint, render_template

from webapp import clock, db
from webapp.associations import queries
from webapp.security import everybody, guarded

blueprint = guarded(Blueprint("associations", __name__), everybody)


@blueprint.get("/associations")
def associations() -> str:
    """The associations that stand today, by region."""
    places = [place for place in queries.places(db.session(), clock.today()) if place.associations]
    return render_template("associations/associations.html", places=places)
