"""The secretariat's table: on screen and as a file, from the same query."""

from flask import Blueprint, Response, make_response, render_template, request

from webapp import clock, db
from webapp.courses import library
from webapp.errors import MESSAGES
from webapp.i18n import gettext as _
from webapp.i18n import named, pick
from webapp.security import grants, guarded, holding
from webapp.uptake import export, forms, queries
from webapp.uptake.disclosure import HIDDEN, RULES
from webapp.uptake.indicators import DEFINITIONS
from webapp.uptake.paging import page_of

blueprint = guarded(Blueprint("uptake", __name__), holding("secretariat", "region"))


@blueprint.get("/uptake")
def uptake() -> str:
    """The table asked for, with what can be asked for and how it is counted."""
    asked = _table()
    return render_template(
        "uptake/uptake.html",
        table=asked,
        page=page_of(asked.listed, request.args.get("page", "")),
        quarters=queries.quarters_offered(db.session(), clock.today()),
        definitions=DEFINITIONS,
        counted=(*DEFINITIONS.indicators, *DEFINITIONS.dimensions.values()),
        table_names=[pick(DEFINITIONS.dimensions[code].names) for code in asked.by],
        region_names=[named(region) for region in asked.regions or ()],
        rules=RULES,
        hidden=HIDDEN,
    )


@blueprint.get("/uptake/table.csv")
def table_csv() -> Response:
    """The same table as a file, all rows."""
    asked = _table()
    response = Response(export.as_csv(asked), mimetype="text/csv")
    response.headers["Content-Disposition"] = f"attachment; filename={export.file_name(asked)}"
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.errorhandler(forms.AddressError)
def unclear(error: forms.AddressError) -> Response:
    """What is wrong with the address, as a page."""
    return make_response(render_template("layout/error.html", status=422, title=MESSAGES[422][0], text=str(error)), 422)


@blueprint.errorhandler(queries.TooWideError)
def too_wide(_error: queries.TooWideError) -> Response:
    """Somebody bound to a region asked for three other dimensions."""
    return unclear(
        forms.AddressError(_("Your figures are always by region: choose at most two other things to count by."))
    )


def _table() -> queries.Table:
    today = clock.today()
    quarter, by = forms.quarter_asked(request.args, today), forms.dimensions_asked(request.args)
    return queries.table(db.session(), quarter, by, grants(), library().ages, today)
