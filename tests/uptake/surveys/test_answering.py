"""Who is asked, that everybody answers once, and that nothing written ties a person to an answer."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event, func, select
from sqlalchemy.orm import Session

from tests.people import People
from tests.reading import fields, text_of
from tests.uptake.surveys.making import survey, take, token_in
from webapp.models import Audit, SurveyResponse, SurveySlip, SurveyToken
from webapp.models.base import Base

ANSWERED = {"region": "KZ-75", "age_group": "adult", "q-often": "daily", "q-feeling": "shy"}


def _send(client: FlaskClient, survey_id: int, page: str, token: str, **data: str) -> int:
    form = {**fields(page), "token": token, **data}
    return client.post(f"/surveys/{survey_id}/answer", data=form).status_code


def test_a_learner_takes_part_once(people: People, session: Session) -> None:
    one = survey(session)
    client = people.signed_in(people.person("dana", age_group="adult"))
    assert "We would like to ask you something" in client.get("/today").text
    page = take(client, one.id)
    token = token_in(page)
    assert f"/surveys/{one.id}/answer/{token}" in page, "the slip is a link to keep"
    assert _send(client, one.id, page, token, **ANSWERED) == 303
    assert _send(client, one.id, page, token, **{**ANSWERED, "q-often": "never"}) == 409
    again = client.send(f"/surveys/{one.id}/slip", page="/surveys")
    assert again.status_code == 409 and "You have had your slip" in again.text
    assert "We would like to ask you something" not in client.get("/today").text
    (kept,) = session.scalars(select(SurveyResponse)).all()
    assert (kept.region_code, kept.age_group) == ("KZ-75", "adult")
    assert kept.answers == {"often": "daily", "feeling": "shy"}


def test_nothing_is_filled_in_from_the_profile(people: People, session: Session) -> None:
    one = survey(session)
    client = people.signed_in(people.person("dana", age_group="adult", region_code="KZ-75"))
    page = take(client, one.id)
    assert page.count("checked") == 1 and re.search(r'checked[^>]*value="none"|value="none"[^>]*checked', page)
    assert re.search(r'<select[^>]*name="region"[^>]*>\s*<option( selected)? value="none">', page)
    assert '<option selected value="KZ-75"' not in page


def test_the_kept_link_opens_the_form_without_signing_in(app: Flask, people: People, session: Session) -> None:
    one = survey(session)
    token = token_in(take(people.signed_in(people.person("dana", age_group="teen")), one.id))
    stranger = app.test_client()
    page = stranger.get(f"/surveys/{one.id}/answer/{token}?lang=en").text
    assert _send(stranger, one.id, page, token) == 303
    assert session.scalars(select(SurveyResponse.answers)).all() == [{}]


@pytest.mark.parametrize("change", ["other survey", "made up", "cut", "letters"])
def test_a_token_that_was_never_given_opens_nothing(change: str, people: People, session: Session) -> None:
    one, other = survey(session), survey(session)
    client = people.signed_in(people.person("dana", age_group="adult"))
    page = take(client, one.id)
    token = token_in(page)
    which, wrong = {
        "other survey": (other.id, token),
        "made up": (one.id, "A" * 64),
        "cut": (one.id, token[:-4]),
        "letters": (one.id, "қ" * 64),
    }[change]
    assert client.get(f"/surveys/{which}/answer/{wrong}").status_code == 404
    assert _send(client, which, page, wrong) == 404
    assert session.scalar(select(func.count()).select_from(SurveyResponse)) == 0


@pytest.mark.parametrize(("opens", "closes"), [(-9, -1), (1, 9)])
def test_a_survey_that_is_not_open_is_not_answered(opens: int, closes: int, people: People, session: Session) -> None:
    one = survey(session, opens, closes)
    client = people.signed_in(people.person("dana", age_group="adult"))
    assert "No survey is open now" in text_of(client.get("/surveys").text)
    assert client.send(f"/surveys/{one.id}/slip", page="/surveys").status_code == 404


@pytest.mark.parametrize("age", ["child", None])
def test_children_and_those_of_unknown_age_are_not_asked(age: str | None, people: People, session: Session) -> None:
    one = survey(session)
    client = people.signed_in(people.person("dana", age_group=age))
    assert "We would like to ask you something" not in client.get("/today").text
    assert "Take part" not in client.get("/surveys").text
    assert client.send(f"/surveys/{one.id}/slip", page="/surveys").status_code == 404
    assert session.scalar(select(func.count()).select_from(SurveySlip)) == 0


def test_guests_are_shown_the_way_to_sign_in(client: FlaskClient, session: Session) -> None:
    survey(session)
    assert client.send("/profile", {"age_group": "adult"}).status_code == 303
    assert "We would like to ask you something" not in client.get("/today").text
    assert client.get("/surveys").location.startswith("/login")


def test_nothing_that_is_written_ties_a_person_to_an_answer(people: People, session: Session, engine: Engine) -> None:
    """Everybody answers something else; every table is dumped, and no value of a person or a slip stands beside an answer."""
    one = survey(session)
    some = [people.person(f"learner-{number}", age_group="adult") for number in range(6)]
    clients = [people.signed_in(person) for person in some]
    pages = [take(client, one.id) for client in clients]
    tokens = [token_in(page) for page in pages]
    session.rollback()
    assert session.scalars(select(SurveyToken)).all() == [], "nothing is written of a token when it is given"
    written: list[tuple[str, object]] = []
    event.listen(
        engine, "before_cursor_execute", lambda _c, _k, text, values, *_: written.append((text.lower(), values))
    )
    audits = session.scalar(select(func.count()).select_from(Audit))
    for number in (3, 0, 5, 1, 4, 2):
        data = {"region": "KZ-75", "q-often": ("daily", "weekly", "seldom", "never", "daily", "weekly")[number]}
        assert _send(clients[number], one.id, pages[number], tokens[number], **data) == 303
    changes = [text for text, _ in written if re.match(r"\s*(insert|update|delete)", text)]
    assert changes and all(re.match(r"\s*insert into survey_(token|response)\b", text) for text in changes)
    session.rollback()
    assert session.scalar(select(func.count()).select_from(Audit)) == audits
    rows = {name: session.execute(select(table)).mappings().all() for name, table in Base.metadata.tables.items()}
    responses, spent = rows["survey_response"], rows["survey_token"]
    assert len(responses) == len(spent) == len(rows["survey_slip"]) == 6
    assert set(responses[0]) == {"id", "survey_id", "region_code", "age_group", "answers"}
    assert set(spent[0]) == {"token_hash", "survey_id"} and set(rows["survey_slip"][0]) == {"survey_id", "person_id"}
    keys = {row["id"] for row in responses} | {row["token_hash"] for row in spent}
    dump = {name: str(some) for name, some in rows.items() if name not in ("survey_response", "survey_token")}
    for key in (*keys, *tokens):
        assert not [name for name, text in dump.items() if str(key) in text], "a key of an answer stands elsewhere"
    assert not {row["id"].encode() for row in responses} & {row["token_hash"] for row in spent}


def test_answers_lie_in_no_order(people: People, session: Session, engine: Engine) -> None:
    """Where an answer lies in the file says nothing of when it came: SQLite keeps it by its random key."""
    one = survey(session)
    for number in range(12):
        client = people.signed_in(people.person(f"learner-{number}", age_group="adult"))
        page = take(client, one.id)
        assert _send(client, one.id, page, token_in(page), **{"q-often": "daily"}) == 303
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            lying = [row[0] for row in connection.exec_driver_sql("select id from survey_response not indexed")]
            for name in ("survey_response", "survey_token", "survey_slip"):
                found = connection.exec_driver_sql(f"select sql from sqlite_master where name = '{name}'").scalar()
                assert "WITHOUT ROWID" in str(found)
        assert lying == sorted(lying)
