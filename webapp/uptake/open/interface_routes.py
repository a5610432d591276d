"""/uptake/open/api: the plain interface, and what is written about it."""

from flask import Blueprint, Response, render_template, request

from webapp import db
from webapp.limits import limited
from webapp.security import everybody, guarded
from webapp.uptake import published
from webapp.uptake.open.described import description
from webapp.uptake.open.keeping import HOUR, MINUTES_5, kept, kept_page
from webapp.uptake.open.plain import release_line, release_whole, table_whole
from webapp.uptake.open.problems import ProblemError, machine, sent
from webapp.uptake.open.queries import contents

NUMBER = "int(max=2147483647)"
blueprint = machine(guarded(Blueprint("uptake_interface", __name__, url_prefix="/uptake/open/api"), everybody))


@blueprint.before_request
@limited("240 per minute")
def _not_too_often() -> None:
    return None


@blueprint.get("")
def about() -> Response:
    """How to use it, as a page."""
    newest = next(iter(published.releases(db.session())), None)
    page = render_template("uptake/open/interface.html", number=newest.number if newest else 1, host=request.host_url)
    return kept_page(Response(page))


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """The same for machines: OpenAPI 3.1."""
    return kept(sent(description()), HOUR)


@blueprint.get("/releases")
def releases() -> Response:
    """Every published release, the newest first."""
    every = published.releases(db.session())
    revised_by = {one.revises_id: one.number for one in every if one.revises_id}
    lines = [release_line(one, revised_by.get(one.id)) for one in every]
    return kept(sent({"licence": "https://creativecommons.org/licenses/by/4.0/", "releases": lines}), MINUTES_5)


@blueprint.get(f"/releases/<{NUMBER}:number>")
def release(number: int) -> Response:
    """One release."""
    heads = published.releases(db.session())
    head = next((one for one in heads if one.number == number), None)
    if head is None:
        raise ProblemError(404, "No release with this number was published.")
    later = next((one.number for one in heads if one.revises_id == head.id), None)
    content = contents(db.session(), [number])[number]
    files = published.files(db.session(), head.id)
    return kept(sent(release_whole(content, release_line(head, later), files)), MINUTES_5)


@blueprint.get(f"/tables/<{NUMBER}:number>/<code>")
def table(number: int, code: str) -> Response:
    """One table of a release; it never changes."""
    found = contents(db.session(), [number])
    if number not in found:
        raise ProblemError(404, "No release with this number was published.")
    try:
        return kept(sent(table_whole(found[number], code)), HOUR)
    except KeyError:
        raise ProblemError(404, "This release has no such table.") from None


@blueprint.get("/<path:rest>")
def nothing(rest: str) -> Response:
    """Any other address."""
    raise ProblemError(404, "There is nothing at this address. See /uptake/open/api.")
