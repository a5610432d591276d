"""The public list of associations."""

from datetime import datetime, timedelta, timezone

from flask import Blueprint, render_template

from webapp import db
from webapp.associations import queries
from webapp.security import everybody, guarded

KAZAKHSTAN = timezone(timedelta(hours=5))

blueprint = guarded(Blueprint("associations", __name__), everybody)


@blueprint.get("/associations")
def associations() -> str:
    """The associations that stand today, by region."""
    today = datetime.now(KAZAKHSTAN).date()
    places = [place for place in queries.places(db.session(), today) if place.associations]
    return render_template("associations/associations.html", places=places)
