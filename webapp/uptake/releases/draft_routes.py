"""/uptake/drafts/…: a draft is looked at, written beside, signed, published or dropped. Each look is logged."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from flask_security.utils import verify_password
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.jobs import actions as jobs
from webapp.limits import limited
from webapp.models import Person, Release
from webapp.security import guarded, holding, record
from webapp.uptake.reads import log_read
from webapp.uptake.releases import actions, queries, showing, work
from webapp.uptake.releases.current import asking, country_alone, my_reach
from webapp.uptake.releases.forms import Sign, Texts

blueprint = guarded(
    Blueprint("uptake_drafts", __name__, url_prefix="/uptake/drafts/<int(max=2147483647):draft_id>"),
    holding("secretariat", "region"),
)


@blueprint.get("")
def draft(draft_id: int) -> str:
    """One table at a time, the audit, the texts, the signatures."""
    found = queries.draft(db.session(), draft_id)
    return _page(found, Texts(formdata=None, obj=found), Sign(formdata=None))


@blueprint.post("/text")
def write(draft_id: int) -> Response | tuple[str, int]:
    """Write beside the figures; what was signed before is void."""
    country_alone()
    found, form = queries.draft(db.session(), draft_id), Texts()
    if not form.validate_on_submit():
        return _page(found, form, Sign(formdata=None)), 422
    texts = {name: str(form[name].data or "").replace("\r\n", "\n") for name in actions.TEXTS}
    if actions.write(db.session(), found, texts):
        record("write on draft release", None, release=found.id)
        flash(_l("Saved. Signatures from before are void: the text is signed with the figures."), "success")
    return _back(draft_id)


@blueprint.post("/sign")
@limited("10 per minute")
def sign(draft_id: int) -> Response | tuple[str, int]:
    """Stand for the release, with the password typed once more."""
    country_alone()
    found, form, light = queries.draft(db.session(), draft_id), Sign(), asking()
    texts = Texts(formdata=None, obj=found)
    if not form.validate_on_submit():
        return _page(found, texts, form), 422
    person = db.session().get_one(Person, light.id)
    if not person.password or not verify_password(form.password.data, person.password):
        form.password.errors = [_l("This is not your password. Look at capitals and the keyboard's language.")]
        return _page(found, texts, form), 422
    try:
        actions.sign(db.session(), found, person.id, person.display_name, clock.now())
    except actions.NotReadyError:
        flash(_l("It cannot be signed yet: the audit must hold and the texts be written."), "warning")
        return _back(draft_id)
    record("sign release", None, release=found.id)
    flash(_l("You have signed."), "success")
    return _back(draft_id)


@blueprint.post("/publish")
def publish(draft_id: int) -> Response:
    """Have a signed draft published."""
    country_alone()
    found = queries.draft(db.session(), draft_id)
    if not actions.ready(db.session(), found):
        flash(_l("Two different people must sign before it can be published."), "warning")
        return _back(draft_id)
    job = jobs.ask(db.session(), work.PUBLISH, {"release": found.id}, asking().id, clock.now())
    record("publish release", None, release=found.id)
    return redirect(f"/jobs/{job.id}", 303)


@blueprint.post("/drop")
def drop(draft_id: int) -> Response:
    """Give the draft up."""
    country_alone()
    found = queries.draft(db.session(), draft_id)
    actions.drop(db.session(), found)
    record("drop draft release", None, release=found.id)
    flash(_l("The draft is dropped."), "success")
    return redirect(url_for("uptake_releases.releases"), 303)


def _back(draft_id: int) -> Response:
    return redirect(url_for("uptake_drafts.draft", draft_id=draft_id), 303)


def _page(found: Release, texts: Texts, sign_form: Sign) -> str:
    session, reach = db.session(), my_reach()
    log_read(person_id=asking().id, what=f"draft {found.period}", day=clock.today(), now=clock.now())
    content, tables = queries.tables(found, reach)
    signed = actions.signatures(session, found)
    return render_template(
        "uptake/releases/draft.html",
        release=found,
        content=content,
        tables=tables,
        shown=showing.page_of(content, tables, request.args.get("table", ""), request.args.get("page", "")),
        changed=showing.changes(content, tables),
        opened=[showing.opened(content, one) for one in found.audit.get("opened", ())] if reach.country else [],
        country=reach.country,
        signed=signed,
        mine=any(one.person_id == asking().id for one in signed),
        missing=actions.missing(found),
        outdated=actions.outdated(session, found),
        ready=actions.ready(session, found),
        needed=actions.SIGNATURES,
        texts=texts,
        sign=sign_form,
    )
