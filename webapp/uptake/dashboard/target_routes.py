"""Targets of own indicators, entered by the secretariat of the country."""

from flask import Blueprint, abort, flash, redirect, render_template
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response as BaseResponse

from webapp import db, i18n
from webapp.security import grants, guarded, holding, me, record
from webapp.uptake.dashboard import actions, queries
from webapp.uptake.dashboard.forms import TargetForm
from webapp.uptake.who import reach

blueprint = guarded(Blueprint("uptake_targets", __name__, url_prefix="/uptake/targets"), holding("secretariat"))


def _country_alone() -> None:
    """Targets are set by the secretariat of the whole."""
    if not reach(grants()).country:
        abort(403)


def _form() -> TargetForm:
    return TargetForm().offer([(one.code, i18n.named(one)) for one in queries.regions(db.session())])


def _page(form: TargetForm) -> str:
    return render_template(
        "uptake/dashboard/targets.html",
        form=form,
        targets=queries.own_targets(db.session()),
        regions={one.code: one for one in queries.regions(db.session())},
    )


@blueprint.get("")
def targets() -> str:
    """What was entered, and a form for more."""
    _country_alone()
    return _page(_form())


@blueprint.post("")
def add() -> BaseResponse | tuple[str, int]:
    """A target in the place of the earlier one of the same indicator, place and year."""
    _country_alone()
    form = _form()
    if not form.validate_on_submit():
        return _page(form), 422
    one = actions.set_target(
        db.session(),
        indicator=form.indicator.data,
        region=form.region.data or None,
        year=form.year.data or 0,
        value=float(form.value.data or 0),
        document=form.document.data or "",
    )
    _record("set target", one.indicator, one.year)
    flash(_l("The target is written."), "success")
    return redirect("/uptake/targets", 303)


@blueprint.post("/<int(max=2147483647):target_id>/delete")
def delete(target_id: int) -> BaseResponse:
    """A target that was a mistake."""
    _country_alone()
    one = queries.own_target(db.session(), target_id)
    _record("delete target", one.indicator, one.year)
    db.session().delete(one)
    flash(_l("The target is gone."), "success")
    return redirect("/uptake/targets", 303)


def _record(action: str, indicator: str, year: int) -> None:
    person = me()
    record(action, person.id if person else None, indicator=indicator, year=year)
