"""/sheet/<token>: children sign in by name, sign and three pictures; nothing is typed."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from flask_security.utils import verify_password
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.accounts import child_actions, child_queries, pictures, signing
from webapp.limits import limited
from webapp.security import everybody, guarded, record

blueprint = guarded(Blueprint("sheets", __name__, url_prefix="/sheet"), everybody)
CHILD = "/<token>/<int(max=2147483647):person_id>"


@blueprint.after_request
def unlisted(response: Response) -> Response:
    """No search engine keeps a sheet."""
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@blueprint.get("/<token>")
def names(token: str) -> str:
    """The names of the class, each with its sign."""
    found = child_queries.sheet(db.session(), token, clock.now())
    return render_template("accounts/sheet.html", token=token, children=found, age_group="child")


@blueprint.get(CHILD)
def child(token: str, person_id: int) -> str:
    """The sixteen pictures."""
    return _pictures(token, person_id, ())


def _pictures(token: str, person_id: int, taken: tuple[str, ...]) -> str:
    found = child_queries.child_on_sheet(db.session(), token, person_id, clock.now())
    return render_template(
        "accounts/pictures.html",
        token=token,
        child=found,
        pictures=pictures.PICTURES,
        taken=taken,
        joined=pictures.joined(taken),
        length=pictures.LENGTH,
        age_group="child",
    )


@blueprint.post(CHILD)
# A whole class taps from one address, three times each; the lock of each code keeps guessers out.
@limited("300 per minute")
def tap(token: str, person_id: int) -> str | Response:
    """One more picture; the third one decides. A wrong try is kept (a redirect commits), so that it counts."""
    now = clock.now()
    found = child_queries.child_on_sheet(db.session(), token, person_id, now)
    taken = pictures.read(f"{request.form.get('taken', '')}.{request.form.get('picture', '')}")
    if len(taken) < pictures.LENGTH:
        return _pictures(token, person_id, taken)
    here = url_for("sheets.child", token=token, person_id=person_id)
    if not found.open:
        return redirect(here, 303)
    code = pictures.joined(taken)
    person = child_actions.let_in(db.session(), person_id, lambda kept: verify_password(code, kept), now)
    if person is None:
        record("wrong pictures", person_id)
        if child_queries.child_on_sheet(db.session(), token, person_id, now).open:
            flash(_l("Not these three. Try once more."), "warning")
        return redirect(here, 303)
    # What a guest did on this computer may be another child's: it is not handed over.
    signing.begin(person, lasting=False)
    record("sign in by pictures", person_id)
    return redirect("/today", 303)
