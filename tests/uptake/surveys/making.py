"""Surveys for tests."""

import re
from datetime import UTC, datetime, timedelta

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from webapp import clock
from webapp.models import Survey
from webapp.uptake.surveys.questions import kept, standard

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)


def survey(session: Session, opens: int = -3, closes: int = 3) -> Survey:
    """The standard set, open from so many days from today to so many."""
    today = clock.today()
    made = Survey(
        name_kk="Сауал",
        name_ru="Опрос",
        name_en="A survey of ours",
        questions=kept(standard()),
        opens_on=today + timedelta(days=opens),
        closes_on=today + timedelta(days=closes),
        made_at=NOW,
    )
    session.add(made)
    session.commit()
    return made


def token_in(page: str) -> str:
    """The token of a form."""
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found, page
    return found[1]


def take(client: FlaskClient, survey_id: int) -> str:
    """Take part: the page with the form."""
    answer = client.send(f"/surveys/{survey_id}/slip", page="/surveys")
    assert answer.status_code == 200, answer.text
    return answer.text
