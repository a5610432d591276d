"""A row of a person in every table of uptake: how they are counted, and what a secretariat leaves."""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from webapp.models import (
    Job,
    LearnerState,
    Release,
    ReleaseSignature,
    Remark,
    SelfRating,
    Survey,
    SurveySlip,
    TableRead,
    UptakeFact,
    Waiting,
)

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
DAY = date(2026, 5, 4)
COUNTED = {
    "region_code": "KZ-75",
    "association_id": "korean-kz-75",
    "ethnic_group": "korean",
    "age_group": "adult",
    "gender": "female",
    "heritage_language": "ru",
    "sphere": "work",
}


def counted(session: Session, person: int) -> None:
    """What uptake holds of a person, and what somebody of the secretariat leaves."""
    release = Release(
        period="2026Q1",
        state="draft",
        rules_version="2",
        definitions_version="2",
        code_version="0",
        made_at=NOW,
    )
    survey = Survey(
        name_kk="с",
        name_ru="с",
        name_en="s",
        questions=[],
        opens_on=DAY,
        closes_on=DAY,
        made_by_id=person,
        made_at=NOW,
    )
    session.add_all([release, survey])
    session.flush()
    session.add_all(
        [
            SelfRating(person_id=person, rated_on=DAY, step=3),
            LearnerState(person_id=person, valid_from=DAY, **COUNTED),
            fact(person),
            Waiting(person_id=person, association_id="korean-kz-75", asked_on=DAY),
            ReleaseSignature(release_id=release.id, person_id=person, name="Dana", signed_over="0" * 64, signed_at=NOW),
            Remark(period="2026Q1", language="ru", text="remark", author_id=person, written_at=NOW),
            TableRead(person_id=person, what="draft 2026Q1", day=DAY, at=NOW),
            SurveySlip(survey_id=survey.id, person_id=person),
            Job(kind="build", asked_by_id=person, asked_at=NOW, state="done"),
        ]
    )
    session.flush()


def fact(person: int) -> UptakeFact:
    """A fact of 2026Q2."""
    return UptakeFact(
        quarter="2026Q2",
        person_id=person,
        course_id="a1",
        main=True,
        form_of_study="alone",
        mode="alone",
        active_days=4,
        minutes=40,
        answers=80,
        exercises=70,
        late_answers=0,
        lessons=3,
        units_begun=1,
        units=0,
        outcome="continuing",
        attended=0,
        attendable=0,
        active=True,
        returned=False,
        weeks=1,
        ready="",
        **COUNTED,
    )
