"""Surveys: who was given a slip, and answers that nobody can lay beside a person."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.marking import _m
from webapp.models.base import Base, Code, Instant, Name, UtcDateTime
from webapp.models.personal import WHO_MADE_IT, YOU, Personal


class Survey(Base):
    """A short questionnaire. `questions`: list of {id, names{kk,ru,en}, options: [{code, names}]}; fixed once it opens.

    `results`: what may be shown of the answers after it closed, see surveys/tallying.py; None until it was worked out.
    """

    __tablename__ = "survey"
    personal = Personal(
        title=_m("Surveys you made"),
        what=_m("Which questions, and when."),
        why=WHO_MADE_IT,
        seen_by=_m("Everybody who is asked."),
        since="made_at",
        owners=("made_by_id",),
        erase="forget",
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    name_kk: Mapped[Name]
    name_ru: Mapped[Name]
    name_en: Mapped[Name]
    questions: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    opens_on: Mapped[date]
    closes_on: Mapped[date]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    made_at: Mapped[Instant]
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    results: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class SurveySlip(Base):
    """Somebody took their one slip for a survey. Says nothing of whether or what they answered."""

    __tablename__ = "survey_slip"
    personal = Personal(
        title=_m("Surveys you asked to take part in"),
        what=_m("That you took a slip. Not whether or what you answered: nobody can know that."),
        why=_m("So that everybody answers once."),
        seen_by=YOU,
        hand_over="merge",
        key=("survey_id",),
    )
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)

    __table_args__ = {"sqlite_with_rowid": False}


class SurveyToken(Base):
    """The SHA-256 of a token that was used, so that nobody answers twice; deleted when the survey has closed.

    Nothing is written of a token when it is given: it carries a signature of its own (surveys/tokens.py), so no transaction
    ever holds both a person and a token. No time, no order: kept by its own value.
    """

    __tablename__ = "survey_token"
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"), index=True)

    __table_args__ = {"sqlite_with_rowid": False}


class SurveyResponse(Base):
    """What somebody answered: under a random id, with no time and no person. `answers`: question id → option code."""

    __tablename__ = "survey_response"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"), index=True)
    region_code: Mapped[str] = mapped_column(String(5))
    age_group: Mapped[Code]
    answers: Mapped[dict[str, str]] = mapped_column(JSON)

    __table_args__ = {"sqlite_with_rowid": False}
