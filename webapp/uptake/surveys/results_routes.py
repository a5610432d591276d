"""Surveys and their results: published ones for everybody, the others for the secretariat of the country."""

from flask import Blueprint, render_template
from markupsafe import Markup

from webapp import clock, db, i18n
from webapp.associations.queries import regions
from webapp.courses import library
from webapp.models import Survey
from webapp.security import everybody, guarded, me
from webapp.uptake import charts
from webapp.uptake.country import asking
from webapp.uptake.disclosure import rules_on
from webapp.uptake.reads import log_read
from webapp.uptake.surveys import queries
from webapp.uptake.surveys.questions import SKIPPED, Question, read
from webapp.uptake.surveys.routes import ASKED
from webapp.uptake.surveys.tallying import Read

blueprint = guarded(Blueprint("survey_results", __name__, url_prefix="/uptake/surveys"), everybody)


@blueprint.get("")
def surveys() -> str:
    """All for the secretariat of the country; those with published results for everybody."""
    makes = asking().country
    found = queries.surveys(db.session()) if makes else queries.published(db.session())
    return render_template("uptake/surveys/list.html", surveys=found, makes=makes, today=clock.today())


@blueprint.get("/<int(max=2147483647):survey_id>")
def survey(survey_id: int) -> str:
    """One, with its results where there are any to see."""
    makes, session = asking().country, db.session()
    found = queries.survey(session, survey_id) if makes else queries.published_survey(session, survey_id)
    person = me()
    if found.results is not None and found.published_at is None and person is not None:
        log_read(person_id=person.id, what=f"survey {found.id}", day=clock.today(), now=clock.now())
    return render_template(
        "uptake/surveys/survey.html",
        survey=found,
        makes=makes,
        today=clock.today(),
        questions=read(found.questions),
        **_shown(found),
    )


def _shown(survey: Survey) -> dict[str, object]:
    if survey.results is None:
        return {"results": None}
    results = Read(survey.results, rules_on(clock.today()).share_base)
    places = [
        ("region", i18n.gettext("By region"), {one.code: i18n.named(one) for one in regions(db.session())}),
        ("age_group", i18n.gettext("By age group"), _ages()),
    ]
    untold = i18n.gettext("not stated")
    return {
        "results": results,
        "places": [(by, title, {**names, SKIPPED: untold}) for by, title, names in places],
        "charts": {one.id: _chart(results, one) for one in read(survey.questions)},
        "skipped": SKIPPED,
    }


def _ages() -> dict[str, str]:
    return {one.id: i18n.pick(one.names) for one in library().ages.values() if one.id in ASKED}


def _chart(results: Read, question: Question) -> Markup:
    rows = [(i18n.pick(each.names), results.share(question.id, each.code)) for each in question.options]
    drawn = charts.bars(rows, title=i18n.pick(question.names), unit="%", locale=i18n.language())
    return Markup(drawn)  # noqa: S704 (made by our own code out of numbers and names, which it escapes)
