"""What changes in surveys. Nothing here writes a person and an answer in one transaction."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Table, delete, insert, literal, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from webapp.models import Survey, SurveyResponse, SurveySlip, SurveyToken

_RESPONSE: Table = SurveyResponse.__table__  # type: ignore[assignment]


def _new(session: Session, table: Any, row: Mapping[str, Any]) -> bool:
    """Write a row unless it is there. Returns whether it was new."""
    kind = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    # The row itself says whether it was written: not every driver counts rows.
    written = kind.insert(table).values(**row).on_conflict_do_nothing().returning(literal(1))
    return session.scalar(written) is not None


def take_slip(session: Session, survey_id: int, person_id: int) -> bool:
    """Note that somebody took the one slip. Returns whether it was there to take."""
    return _new(session, SurveySlip.__table__, {"survey_id": survey_id, "person_id": person_id})


def answer(
    session: Session, survey_id: int, spent: bytes, region: str, age_group: str, answers: Mapping[str, str]
) -> bool:
    """Put an answer into the box and note that its token is used. Returns False where it was used before."""
    if not _new(session, SurveyToken.__table__, {"token_hash": spent, "survey_id": survey_id}):
        return False
    row = {"survey_id": survey_id, "region_code": region, "age_group": age_group, "answers": dict(answers)}
    session.execute(insert(_RESPONSE).values(id=secrets.token_hex(16), **row))
    return True


def shuffle(session: Session, survey_id: int) -> None:
    """Write all answers anew under new random ids, in their order: where they lie in the file tells nothing of when they came."""
    of_it = _RESPONSE.c.survey_id == survey_id
    rows = [dict(row) for row in session.execute(select(_RESPONSE).where(of_it)).mappings()]
    session.execute(delete(_RESPONSE).where(of_it))
    for row in rows:
        row["id"] = secrets.token_hex(16)
    if rows:
        session.execute(insert(_RESPONSE), sorted(rows, key=lambda row: str(row["id"])))


def shuffle_all(session: Session, today: date) -> int:
    """Every night: shuffle what was answered, and forget used tokens of surveys that have closed. Returns how many surveys."""
    found = session.scalars(select(Survey).where(Survey.opens_on <= today, Survey.results.is_(None))).all()
    for one in found:
        shuffle(session, one.id)
        if one.closes_on < today:
            session.execute(delete(SurveyToken).where(SurveyToken.survey_id == one.id))
    return len(found)
