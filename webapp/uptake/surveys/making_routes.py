"""Surveys for the secretariat of the country: made, changed until they open, counted after they closed, published."""

from flask import Blueprint, abort, flash, redirect, render_template
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from webapp import clock, db
from webapp.jobs.actions import ask
from webapp.models import Survey
from webapp.security import guarded, record
from webapp.uptake.country import asking_id, country_only
from webapp.uptake.surveys import actions, queries
from webapp.uptake.surveys.counting import KIND
from webapp.uptake.surveys.forms import Closing, Making
from webapp.uptake.surveys.questions import kept, read, standard

blueprint = guarded(Blueprint("survey_making", __name__, url_prefix="/uptake/surveys"), country_only)
_ID = "<int(max=2147483647):survey_id>"
_TEXTS = ("name_kk", "name_ru", "name_en", "opens_on", "closes_on")


@blueprint.get("/new")
def new() -> str:
    """The form, with the standard set in it."""
    form = Making()
    form.show(standard())
    return render_template("uptake/surveys/make.html", form=form, survey=None)


@blueprint.post("/new")
def make() -> Response | tuple[str, int]:
    """A new survey."""
    form = Making()
    if not form.validate_on_submit():
        return render_template("uptake/surveys/make.html", form=form, survey=None), 422
    survey = Survey(made_by_id=asking_id(), made_at=clock.now(), questions=kept(form.questions))
    _fill(survey, form)
    db.session().add(survey)
    db.session().flush()
    record("make survey", asking_id(), survey=survey.id)
    flash(_l("The survey is kept. It opens by itself on its first day."), "success")
    return redirect(f"/uptake/surveys/{survey.id}", 303)


@blueprint.get(f"/{_ID}/edit")
def edit(survey_id: int) -> str:
    """Before it opens everything may be changed; then the last day alone."""
    survey = _not_closed(survey_id)
    form: Closing = Closing() if _opened(survey) else Making()
    if isinstance(form, Making):
        form.show(read(survey.questions), survey)
    else:
        form.closes_on.data = survey.closes_on
    return render_template("uptake/surveys/make.html", form=form, survey=survey)


@blueprint.post(f"/{_ID}/edit")
def change(survey_id: int) -> Response | tuple[str, int]:
    """Write what was changed."""
    survey = _not_closed(survey_id)
    form: Closing = Closing() if _opened(survey) else Making()
    form.first = survey.opens_on if _opened(survey) else None
    if not form.validate_on_submit():
        return render_template("uptake/surveys/make.html", form=form, survey=survey), 422
    if isinstance(form, Making):
        _fill(survey, form)
        survey.questions = kept(form.questions)
    else:
        survey.closes_on = form.closes_on.data
    record("change survey", survey.made_by_id, survey=survey.id)
    flash(_l("Saved."), "success")
    return redirect(f"/uptake/surveys/{survey.id}", 303)


@blueprint.post(f"/{_ID}/results")
def work_out(survey_id: int) -> Response:
    """Have the results counted, protected and audited."""
    survey = queries.survey(db.session(), survey_id)
    if survey.closes_on >= clock.today() or survey.published_at is not None:
        abort(404)
    job = ask(db.session(), KIND, {"survey_id": survey.id}, asking_id(), clock.now())
    return redirect(f"/jobs/{job.id}", 303)


@blueprint.post(f"/{_ID}/publish")
def publish(survey_id: int) -> Response:
    """Open the results to everybody. Those whose proof does not hold are not published."""
    survey = queries.survey(db.session(), survey_id)
    if survey.results is None or not survey.results["audit"]["holds"]:
        abort(404)
    if survey.published_at is None:
        actions.shuffle(db.session(), survey.id)
        survey.published_at = clock.now()
        record("publish survey", survey.made_by_id, survey=survey.id)
        flash(_l("The results are published."), "success")
    return redirect(f"/uptake/surveys/{survey.id}", 303)


def _opened(survey: Survey) -> bool:
    return survey.opens_on <= clock.today()


def _not_closed(survey_id: int) -> Survey:
    survey = queries.survey(db.session(), survey_id)
    if survey.closes_on < clock.today():
        abort(404)
    return survey


def _fill(survey: Survey, form: Making) -> None:
    for name in _TEXTS:
        setattr(survey, name, form[name].data)
