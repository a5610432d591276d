"""A survey is made, opens, closes, is counted, published; what it shows is protected."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.people import People
from tests.reading import text_of
from tests.uptake.surveys.making import survey
from webapp import clock
from webapp.jobs.working import run_waiting
from webapp.models import Survey, SurveyResponse, SurveySlip, SurveyToken, TableRead
from webapp.uptake.surveys import actions
from webapp.uptake.surveys.questions import QuestionsError, from_writing, kept, standard, written

TAGS = ("kk", "ru", "en")


def _answered(session: Session, one: Survey, people: People, number: int = 40) -> None:
    """Two of three at home in KZ-75; three seldom speak."""
    for place in range(number):
        often = "seldom" if place < 3 else ("daily" if place % 2 else "weekly")
        region = "KZ-75" if place % 3 else "none"
        session.add(
            SurveyResponse(
                id=f"{place:032x}",
                survey_id=one.id,
                region_code=region,
                age_group="adult",
                answers={"often": often},
            )
        )
    session.add(SurveySlip(survey_id=one.id, person_id=people.person("slip-holder").id))
    session.add(SurveyToken(token_hash=b"x" * 32, survey_id=one.id))
    session.commit()


def _form(**changed: str) -> dict[str, str]:
    today = clock.today()
    return {
        "name_kk": "Жаңа сауал",
        "name_ru": "Новый опрос",
        "name_en": "A new survey",
        "opens_on": (today + timedelta(days=2)).isoformat(),
        "closes_on": (today + timedelta(days=9)).isoformat(),
        **{f"questions_{tag}": written(standard(), tag) for tag in TAGS},
        **changed,
    }


def test_the_secretariat_makes_a_survey_with_the_standard_set(people: People, session: Session) -> None:
    client = people.signed_in(people.holding("secretariat"))
    assert client.send("/uptake/surveys/new", _form()).status_code == 303
    made = session.scalars(select(Survey)).one()
    assert [one["id"] for one in made.questions] == [one.id for one in standard()], "the standard set keeps its codes"
    page = client.get(f"/uptake/surveys/{made.id}").text
    assert "How often do you speak Kazakh?" in page and "Change" in page
    texts = {f"questions_{tag}": f"{tag}?\nиә\nжоқ" for tag in TAGS}
    assert client.send(f"/uptake/surveys/{made.id}/edit", _form(**texts)).status_code == 303
    session.expire_all()
    assert [one["names"]["ru"] for one in session.scalars(select(Survey)).one().questions] == ["ru?"]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"questions_ru": "Вопрос?\nда\nнет"}, "The three languages must have the same questions"),
        ({f"questions_{tag}": "Only a question?" for tag in TAGS}, "Each question needs two to eight answers."),
        ({"closes_on": "2020-01-01"}, "The last day comes after the first."),
        ({"name_kk": ""}, "Give it a name."),
    ],
)
def test_what_is_wrong_is_said_kindly(changed: dict[str, str], told: str, people: People, session: Session) -> None:
    answer = people.signed_in(people.holding("secretariat")).send("/uptake/surveys/new", _form(**changed))
    assert answer.status_code == 422 and told in text_of(answer.text)
    assert session.scalars(select(Survey)).all() == []


def test_once_open_its_texts_are_fixed(people: People, session: Session) -> None:
    one = survey(session)
    client = people.signed_in(people.holding("secretariat"))
    later = (clock.today() + timedelta(days=30)).isoformat()
    answer = client.send(f"/uptake/surveys/{one.id}/edit", _form(closes_on=later, name_en="Another name"))
    assert answer.status_code == 303
    session.expire_all()
    assert (one.name_en, one.closes_on.isoformat()) == ("A survey of ours", later)


def test_results_are_counted_protected_and_published(app: Flask, people: People, session: Session) -> None:
    one = survey(session, -20, -1)
    # One question: what is protected is proved in seconds.
    one.questions = kept(standard()[:1])
    _answered(session, one, people)
    client, learner = people.signed_in(people.holding("secretariat")), people.signed_in(people.person("dana"))
    assert client.send(f"/uptake/surveys/{one.id}/publish", page=f"/uptake/surveys/{one.id}").status_code == 404
    asked = client.send(f"/uptake/surveys/{one.id}/results", page=f"/uptake/surveys/{one.id}")
    assert asked.status_code == 303 and asked.location.startswith("/jobs/")
    assert run_waiting(app) == 1
    assert learner.get(f"/uptake/surveys/{one.id}").status_code == 404, "not published yet"
    draft = text_of(client.get(f"/uptake/surveys/{one.id}").text)
    assert "not to be passed on" in draft and "About 40 answered" in draft
    assert session.scalars(select(TableRead.what)).all() == [f"survey {one.id}"]
    session.expire_all()
    cells = one.results["cells"]
    assert one.results["audit"]["holds"]
    assert cells["often/seldom/all/*"] is None, "three people are too few"
    hidden = [code for code in ("daily", "weekly", "never", "none") if cells[f"often/{code}/all/*"] is None]
    assert hidden, "one hidden cell beside shown ones and their sum would be found out"
    assert all(value is None or value % 5 == 0 for value in cells.values())
    ids = set(session.scalars(select(SurveyResponse.id)))
    assert len(ids) == 40 and f"{1:032x}" not in ids, "shuffled under new ids"
    assert session.scalars(select(SurveyToken)).all() == [], "used tokens are forgotten"
    assert client.send(f"/uptake/surveys/{one.id}/publish", page=f"/uptake/surveys/{one.id}").status_code == 303
    page = learner.get(f"/uptake/surveys/{one.id}").text
    assert "This is no sample of the country" in page and "<svg" in page
    assert f"/uptake/surveys/{one.id}" in learner.get("/uptake/surveys").text


def test_an_open_survey_is_not_counted(people: People, session: Session) -> None:
    one = survey(session)
    client = people.signed_in(people.holding("secretariat"))
    page = f"/uptake/surveys/{one.id}"
    assert client.send(f"{page}/results", page=page).status_code == 404


@pytest.mark.parametrize(
    "who", [("region", None, "KZ-75"), ("secretariat", None, "KZ-75"), ("teacher", "korean-kz-75", None)]
)
def test_the_country_alone_makes_surveys(
    who: tuple[str, str | None, str | None], people: People, session: Session
) -> None:
    one, closed = survey(session), survey(session, -9, -1)
    role, association, region = who
    client = people.signed_in(people.holding(role, association=association, region=region))
    assert client.get("/uptake/surveys/new").status_code == 403
    assert client.get(f"/uptake/surveys/{one.id}").status_code == 404
    for address in ("new", f"{one.id}/edit", f"{closed.id}/results", f"{closed.id}/publish"):
        assert client.send(f"/uptake/surveys/{address}", _form(), page="/profile").status_code == 403


def test_every_night_answers_are_shuffled(people: People, session: Session) -> None:
    one = survey(session)
    _answered(session, one, people, 12)
    before = {row.id: row.answers for row in session.scalars(select(SurveyResponse))}
    session.expunge_all()
    assert actions.shuffle_all(session, clock.today()) == 1
    session.commit()
    after = {row.id: row.answers for row in session.scalars(select(SurveyResponse))}
    assert not before.keys() & after.keys()
    assert sorted(map(str, before.values())) == sorted(map(str, after.values()))
    assert len(session.scalars(select(SurveyToken)).all()) == 1, "while it is open, used tokens are known"


def test_questions_come_back_as_they_were_written() -> None:
    texts = {tag: written(standard(), tag) for tag in TAGS}
    assert from_writing(texts) == standard()
    with pytest.raises(QuestionsError):
        from_writing({**texts, "kk": texts["kk"] + "\n\nТағы?\nиә\nжоқ"})
    changed = from_writing({**texts, "en": texts["en"].replace("every day", "each day")})
    assert changed[0].id == "q1" and changed[1:] == standard()[1:], "a question worded anew is another question"
