"""The country and its regions: what was published, what is under way, what was written beside it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from werkzeug.wrappers import Response as BaseResponse

from webapp import clock, db, i18n
from webapp.kazakh_within import kazakh_within
from webapp.models import Region, Remark
from webapp.security import grants, guarded, holding, me, record
from webapp.uptake.content import WHOLE
from webapp.uptake.dashboard import actions, calling_queries, live, pages, queries
from webapp.uptake.dashboard.forms import RemarkForm
from webapp.uptake.dashboard.plan import OURS, stated
from webapp.uptake.published import Head, in_force
from webapp.uptake.quarter import quarter_of
from webapp.uptake.reads import log_read
from webapp.uptake.releases.reminders import Due, still_due
from webapp.uptake.who import Reach, reach

blueprint = guarded(Blueprint("uptake", __name__, url_prefix="/uptake"), holding("secretariat", "region"))


def _mine() -> Reach:
    return reach(grants())


def _period(heads: Sequence[Head]) -> str | None:
    """The period asked for, else the last quarter published; None where nothing was. An unknown one is not found."""
    asked = request.args.get("period")
    if asked is None:
        return queries.latest(heads)
    if asked not in queries.periods(heads):
        abort(404)
    return asked


def _logged(what: str) -> None:
    person = me()
    log_read(person_id=person.id if person else 0, what=what, day=clock.today(), now=clock.now())


def _under_way(region: str | None) -> live.SoFar:
    """The quarter so far; whoever opens it is logged."""
    quarter = quarter_of(clock.today())
    _logged(f"live {region or 'country'} {quarter}")
    return live.so_far(db.session(), quarter, clock.today())


def _live_names(every: Sequence[Region]) -> list[tuple[str, Markup]]:
    """All, each region, and those who state none: code and name, in the order of the table."""
    regions = [(one.code, kazakh_within(i18n.named(one), i18n.language())) for one in every]
    return [
        (WHOLE, Markup.escape(i18n.gettext("All"))),
        *regions,
        (live.NOWHERE, Markup.escape(i18n.gettext("not stated"))),
    ]


@blueprint.get("")
def country() -> str | BaseResponse:
    """The republic, for its secretariat; a region is shown its own."""
    mine = _mine()
    if not mine.country:
        if not mine.regions:
            abort(403)
        return redirect(f"/uptake/regions/{min(mine.regions)}")
    heads = in_force(db.session())
    period, targets = _period(heads), queries.targets(db.session())
    found = pages.figures(db.session(), heads, period, WHOLE, targets) if period else None
    return render_template(
        "uptake/dashboard/country.html",
        found=found,
        whole=pages.country(found, targets) if found else None,
        stated=None if found else stated(targets),
        live=_under_way(None),
        live_names=_live_names(queries.regions(db.session())),
        **_beside(heads, period, None, clock.today()),
    )


def _due(heads: Sequence[Head], today: date) -> list[Due]:
    """What is due about now; the release of a quarter only as long as it is not published."""
    return still_due(today, set(queries.periods(heads)))


def _beside(heads: Sequence[Head], period: str | None, region: str | None, today: date) -> dict[str, Any]:
    """What stands beside the figures: periods to choose from, remarks and their form, what is due."""
    remarks = queries.remarks(db.session(), period) if period else {}
    standing = remarks.get(region, {})
    return {
        "heads": heads,
        "period": period,
        "remarks": remarks,
        "form": RemarkForm(data={tag: one.text for tag, one in standing.items()}),
        "due": _due(heads, today),
        "today": today,
    }


@blueprint.get("/regions/<region>")
def region(region: str) -> str:
    """A region: its own secretariat and that of the country see its detail, others what was published of its totals."""
    mine, today, regions = _mine(), clock.today(), queries.regions(db.session())
    place = next((one for one in regions if one.code == region), None) or abort(404)
    heads = in_force(db.session())
    period, own = _period(heads), mine.of_region(region)
    targets = [one for one in queries.targets(db.session(), region) if one.indicator in OURS and one.region_code]
    found = pages.figures(db.session(), heads, period, region, targets) if period else None
    if own:
        _logged(f"calls {region}")
    return render_template(
        "uptake/dashboard/region.html",
        place=place,
        found=found,
        own=own,
        writes=region in mine.regions,
        parts=pages.parts(found.content, region) if found and own else [],
        calls=calling_queries.to_call(db.session(), region, today) if own else [],
        live=_under_way(region) if own else None,
        live_names=_live_names(regions),
        regions=regions,
        **_beside(heads, period, region, today),
    )


@blueprint.get("/calls")
def calls() -> str:
    """Associations to call this week: those of the country, or of the own region."""
    mine, today = _mine(), clock.today()
    places: list[str | None] = [None] if mine.country else [*sorted(mine.regions)]
    _logged(f"calls {' '.join(one or 'country' for one in places)}")
    found = [one for place in places for one in calling_queries.to_call(db.session(), place, today)]
    regions = {one.code: one for one in queries.regions(db.session())}
    return render_template("uptake/dashboard/calls.html", calls=found, regions=regions)


@blueprint.post("/remarks")
def write_narrative() -> BaseResponse | tuple[str, int]:
    """What the secretariat of the country says of a period."""
    if not _mine().country:
        abort(403)
    return _write(None)


@blueprint.post("/regions/<region>/remarks")
def write_comment(region: str) -> BaseResponse | tuple[str, int]:
    """What a regional secretariat says of its own region."""
    if region not in _mine().regions:
        abort(404)
    return _write(region)


def _write(region: str | None) -> BaseResponse | tuple[str, int]:
    form, back = RemarkForm(), f"/uptake/regions/{region}" if region else "/uptake"
    period = _period(in_force(db.session()))
    if period is None:
        abort(404)
    if not form.validate_on_submit():
        return render_template("uptake/dashboard/remark.html", form=form, period=period, back=back, region=region), 422
    standing: dict[str, Remark] = queries.remarks(db.session(), period).get(region, {})
    texts = {"kk": form.kk.data or "", "ru": form.ru.data or ""}
    person = me()
    author_id = person.id if person else 0
    said = {"period": period, "region": region}
    changed = actions.write_remarks(
        db.session(), texts, standing, period=period, region=region, author_id=author_id, now=clock.now()
    )
    if changed:
        record("write remark", author_id, **said)
    flash(_l("Your text is written. Earlier ones are kept.") if changed else _l("Nothing was changed."), "success")
    return redirect(f"{back}?period={period}#remarks", 303)
