"""How everything is counted: for everybody."""

from flask import Blueprint, render_template
from markupsafe import Markup

from webapp import clock, db
from webapp.associations.queries import ethnic_groups
from webapp.i18n import language, named
from webapp.kazakh_within import kazakh_within
from webapp.models import EthnicGroup, Region
from webapp.security import everybody, guarded
from webapp.uptake.dashboard import queries
from webapp.uptake.disclosure import rules_on
from webapp.uptake.indicators import DEFINITIONS
from webapp.uptake.populations import populations_on, splits

blueprint = guarded(Blueprint("uptake_methods", __name__, url_prefix="/uptake/methods"), everybody)


@blueprint.get("")
def methods() -> str:
    """Indicators, shares, dimensions, the rules of disclosure, populations and what is called a change."""
    today = clock.today()
    return render_template(
        "uptake/dashboard/methods.html",
        definitions=DEFINITIONS,
        rules=rules_on(today),
        populations=populations_on(today),
        splits=splits(),
        names_of=_names(),
    )


def _names() -> dict[str, Markup]:
    """What regions and groups are called, by code."""
    some: list[Region | EthnicGroup] = [*queries.regions(db.session()), *ethnic_groups(db.session())]
    return {one.code: kazakh_within(named(one), language()) for one in some}
