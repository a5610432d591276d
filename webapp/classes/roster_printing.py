"""What is printed for learners whose accounts were made or got a new slip: as a page, or as a PDF. Shown once."""

from collections.abc import Sequence
from dataclasses import asdict

from flask import Response, abort, current_app, g, render_template, url_for
from itsdangerous import BadData, URLSafeTimedSerializer

from webapp import clock, db, i18n
from webapp.accounts.pictures import PICTURES
from webapp.associations.queries import names_of
from webapp.classes import child_queries, roster_slips
from webapp.classes.child_actions import Card
from webapp.classes.current import asking
from webapp.classes.roster_actions import Ticket
from webapp.classes.roster_slips import Slip
from webapp.models import Class

# How long the page with the slips can still be had as PDF.
KEPT = 3600


def slips_of(made: Sequence[Ticket | Card]) -> list[Slip]:
    """The slips of what was made."""
    return [
        Slip(one.name, username=one.username, password=one.password)
        if isinstance(one, Ticket)
        else Slip(one.name, sign=one.sign, pictures=one.pictures, family=_in_fours(one.guardian_code or ""))
        for one in made
    ]


def _in_fours(code: str) -> str:
    return "-".join(code[place : place + 4] for place in range(0, len(code), 4))


def printed(class_: Class, slips: Sequence[Slip], as_pdf: bool) -> str | Response:
    """The slips: a PDF, or a page that can be printed, and had as PDF for an hour."""
    if as_pdf:
        return pdf(class_, slips)
    return render_template(
        "classes/roster_slips.html",
        class_=class_,
        slips=slips,
        places=_places(class_),
        codes={name: roster_slips.code_as_picture(address) for name, address in _places(class_).items()},
        family=url_for("guardians.guardian", _external=True),
        packed=_packer().dumps([asking().id, class_.id, [asdict(one) for one in slips]]),
    )


def unpacked(class_: Class, packed: str) -> list[Slip]:
    """The slips of a page that this teacher was shown within the last hour: 404 for anything else."""
    try:
        teacher_id, class_id, slips = _packer().loads(packed, max_age=KEPT)
    except BadData:
        abort(404)
    if (teacher_id, class_id) != (asking().id, class_.id):
        abort(404)
    return [Slip(**{**one, "pictures": tuple(one["pictures"])}) for one in slips]


def _packer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="slips")


def _places(class_: Class) -> dict[str, str]:
    found = {"login": url_for("accounts.login", _external=True)}
    sheet = child_queries.sheet_of(db.session(), class_.id)
    if sheet is not None:
        found["sheet"] = url_for("sheets.names", token=sheet.token, _external=True)
    return found


def pdf(class_: Class, slips: Sequence[Slip]) -> Response:
    """The slips to print and cut."""
    # The letters that Typst has with it are Cyrillic and Latin.
    g.script = "Cyrl"
    association = names_of(db.session(), [class_.association_id])[0][1]
    labels = {
        "title": f"{class_.name} · {association}",
        "language": i18n.language(),
        "open": i18n.gettext("Open this address and sign in:"),
        "username": i18n.gettext("User name"),
        "password": i18n.gettext("Password"),
        "own": i18n.gettext("Afterwards choose a password of your own: then nobody else can change it."),
        "tap": i18n.gettext("Open the sheet, find your name and tap your three pictures:"),
        "family": i18n.gettext(
            "For the family: open %(address)s with an account of your own and write",
            address=url_for("guardians.guardian", _external=True),
        ),
    }
    names = {one: i18n.gettext(name) for one, name in PICTURES.items()}
    content = roster_slips.as_pdf(slips, labels, names, _places(class_))
    name = f"tilashar-slips-{clock.today().isoformat()}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return current_app.response_class(content, mimetype="application/pdf", headers=headers)
