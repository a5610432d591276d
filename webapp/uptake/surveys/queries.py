"""Surveys and their answers, read."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from webapp.models import Survey, SurveyResponse, SurveySlip
from webapp.uptake.surveys.tallying import Response


def surveys(session: Session) -> Sequence[Survey]:
    """All, the newest first."""
    return session.scalars(select(Survey).order_by(Survey.opens_on.desc(), Survey.id.desc())).all()


def published(session: Session) -> Sequence[Survey]:
    """Those with results for everybody."""
    ordered = select(Survey).order_by(Survey.closes_on.desc(), Survey.id.desc())
    return session.scalars(ordered.where(Survey.published_at.is_not(None))).all()


def survey(session: Session, survey_id: int) -> Survey:
    """One. Raises NoResultFound."""
    return session.scalars(select(Survey).where(Survey.id == survey_id)).one()


def published_survey(session: Session, survey_id: int) -> Survey:
    """One with results for everybody. Raises NoResultFound."""
    return session.scalars(select(Survey).where(Survey.id == survey_id, Survey.published_at.is_not(None))).one()


def open_survey(session: Session, survey_id: int, day: date) -> Survey:
    """One that may be answered on a day. Raises NoResultFound."""
    return session.scalars(
        select(Survey).where(Survey.id == survey_id, Survey.opens_on <= day, Survey.closes_on >= day)
    ).one()


def open_for(session: Session, person_id: int, day: date) -> list[tuple[Survey, bool]]:
    """The open surveys, each with whether this person took the slip."""
    taken = and_(SurveySlip.survey_id == Survey.id, SurveySlip.person_id == person_id)
    rows = session.execute(
        select(Survey, SurveySlip.person_id)
        .outerjoin(SurveySlip, taken)
        .where(Survey.opens_on <= day, Survey.closes_on >= day)
        .order_by(Survey.closes_on, Survey.id)
    )
    return [(one, slip is not None) for one, slip in rows]


def slips(session: Session, survey_id: int) -> int:
    """How many took a slip."""
    return session.scalar(select(func.count()).where(SurveySlip.survey_id == survey_id)) or 0


def responses(session: Session, survey_id: int) -> list[Response]:
    """Every answer, by its random id."""
    columns = SurveyResponse.region_code, SurveyResponse.age_group, SurveyResponse.answers
    found = session.execute(select(*columns).where(SurveyResponse.survey_id == survey_id).order_by(SurveyResponse.id))
    return [Response(*row) for row in found]
