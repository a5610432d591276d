"""/certificates: one's own, and the page by which anybody can check one."""

from typing import Any

import segno
from flask import Blueprint, current_app, render_template, request, url_for
from sqlalchemy.exc import NoResultFound
from werkzeug.wrappers import Response

from webapp import clock, db, i18n
from webapp.certificates import credential, printing, queries
from webapp.certificates.criteria import by_id, criteria
from webapp.certificates.keys import known_keys
from webapp.config import ROOT
from webapp.limits import limited
from webapp.models import Certificate
from webapp.security import everybody, guarded, me

blueprint = guarded(Blueprint("certificates", __name__), everybody)
ONE = "/certificates/<certificate_id>"


@blueprint.after_request
def unlisted(response: Response) -> Response:
    """No search engine keeps a certificate."""
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@blueprint.get("/certificates")
def mine() -> str:
    """One's own certificates, and a field to check one."""
    person = me()
    found = queries.mine(db.session(), person.id) if person else ()
    return render_template("certificates/mine.html", certificates=found, rules={one.id: one for one in criteria()})


@blueprint.get(ONE)
@limited("120 per minute")
def page(certificate_id: str) -> str:
    """What is certified, whether the signature holds, and whether it was revoked."""
    found, association = queries.by_address(db.session(), certificate_id)
    return render_template(
        "certificates/certificate.html",
        certificate=found,
        association=association,
        rule=by_id(found.criterion["id"]),
        holds=_holds(found),
        address=_address(found),
    )


def _address(found: Certificate) -> str:
    return url_for("certificates.page", certificate_id=found.id, _external=True)


def _holds(found: Certificate) -> bool:
    """Whether the credential kept is signed by us and speaks of this very certificate, at the address it was issued under."""
    key = credential.key_of(found.credential, known_keys(db.session()))
    return key is not None and credential.holds(found.credential, key, found.name, found.id)


@blueprint.get(f"{ONE}.pdf")
@limited("30 per minute")
def pdf(certificate_id: str) -> Response:
    """The certificate to print: Kazakh first, and Russian or English as the reader has the site."""
    found, association = queries.by_address(db.session(), certificate_id)
    address = _address(found)
    second = "en" if i18n.language() == "en" else "ru"
    content = printing.as_pdf(
        found,
        association,
        by_id(found.criterion["id"]),
        second=second,
        address=address,
        code=segno.make(address, error="m").svg_inline(scale=4, border=0),
    )
    return _file(content, "application/pdf", f"tilashar-{found.level}-{second}.pdf")


@blueprint.get(f"{ONE}/credential.jwt")
def token(certificate_id: str) -> Response:
    """The Open Badges 3.0 credential as a JWT."""
    return _file(
        queries.by_address(db.session(), certificate_id)[0].credential.encode(), "application/vc+jwt", "credential.jwt"
    )


@blueprint.get(f"{ONE}/badge.svg")
def badge(certificate_id: str) -> Response:
    """A picture with the credential inside."""
    found, _ = queries.by_address(db.session(), certificate_id)
    return _file(
        credential.baked(found.credential, (ROOT / "static" / "img" / "icon.svg").read_bytes()),
        "image/svg+xml",
        f"tilashar-{found.level}.svg",
    )


def _file(content: bytes, kind: str, name: str) -> Response:
    return current_app.response_class(
        content, mimetype=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@blueprint.get("/certificates/levels/<rule_id>")
def level(rule_id: str) -> str:
    """What a certificate of a level asks for; the address that credentials name."""
    try:
        rule = by_id(rule_id)
    except LookupError:
        raise NoResultFound from None
    return render_template("certificates/level.html", rule=rule)


@blueprint.get("/certificates/revoked/<int(max=100000):number>")
def revoked(number: int) -> Response:
    """The list of revoked credentials that verifiers read."""
    keys = known_keys(db.session())
    if not keys:
        raise NoResultFound
    listed = credential.revoked_list(
        request.url_root, number, queries.revoked_places(db.session()), keys[0], clock.now()
    )
    return current_app.response_class(listed, mimetype="application/vc+jwt")


@blueprint.get("/.well-known/did.json")
def did() -> dict[str, Any]:
    """Who the site is to verifiers: its keys. Over HTTPS only; over plain HTTP a credential names its key itself."""
    keys = known_keys(db.session())
    if not keys or not request.is_secure:
        raise NoResultFound
    return dict(credential.did_document(request.url_root, keys))
