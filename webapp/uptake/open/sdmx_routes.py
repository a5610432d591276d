"""/uptake/open/sdmx/v2: structures and data of the releases in force, in the style of SDMX REST 2 (SDMX 3.0)."""

import re

from flask import Blueprint, Response, request

from webapp import db
from webapp.limits import limited
from webapp.security import everybody, guarded
from webapp.uptake import published
from webapp.uptake.content import Content
from webapp.uptake.files.statistical import AGENCY, FLOW
from webapp.uptake.files.statistical import version as version_of
from webapp.uptake.open import sdmx
from webapp.uptake.open.keeping import HOUR, MINUTES_5, kept
from webapp.uptake.open.problems import ProblemError, machine, sent
from webapp.uptake.open.queries import KEPT, contents
from webapp.uptake.open.sdmx_structures import KINDS, structures

blueprint = machine(guarded(Blueprint("uptake_sdmx", __name__, url_prefix="/uptake/open/sdmx/v2"), everybody))
ANY = ("*", "+", "~")
LONGEST = 2000
_FILTER = re.compile(r"c\[([A-Za-z0-9_-]{1,60})\]")
DATA = {
    "json": "application/vnd.sdmx.data+json;version=2.0.0",
    "csv": "application/vnd.sdmx.data+csv;version=2.0.0",
    "xml": "application/vnd.sdmx.data+xml;version=3.0.0",
}
STRUCTURE = {"xml": "application/vnd.sdmx.structure+xml;version=3.0.0"}
# What a data query may say beside key and filters, and which values we can answer.
TAKEN = {
    "dimensionAtObservation": ("AllDimensions", "TIME_PERIOD"),
    "attributes": ("dsd", "all"),
    "measures": ("all", sdmx.MEASURE),
    "includeHistory": ("false",),
}
PLAIN = {"format", "lang", "detail", "references", "offset", "limit"}


@blueprint.before_request
@limited("240 per minute")
def _not_too_often() -> None:
    return None


def _form(known: dict[str, str]) -> str:
    """`format`, else what the Accept header likes best, else the first. Raises ProblemError 406."""
    asked = request.args.get("format")
    if asked is not None:
        if asked not in known:
            raise ProblemError(406, f"format is one of: {', '.join(known)}.")
        return asked
    plain = {value.partition(";")[0]: form for form, value in known.items()}
    plain |= {f"application/{form}" if form != "csv" else "text/csv": form for form in known}
    if not request.accept_mimetypes:
        return next(iter(known))
    best = request.accept_mimetypes.best_match(list(plain))
    if best is None:
        # A type that says its version is no better for it: only the newest is made.
        named = [one for one, _quality in request.accept_mimetypes if one.partition(";")[0] in plain]
        if not named:
            raise ProblemError(406, f"We have: {', '.join(known.values())}.")
        best = named[0].partition(";")[0]
    return plain[best]


def _standing(version: str) -> list[Content]:
    """The releases in force whose definitions have this version, the newest first."""
    numbers = [one.number for one in published.in_force(db.session())][:KEPT]
    found = list(contents(db.session(), numbers).values())
    if version in ANY:
        # One version at a time: what was counted otherwise is not to be set beside it unasked.
        version = version_of(found[0]) if found else ""
    return [one for one in found if version in (version_of(one), f"{version_of(one)}.0")]


def _of_ours(agency: str) -> None:
    if agency not in ("*", AGENCY):
        raise ProblemError(404, f"The one agency here is {AGENCY}.")


@blueprint.get("/structure/<kind>")
@blueprint.get("/structure/<kind>/<agency>")
@blueprint.get("/structure/<kind>/<agency>/<wanted>")
@blueprint.get("/structure/<kind>/<agency>/<wanted>/<version>")
def structure(kind: str, agency: str = "*", wanted: str = "*", version: str = "~") -> Response:
    """Structures of a kind."""
    _of_ours(agency)
    if kind not in (*KINDS, "*"):
        raise ProblemError(404, f"The kinds of structures here: {', '.join(KINDS)}.")
    form, found = _form(STRUCTURE), _standing(version)
    message = structures(found[0], kind, wanted) if found else None
    if message is None:
        raise ProblemError(404, "There is no such structure.")
    response = Response(message, content_type=STRUCTURE[form])
    response.vary.add("Accept")
    return kept(response, HOUR)


@blueprint.get("/data/dataflow/<agency>/<flow>")
@blueprint.get("/data/dataflow/<agency>/<flow>/<version>")
@blueprint.get("/data/dataflow/<agency>/<flow>/<version>/<key>")
def data(agency: str, flow: str, version: str = "~", key: str = "*") -> Response:
    """The cells of a table, over the releases in force."""
    _of_ours(agency)
    if len(request.query_string) + len(key) > LONGEST:
        raise ProblemError(400, "This address is too long.")
    form, found = _form(DATA), _standing(version)
    if flow not in (FLOW, "*") or not found:
        raise ProblemError(404, f"The one dataflow here is {FLOW}.")
    newest = found[0]
    alike = [one for one in found if list(one.dimensions) == list(newest.dimensions)]
    try:
        passes = sdmx.wanted(key, _filters(), sdmx.dimensions(newest))
    except sdmx.BadQueryError as wrong:
        raise ProblemError(400, str(wrong)) from wrong
    some = _part([one for one in sdmx.observations(alike, sdmx.tables_of(key)) if passes(one)])
    if not some:
        raise ProblemError(404, "No published cell is at this key.")
    return _sent(form, some, newest)


def _sent(form: str, some: list[sdmx.Observation], newest: Content) -> Response:
    if form == "csv":
        response = Response(sdmx.as_csv(some, newest))
    elif form == "xml":
        response = Response(sdmx.as_xml(some, newest))
    else:
        response = sent(sdmx.as_json(some, newest))
    response.headers["Content-Type"] = DATA[form]
    response.vary.add("Accept")
    return kept(response, MINUTES_5)


def _filters() -> dict[str, str]:
    found = {}
    for name, value in request.args.items():
        if match := _FILTER.fullmatch(name):
            found[match[1]] = value
        elif name in TAKEN:
            if value not in TAKEN[name]:
                raise ProblemError(400, f"{name} can only be: {', '.join(TAKEN[name])}.")
        elif name not in PLAIN:
            raise ProblemError(400, f"Not understood: {name[:40]}")
    return found


def _part(found: list[sdmx.Observation]) -> list[sdmx.Observation]:
    """`offset` and `limit`, in observations."""
    start, length = (_count(name) for name in ("offset", "limit"))
    return found[start or 0 :][: length if length is not None else len(found)]


def _count(name: str) -> int | None:
    typed = request.args.get(name)
    if typed is None:
        return None
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 10):
        raise ProblemError(400, f"{name} is a whole number.")
    return int(typed)


@blueprint.get("/<path:rest>")
def nothing(rest: str) -> Response:
    """Any other address."""
    raise ProblemError(404, "There is nothing at this address. See /uptake/open/api.")
