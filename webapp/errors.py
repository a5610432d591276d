"""Every error as a kind page in the reader's language, with the right status, and nothing typed lost."""

from flask import Flask, Response, make_response, render_template, request
from flask_babel import lazy_gettext as _l
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import NoResultFound
from werkzeug.exceptions import HTTPException

from webapp.typed import tidy

MESSAGES = {
    400: (_l("We could not read that"), _l("Something in the request was incomplete. Go back and try once more.")),
    403: (
        _l("This page is not for your account"),
        _l("If you need it for your work, ask your coordinator for access."),
    ),
    404: (_l("There is nothing here"), _l("The address may be old or mistyped, or the page is not yours to see.")),
    405: (_l("That cannot be done here"), _l("Go back and use the buttons of the page.")),
    409: (_l("This has changed meanwhile"), _l("Open the page again to see how it stands now.")),
    413: (
        _l("That is too long"),
        _l("Up to 2,000 characters of text, or one megabyte of sound. What you answered before is kept."),
    ),
    422: (_l("Please look at this once more"), _l("Something is missing or not in the expected form.")),
    429: (_l("Too many tries in a short time"), _l("Wait a minute, then try again.")),
    500: (
        _l("Something went wrong on our side"),
        _l("What you answered before is kept. Please try again in a moment."),
    ),
}
# Never echoed back into a page.
SECRET_FIELDS = frozenset({"csrf_token", "password", "new_password"})


def _page(status: int, title: object = None, text: object = None, **more: object) -> Response:
    known = MESSAGES.get(status, MESSAGES[400 if status < 500 else 500])
    body = render_template("layout/error.html", status=status, title=title or known[0], text=text or known[1], **more)
    return make_response(body, status)


def init_app(app: Flask) -> None:
    """Register the handlers."""

    @app.errorhandler(CSRFError)
    def expired(_error: CSRFError) -> Response:
        kept = [
            (tidy(name), tidy(value)) for name, value in request.form.items(multi=True) if name not in SECRET_FIELDS
        ]
        title = _l("This page was open for too long")
        text = _l("Nothing is lost: what you wrote is below. Send it once more.")
        return _page(400, title, text, kept=kept, action=request.full_path.rstrip("?"))

    @app.errorhandler(NoResultFound)
    def not_found(_error: NoResultFound) -> Response:
        return _page(404)

    @app.errorhandler(HTTPException)
    def kindly(error: HTTPException) -> Response:
        if error.response is not None:
            return make_response(error.response)
        return _page(error.code or 500)

    @app.errorhandler(500)
    def broken(_error: Exception) -> Response:
        return _page(500)
