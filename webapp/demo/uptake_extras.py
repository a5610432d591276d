"""Surveys, campaigns and programmes of the demo country: an open survey and a closed one, two campaigns, two programmes."""

import random
import secrets
from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from webapp.associations.queries import regions
from webapp.models import Association, Programme, Survey, SurveyResponse
from webapp.uptake.campaigns.reference import load_campaigns
from webapp.uptake.disclosure import rules_on
from webapp.uptake.programmes.actions import write
from webapp.uptake.quarter import last_closed
from webapp.uptake.surveys import queries
from webapp.uptake.surveys.questions import kept, read, standard
from webapp.uptake.surveys.routes import ASKED
from webapp.uptake.surveys.tallying import results

ANSWERS = 400
# Programmes: name, contract, region, associations, tenge, promised learners and completions.
PROGRAMMES = (
    ("Тілге жол", "№ 14-ӘТ", None, ("korean-kz-75", "german-kz-39"), "18500000", 120, 40),
    ("Кешкі қазақ тілі", "№ 3-А", "KZ-75", ("korean-kz-75",), "4200000", 40, 15),
)


def fill_extras(session: Session, made_by: int, now: datetime) -> None:
    """Write them. Flushes."""
    today = now.date()
    load_campaigns(session)
    _survey(session, made_by, now, ("2026 жылғы сауал", "Опрос 2026 года", "Survey of 2026"), today, 30)
    names = ("2025 жылғы сауал", "Опрос 2025 года", "Survey of 2025")
    closed = _survey(session, made_by, now, names, today - timedelta(days=400), 30)
    # Two questions are enough to look at, and are quickly protected.
    closed.questions = kept(standard()[:2])
    _answer(session, closed)
    codes = [one.code for one in regions(session)]
    closed.results = results(
        read(closed.questions),
        queries.responses(session, closed.id),
        ANSWERS + 45,
        {"region": codes, "age_group": ASKED},
        rules_on(today),
    )
    closed.published_at = now if closed.results["audit"]["holds"] else None
    _programmes(session, today)
    session.flush()


def _survey(
    session: Session, made_by: int, now: datetime, names: tuple[str, str, str], opens: date, days: int
) -> Survey:
    made = Survey(
        name_kk=names[0],
        name_ru=names[1],
        name_en=names[2],
        questions=kept(standard()),
        opens_on=opens,
        closes_on=opens + timedelta(days=days),
        made_by_id=made_by,
        made_at=now,
    )
    session.add(made)
    session.flush()
    return made


def _answer(session: Session, survey: Survey) -> None:
    rng = random.Random(7)  # noqa: S311 (an invented country)
    places, ages = ["KZ-75", "KZ-71", "KZ-61", "none"], [*ASKED, "none"]
    for _ in range(ANSWERS):
        answers = {}
        for question in read(survey.questions):
            codes = [each.code for each in question.options]
            chosen = rng.choices(codes, weights=range(len(codes) + 2, 2, -1))[0]
            if rng.random() > 0.1:
                answers[question.id] = chosen
        session.add(
            SurveyResponse(
                id=secrets.token_hex(16),
                survey_id=survey.id,
                region_code=rng.choices(places, weights=(5, 3, 2, 2))[0],
                age_group=rng.choices(ages, weights=(2, 6, 2, 2))[0],
                answers=answers,
            )
        )
    session.flush()


def _programmes(session: Session, today: date) -> None:
    quarter = last_closed(today)
    for name, contract, region, associations, money, learners, completions in PROGRAMMES:
        values = {
            "name": name,
            "contract": contract,
            "region_code": region,
            "first_day": quarter.previous.first,
            "last_day": quarter.following.last,
            "money": Decimal(money),
            "course_id": "a1",
            "promised_learners": learners,
            "promised_completions": completions,
            "note": "",
        }
        known = [one for one in associations if session.get(Association, one) is not None]
        write(session, Programme(), values, known)
