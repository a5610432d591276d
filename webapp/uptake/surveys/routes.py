"""Surveys for those who are asked: which are open, the one slip, the form, which knows the slip and not the person."""

import secrets

from flask import Blueprint, abort, current_app, redirect, render_template, request
from werkzeug.wrappers import Response

from webapp import clock, db, i18n
from webapp.associations.queries import regions
from webapp.courses import library
from webapp.models import Survey
from webapp.security import SignedIn, everybody, grown_learner, guarded, me
from webapp.uptake.surveys import actions, queries, tokens
from webapp.uptake.surveys.forms import Answering, answering

# Who is asked: those who said that they are no child.
ASKED = ("teen", "adult", "elder")

blueprint = guarded(Blueprint("surveys", __name__, url_prefix="/surveys"), grown_learner)
answers = guarded(Blueprint("survey_answers", __name__, url_prefix="/surveys"), everybody)
_ID = "<int(max=2147483647):survey_id>"


def is_asked(person: SignedIn | None) -> bool:
    """Whether somebody may be invited: registered, no child and no child of a sheet."""
    return person is not None and not person.guest and not person.by_sheet and person.age_group in ASKED


@blueprint.get("")
def surveys() -> str:
    """The open ones."""
    person = me()
    asked = is_asked(person)
    found = queries.open_for(db.session(), person.id, clock.today()) if person and asked else []
    return render_template(
        "uptake/surveys/surveys.html",
        surveys=found,
        asked=asked,
        child=person is not None and person.age_group == "child",
        published=queries.published(db.session()),
    )


@blueprint.post(f"/{_ID}/slip")
def slip(survey_id: int) -> str | tuple[str, int]:
    """Give the one slip, with the form at once. Only that a slip was taken is written; of the token, nothing."""
    person = me()
    if person is None or not is_asked(person):
        abort(404)
    survey = queries.open_survey(db.session(), survey_id, clock.today())
    if not actions.take_slip(db.session(), survey.id, person.id):
        return render_template("uptake/surveys/taken.html", survey=survey), 409
    token = tokens.token(current_app.config["SECRET_KEY"], survey.id, secrets.token_bytes(tokens.RANDOM_BYTES))
    return _page(survey, _form(survey), token, fresh=True)


@answers.get(f"/{_ID}/answer/<token>")
def kept(survey_id: int, token: str) -> str | tuple[str, int]:
    """The form again, by the link that somebody kept. Nobody needs to sign in."""
    survey = queries.open_survey(db.session(), survey_id, clock.today())
    if tokens.spent(current_app.config["SECRET_KEY"], survey.id, token) is None:
        abort(404)
    return _page(survey, _form(survey), token)


@answers.post(f"/{_ID}/answer")
def send(survey_id: int) -> Response | tuple[str, int]:
    """Put the answer into the box. Who sends it is not asked and not written; nothing of it is logged."""
    survey = queries.open_survey(db.session(), survey_id, clock.today())
    token = request.form.get("token", "")
    spent = tokens.spent(current_app.config["SECRET_KEY"], survey.id, token)
    if spent is None:
        abort(404)
    form = _form(survey)
    if not form.validate_on_submit():
        return _page(survey, form, token), 422
    region, age_group = form.region.data or "none", form.age_group.data or "none"
    if not actions.answer(db.session(), survey.id, spent, region, age_group, form.answers):
        return render_template("uptake/surveys/used.html", survey=survey), 409
    return redirect("/surveys/thanks", 303)


@answers.get("/thanks")
def thanks() -> str:
    """Said to everybody alike."""
    return render_template("uptake/surveys/thanks.html")


def _form(survey: Survey) -> Answering:
    return answering(
        survey,
        [(one.code, i18n.named(one)) for one in regions(db.session())],
        [(one.id, i18n.pick(one.names)) for one in library().ages.values() if one.id in ASKED],
        meta={"csrf": False},
    )


def _page(survey: Survey, form: Answering, token: str, fresh: bool = False) -> str:
    return render_template("uptake/surveys/answer.html", survey=survey, form=form, token=token, fresh=fresh)
