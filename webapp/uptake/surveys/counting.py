"""The work of counting a closed survey, done by a worker."""

from typing import Any

from sqlalchemy import delete

from webapp import clock, db
from webapp.associations.queries import regions
from webapp.courses import library
from webapp.jobs.kinds import Progress
from webapp.models import SurveyToken
from webapp.uptake.disclosure import rules_on
from webapp.uptake.surveys import actions, queries
from webapp.uptake.surveys.questions import read
from webapp.uptake.surveys.routes import ASKED
from webapp.uptake.surveys.tallying import results

KIND, NIGHTLY = "survey-results", "survey-shuffle"


def work(progress: Progress, survey_id: int) -> dict[str, Any]:
    """Count, protect and prove; the answers are shuffled and the used tokens forgotten."""
    session = db.session()
    survey = queries.survey(session, survey_id)
    if survey.closes_on >= clock.today() or survey.published_at is not None:
        return {}
    actions.shuffle(session, survey.id)
    session.execute(delete(SurveyToken).where(SurveyToken.survey_id == survey.id))
    survey.results = results(
        read(survey.questions),
        queries.responses(session, survey.id),
        queries.slips(session, survey.id),
        {
            "region": [one.code for one in regions(session)],
            "age_group": [one for one in library().ages if one in ASKED],
        },
        rules_on(clock.today()),
        progress,
    )
    return {"address": f"/uptake/surveys/{survey.id}"}


def shuffle(_progress: Progress) -> dict[str, Any]:
    """Every night: where answers lie in the file tells nothing of when they came."""
    return {"surveys": actions.shuffle_all(db.session(), clock.today())}
