"""The interface for machines described as OpenAPI 3.1. Pure."""

from typing import Any

_KEPT = {"ETag": {"schema": {"type": "string"}}, "Cache-Control": {"schema": {"type": "string"}}}
_PROBLEM = {
    "description": "What is wrong (RFC 9457).",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def _given(name: str, where: str, said: str, kind: str = "string", **more: Any) -> dict[str, Any]:
    required = {"required": True} if where == "path" else {}
    return {"name": name, "in": where, "description": said, "schema": {"type": kind}} | required | more


def _get(said: str, given: list[dict[str, Any]], *types: str, refusals: tuple[int, ...] = (404,)) -> dict[str, Any]:
    found = {"description": said, "headers": _KEPT, "content": {one: {} for one in types or ("application/json",)}}
    refused = {str(status): _PROBLEM for status in (*refusals, 429)}
    return {
        "get": {
            "summary": said,
            "parameters": given,
            "responses": {"200": found, "304": {"description": "As you have it."}} | refused,
        }
    }


_NUMBER = _given("number", "path", "The number of a release.", "integer")
_AGENCY = _given("agency", "path", "TILASHAR, or * for any.")
_VERSION = _given("version", "path", "The version of the definitions, such as 2.0; *, + and ~ take the newest.")
_DATA = "application/vnd.sdmx.data"
_STRUCTURE = "application/vnd.sdmx.structure"


def description() -> dict[str, Any]:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Tilashar: published figures on learning Kazakh",
            "version": "1",
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
            "description": "Published releases alone. Counts are rounded; null is a hidden cell.",
        },
        "paths": _plain() | _sdmx(),
        "components": {"schemas": {"Problem": _problem()}},
    }


def _plain() -> dict[str, Any]:
    table = _given("table", "path", "The code of a table, such as region.")
    return {
        "/uptake/open/api/releases": _get("Every release, the newest first.", [], refusals=()),
        "/uptake/open/api/releases/{number}": _get("One release.", [_NUMBER]),
        "/uptake/open/api/tables/{number}/{table}": _get("One table of a release.", [_NUMBER, table]),
    }


def _sdmx() -> dict[str, Any]:
    kind = _given("kind", "path", "dataflow, datastructure, codelist, conceptscheme or agencyscheme; * for all.")
    thing = _given("id", "path", "The id of the structure, or *.")
    flow = _given("flow", "path", "The id of a dataflow, UPTAKE.")
    key = _given(
        "key",
        "path",
        "A value for each dimension, with points between; * or nothing for any. Several keys with commas.",
    )
    shape = _given("format", "query", "csv, xml or json; else the Accept header decides.")
    c = _given("c", "query", "c[DIMENSION]=value, with operators.", "object", style="deepObject", explode=True)
    structures = [f"{_STRUCTURE}+xml;version=3.0.0"]
    data = [f"{_DATA}+json;version=2.0.0", f"{_DATA}+csv;version=2.0.0", f"{_DATA}+xml;version=3.0.0"]
    base = "/uptake/open/sdmx/v2"
    return {
        f"{base}/structure/{{kind}}/{{agency}}/{{id}}/{{version}}": _get(
            "Structures.", [kind, _AGENCY, thing, _VERSION, shape], *structures, refusals=(400, 404, 406)
        ),
        f"{base}/data/dataflow/{{agency}}/{{flow}}/{{version}}/{{key}}": _get(
            "Data of the releases in force.", [_AGENCY, flow, _VERSION, key, c, shape], *data, refusals=(400, 404, 406)
        ),
    }


def _problem() -> dict[str, Any]:
    texts = {name: {"type": "string"} for name in ("type", "title", "detail")}
    return {"type": "object", "properties": texts | {"status": {"type": "integer"}}, "required": ["title", "status"]}
