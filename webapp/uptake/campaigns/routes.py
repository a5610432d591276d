"""Campaigns for secretariats: the country sees all, a region its own people."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db, i18n
from webapp.models import Campaign
from webapp.security import guarded, holding, record
from webapp.uptake.campaigns import pages, queries
from webapp.uptake.campaigns.forms import Adding, code_of
from webapp.uptake.country import asking, asking_id, country_only
from webapp.uptake.reads import log_read

blueprint = guarded(Blueprint("campaigns", __name__, url_prefix="/uptake/campaigns"), holding("secretariat", "region"))
making = guarded(Blueprint("campaign_making", __name__, url_prefix="/uptake/campaigns"), country_only)


@blueprint.get("")
def campaigns() -> str:
    """All, the latest first."""
    return render_template(
        "uptake/campaigns/list.html",
        campaigns=queries.campaigns(db.session()),
        makes=asking().country,
        today=clock.today(),
    )


@blueprint.get("/<int(max=2147483647):campaign_id>")
def campaign(campaign_id: int) -> str:
    """One: its weeks beside those of another year, and who took part above their usual."""
    reach, session, today = asking(), db.session(), clock.today()
    if not reach.country and not reach.regions:
        abort(404)
    one = queries.campaign(session, campaign_id)
    others = queries.other_years(session, one, today)
    wanted = request.args.get("beside", type=int)
    beside = next((each for each in others if each.id == wanted), None) or pages.year_before(one, others)
    regions = None if reach.country else reach.regions
    place = "country" if regions is None else " ".join(sorted(regions))
    log_read(person_id=asking_id(), what=f"campaign {one.id} {place}", day=today, now=clock.now())
    return render_template(
        "uptake/campaigns/campaign.html",
        campaign=one,
        others=others,
        beside=beside,
        makes=reach.country,
        regions=regions,
        **pages.shown(session, one, beside, regions, today),
    )


@making.get("/new")
def new() -> str:
    """The form."""
    return render_template("uptake/campaigns/new.html", form=_form())


@making.post("/new")
def add() -> Response | tuple[str, int]:
    """A new campaign."""
    form, session = _form(), db.session()
    if not form.validate_on_submit():
        return render_template("uptake/campaigns/new.html", form=form), 422
    code = form.code.data or code_of(form.name_en.data)
    if any(one.code == code and one.first_day == form.first_day.data for one in queries.campaigns(session)):
        flash(_l("This campaign is there already."), "warning")
        return redirect("/uptake/campaigns", 303)
    columns = ("name_kk", "name_ru", "name_en", "first_day", "last_day", "source")
    made = Campaign(code=code, **{name: form[name].data for name in columns})
    session.add(made)
    session.flush()
    record("add campaign", None, campaign=made.id)
    flash(_l("The campaign is kept."), "success")
    return redirect(f"/uptake/campaigns/{made.id}", 303)


def _form() -> Adding:
    form = Adding()
    known = {one.code: one for one in queries.campaigns(db.session())}
    form.code.choices = [("", i18n.gettext("a new one")), *((code, i18n.named(one)) for code, one in known.items())]
    return form
