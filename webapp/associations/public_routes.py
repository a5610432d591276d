"""The list of associations, the public page of one, and calendars of what they offer."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, Response, current_app, render_template, request, url_for
from itsdangerous import BadSignature, Signer
from sqlalchemy.exc import NoResultFound

from webapp import clock, db, i18n
from webapp.associations import public_queries as queries
from webapp.associations.calendar_feed import Series, as_ics
from webapp.associations.forms_of_study import FORMS_OF_STUDY
from webapp.associations.offers import Offer, by_feed_token, offers
from webapp.associations.public_texts import LANGUAGES, written_for
from webapp.associations.queries import StandingAssociation, associations_on, regions
from webapp.associations.waiting_routes import own_waits
from webapp.courses import library
from webapp.security import everybody, guarded, me
from webapp.typed import tidy

blueprint = guarded(Blueprint("associations", __name__), everybody)
LONGEST_SEARCH = 100


@blueprint.get("/associations")
def associations() -> str:
    """The associations that stand today, by region; searched by name, region, people and what they offer."""
    every = queries.listed(db.session(), clock.today())
    asked = queries.Search(
        *(tidy(request.args.get(name, ""))[:LONGEST_SEARCH] for name in ("q", "region", "people", "offered"))
    )
    found = [one for one in every if asked.finds(one)]
    return render_template(
        "associations/associations.html",
        places=queries.by_region(db.session(), found),
        number=len(found),
        asked=asked,
        searching=asked != queries.Search(),
        regions=regions(db.session()),
        peoples=queries.peoples_gathered(db.session(), every),
        kinds=FORMS_OF_STUDY,
        waits=own_waits(),
        may_ask=(person := me()) is not None and not person.guest and not person.by_sheet,
    )


@blueprint.get("/associations/<association_id>")
def page(association_id: str) -> str:
    """The page of an association that published it."""
    return shown_page(queries.published_page(db.session(), association_id, clock.today()), preview=False)


def shown_page(found: queries.PublicPage, preview: bool) -> str:
    """The page for the reader's language; the coordinator's preview is the same page."""
    texts = {
        part: written_for({tag: getattr(found.page, f"{part}_{tag}") for tag in LANGUAGES}, i18n.language())
        if found.page
        else None
        for part in ("about", "join")
    }
    return render_template("associations/page.html", found=found, texts=texts, preview=preview, **offered(found.offers))


def offered(found: Iterable[Offer]) -> dict[str, Any]:
    """What templates need to tell of forms of study."""
    now = clock.now()
    return {
        "kinds": FORMS_OF_STUDY,
        "spheres": library().spheres,
        "ages": library().ages,
        "courses": library().courses,
        "next_meetings": {one.form.id: one.term.next_meeting(now) for one in found},
    }


@blueprint.get("/associations/<association_id>/timetable.ics")
def public_timetable(association_id: str) -> Response:
    """The calendar of all that a published page offers."""
    found = queries.published_page(db.session(), association_id, clock.today())
    return _calendar(found.association, i18n.named(found.association), found.offers)


@blueprint.get("/associations/timetable/<feed_token>.ics")
def timetable(feed_token: str) -> Response:
    """The calendar of one form of study, or of a whole association: whoever has the address has it."""
    association_id = _signed_for(feed_token)
    if association_id is None:
        one = by_feed_token(db.session(), feed_token)
        return _calendar(_standing(one.form.association_id), one.form.name, [one])
    association = _standing(association_id)
    return _calendar(association, i18n.named(association), offers(db.session(), [association_id], clock.today()))


def association_feed(association_id: str) -> str:
    """The token of the calendar of a whole association, public or not: cannot be guessed, needs no table."""
    return str(_signer().sign(association_id).decode())


def _signer() -> Signer:
    return Signer(current_app.config["SECRET_KEY"], salt="timetable")


def _signed_for(token: str) -> str | None:
    try:
        return str(_signer().unsign(token).decode())
    except (BadSignature, UnicodeError):
        return None


def _standing(association_id: str) -> StandingAssociation:
    for one in associations_on(db.session(), clock.today()):
        if one.id == association_id:
            return one
    raise NoResultFound


def _calendar(association: StandingAssociation, name: str, found: Iterable[Offer]) -> Response:
    series = [_series(association, one) for one in found]
    response = Response(as_ics(name, series), mimetype="text/calendar")
    response.headers["Content-Disposition"] = "inline; filename=timetable.ics"
    return response


def _series(association: StandingAssociation, one: Offer) -> Series:
    place = ", ".join(part for part in (i18n.named(one.house) if one.house else "", one.form.place) if part)
    kind = i18n.gettext(FORMS_OF_STUDY[one.form.kind])
    told = f"{kind}. {i18n.named(association)}"
    return Series(f"form-{one.form.id}", one.form.name, place, told, one.term, one.form.opened_at)


def feed_links(address: str) -> dict[str, str]:
    """A calendar's address in the reader's language: to be read by a calendar, and to be kept as a file."""
    full = url_for("layout.health", _external=True).removesuffix("/healthz") + f"{address}?lang={i18n.language()}"
    return {"subscribe": "webcal" + full[full.index("://") :], "download": full}
