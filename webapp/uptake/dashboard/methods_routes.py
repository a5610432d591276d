"""How everything is counted: for everybody."""

from flask import Blueprint, render_template

from webapp import clock
from webapp.security import everybody, guarded
from webapp.uptake.disclosure import rules_on
from webapp.uptake.indicators import DEFINITIONS
from webapp.uptake.populations import populations_on, splits

blueprint = guarded(Blueprint("uptake_methods", __name__, url_prefix="/uptake/methods"), everybody)


@blueprint.get("")
def methods() -> str:
    """Indicators, shares, dimensions, the rules of disclosure, populations and what is called a change."""
    today = clock.today()
    return render_template(
        "dashboard/methods.html",
        definitions=DEFINITIONS,
        rules=rules_on(today),
        populations=populations_on(today),
        splits=splits(),
    )
