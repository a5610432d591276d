"""Errors of the interface for machines, as problem details (RFC 9457), never as a page."""

from typing import Any

from flask import Blueprint, Response, json
from sqlalchemy.exc import NoResultFound
from werkzeug.exceptions import HTTPException
from werkzeug.http import HTTP_STATUS_CODES


class ProblemError(Exception):
    """What is wrong with a request, in English, with the status it is answered with."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


def problem(status: int, detail: str) -> Response:
    """The answer that says it. Nobody need ask again for it within a minute, but for what may pass."""
    body = {"type": "about:blank", "title": HTTP_STATUS_CODES[status], "status": status, "detail": detail}
    response = Response(json.dumps(body), status, content_type="application/problem+json")
    # `public` keeps the session's cookie off it.
    response.headers["Cache-Control"] = "public, max-age=60" if status in (400, 404, 406) else "public, no-cache"
    return response


def machine(blueprint: Blueprint) -> Blueprint:
    """Answer every error of a blueprint with a problem, and let pages of other sites read its answers."""

    @blueprint.errorhandler(ProblemError)
    def wrong(error: ProblemError) -> Response:
        return problem(error.status, error.detail)

    @blueprint.errorhandler(NoResultFound)
    def nothing(_error: NoResultFound) -> Response:
        return problem(404, "There is nothing at this address.")

    @blueprint.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        return problem(error.code or 500, error.description or "")

    @blueprint.errorhandler(500)
    def broken(_error: Exception) -> Response:
        return problem(500, "Something went wrong on our side.")

    @blueprint.after_request
    def for_other_sites(response: Response) -> Response:
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag"
        return response

    return blueprint


def sent(body: Any) -> Response:
    """JSON, in UTF-8, its keys in the order given."""
    return Response(json.dumps(body, ensure_ascii=False, sort_keys=False), content_type="application/json")
