"""A school's Moodle opens a lesson and gets the grade back (LTI 1.3); whatever does not hold is refused."""

import random
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import uuid4

import jwt
import pytest
from flask import Flask
from flask.testing import FlaskClient
from openbadgeslib.keys import KeyRSA
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.exchange.school import CLAIM, DEEP, School
from tests.people import NOW, People
from tests.reading import fields, text_of
from webapp.courses.adaptation import plan_lesson
from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile
from webapp.exchange import addresses, grades
from webapp.exchange.lti_claims import opened
from webapp.models import Answer, GradeLine, Person, PlatformUser, Run, Seat, SigningKey
from webapp.practice.exercises import kind_of
from webapp.practice.posing import Context


def browser(app: Flask) -> FlaskClient:
    """Somebody who reads English."""
    client = app.test_client()
    client.get("/?lang=en")
    return client


INSTRUCTOR = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"


@pytest.fixture
def school(app: Flask) -> Iterator[School]:
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], private_platforms=True)
    made = School()
    yield made
    made.close()


@pytest.fixture
def connected(school: School, people: People) -> dict[str, Any]:
    """A teacher's class that the school is connected to."""
    teacher = people.holding("teacher", association="korean-kz-75")
    class_ = people.class_of(teacher)
    client = people.signed_in(teacher)
    page = f"/classes/{class_.id}/connect"
    assert client.send(page, school.fields()).status_code == 303
    assert "School 12" in client.get(page).text
    return {"class": class_, "teacher": client, "page": page}


def nearly_through(session: Session, content: Library, person_id: int) -> tuple[str, str]:
    """A run of three exercises: one right, one almost, one left, which is typed. Returns the one left and its right answer."""
    course, _ = content.lesson("a1-01-01")
    profile = LearnerProfile()
    plan = plan_lesson(content, course, "a1-01-01", profile)
    others = [item.exercise for item in plan.exercises if item.exercise.kind != "type"]
    typed = [*others[:2], next(item.exercise for item in plan.exercises if item.exercise.kind == "type")]
    run = Run(person_id=person_id, course_id="a1", lesson_id="a1-01-01", plan=[one.id for one in typed], started_at=NOW)
    session.add(run)
    session.flush()
    for exercise, verdict in zip(typed, ("right", "almost"), strict=False):
        session.add(
            Answer(
                person_id=person_id, client_id=uuid4(), run_id=run.id, lesson_id="a1-01-01", exercise_id=exercise.id,
                given="x", verdict=verdict, milliseconds=1, answered_at=NOW, day=NOW.date(),
            )
        )  # fmt: skip
    session.commit()
    asked = Context(content, plan, typed[2], ("en", "ru"), 0)
    return typed[2].id, kind_of(asked).imagine(asked, True, random.Random(1))


def test_a_learner_of_the_school_is_in_the_lesson_and_the_class(
    app: Flask, school: School, connected: dict[str, Any], session: Session
) -> None:
    client = browser(app)
    answer = school.open(client)
    assert answer.status_code == 303 and answer.location == "/practice/a1-01-01"
    assert client.get(answer.location).status_code == 200
    person = session.scalars(select(Person).join(PlatformUser, PlatformUser.person_id == Person.id)).one()
    assert person.display_name == "Аружан Ли" and person.email is None, "no more is kept than the name"
    assert session.scalars(select(Seat).where(Seat.person_id == person.id)).one().class_id == connected["class"].id
    school.open(browser(app))
    assert len(session.scalars(select(PlatformUser)).all()) == 1, "coming again, it is the same person"
    school.open(browser(app), sub="user-6", name=None, given_name="Тимур", family_name="Пак")
    assert {one.display_name for one in session.scalars(select(Person))} >= {"Аружан Ли", "Тимур Пак"}


@pytest.mark.parametrize(
    "changed",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "somebody-else"},
        {"exp": 1},
        {f"{CLAIM}deployment_id": "8"},
        {f"{CLAIM}version": "1.1"},
        {f"{CLAIM}message_type": "Else"},
        {"iss": "http://127.0.0.1:1"},
        {"sub": None},
    ],
)
def test_what_does_not_hold_is_refused_kindly(
    app: Flask, school: School, connected: dict[str, Any], session: Session, changed: dict[str, Any]
) -> None:
    client = browser(app)
    answer = school.open(client, **changed)
    assert answer.status_code == 400 and "This lesson could not be opened" in text_of(answer.text)
    assert session.scalars(select(PlatformUser)).all() == []
    assert "Sign in" in client.get("/").text


def test_another_key_another_state_or_another_browser(app: Flask, school: School, connected: dict[str, Any]) -> None:
    foreign, _ = KeyRSA(2048).generate_keypair()
    assert school.open(browser(app), key=foreign.decode()).status_code == 400
    asked = school.announce(browser(app))
    token = jwt.encode(school.claims(asked["nonce"]), school.private, algorithm="RS256")
    other = browser(app)
    school.announce(other)
    assert other.post("/lti/launch", data={"id_token": token, "state": asked["state"]}).status_code == 400
    assert other.post("/lti/launch", data={}).status_code == 400
    assert other.post("/lti/login", data={"iss": "https://unknown.example", "login_hint": "1"}).status_code == 400


def test_a_teacher_of_the_school_gets_no_account(
    app: Flask, school: School, connected: dict[str, Any], session: Session
) -> None:
    answer = school.open(browser(app), **{f"{CLAIM}roles": [INSTRUCTOR]})
    assert answer.status_code == 303 and answer.location == "/practice/a1-01-01"
    assert session.scalars(select(PlatformUser)).all() == []


def test_an_ended_connection_opens_nothing(app: Flask, school: School, connected: dict[str, Any]) -> None:
    assert connected["teacher"].send(f"{connected['page']}/1/end", page=connected["page"]).status_code == 303
    sent = {"iss": school.address, "client_id": "tilashar-1", "login_hint": "9"}
    assert browser(app).post("/lti/login", data=sent).status_code == 400
    assert connected["teacher"].send(connected["page"], school.fields()).status_code == 303, "and may be made anew"


def test_the_grade_goes_back_when_the_lesson_is_finished(
    app: Flask, school: School, connected: dict[str, Any], session: Session, content: Library
) -> None:
    client = browser(app)
    school.open(client)
    learner = session.scalars(select(PlatformUser)).one().person_id
    left, right = nearly_through(session, content, learner)
    page = "/practice/a1-01-01/exercise"
    sent = {**fields(client.get(page).text), "exercise": left, "answer": right}
    client.post(page, data=sent).close()
    for _ in range(100):
        if school.scores:
            break
        time.sleep(0.1)
    assert school.scores[0]["userId"] == "user-5"
    assert (school.scores[0]["scoreGiven"], school.scores[0]["scoreMaximum"]) == (0.833, 1)
    said = jwt.decode(school.tokens[0], options={"verify_signature": False})
    assert said["iss"] == "tilashar-1"
    key = session.scalars(select(SigningKey).where(SigningKey.purpose == "lti")).one()
    jwt.decode(school.tokens[0], key.public_pem, algorithms=["RS256"], audience=f"{school.address}/token")


def test_a_grade_that_was_not_taken_is_sent_again_and_then_no_more(
    app: Flask, school: School, connected: dict[str, Any], session: Session, content: Library
) -> None:
    school.open(browser(app))
    learner = session.scalars(select(PlatformUser)).one().person_id
    nearly_through(session, content, learner)
    assert grades.send(session, True) == (0, 0), "not finished, no grade"
    session.scalars(select(Run)).one().finished_at = NOW
    session.commit()
    school.broken = True
    assert grades.send(session, True) == (0, 1)
    school.broken = False
    assert grades.send(session, True) == (1, 0)
    assert grades.send(session, True) == (0, 0)
    assert [one["scoreGiven"] for one in school.scores] == [0.5], "what was not reached counts nothing"
    assert session.scalars(select(GradeLine)).one().sent == 0.5


def test_a_grade_is_first_tries(app: Flask) -> None:
    assert grades.score(["right", "right", "almost", "wrong"], 4) == 0.625
    assert grades.score(["right"], 4) == 0.25, "what was not reached counts nothing"
    assert grades.score([], 0) == 0


def test_a_teacher_of_the_school_chooses_a_lesson(app: Flask, school: School, connected: dict[str, Any]) -> None:
    settings = {
        "deep_link_return_url": f"{school.address}/back",
        "accept_types": ["ltiResourceLink"],
        "accept_presentation_document_targets": ["window"],
        "data": "kept",
    }
    client = browser(app)
    page = school.open(
        client, **{f"{CLAIM}message_type": "LtiDeepLinkingRequest", f"{CLAIM}roles": [INSTRUCTOR], DEEP: settings}
    )
    assert page.status_code == 200 and "Choose a lesson" in page.text
    answer = client.post("/lti/choose", data={**fields(page.text), "lesson": "a1-02-01"})
    assert f'action="{school.address}/back"' in answer.text
    assert f"form-action {school.address}" in answer.headers["Content-Security-Policy"]
    said = jwt.decode(fields(answer.text)["JWT"], options={"verify_signature": False})
    item = said["https://purl.imsglobal.org/spec/lti-dl/claim/content_items"][0]
    assert item["custom"] == {"lesson": "a1-02-01"} and item["lineItem"]["scoreMaximum"] == 1
    assert said["https://purl.imsglobal.org/spec/lti-dl/claim/data"] == "kept"
    wrong = {**fields(page.text), "chosen_for": "made-up", "lesson": "a1-02-01"}
    assert client.post("/lti/choose", data=wrong).status_code == 400


def test_only_the_teacher_connects_and_only_what_may_be_called(app: Flask, people: People) -> None:
    teacher = people.holding("teacher", association="korean-kz-75")
    page = f"/classes/{people.class_of(teacher).id}/connect"
    stranger = people.signed_in(people.holding("teacher", "stranger", "german-kz-39"))
    learner = people.signed_in(people.person("dana"))
    for client in (stranger, learner):
        assert client.get(page).status_code == 404
        assert client.send(page, {}, page="/login").status_code == 404
    sent = {
        "name": "x", "issuer": "https://a.example", "client_id": "1", "deployments": "1",
        "key_set_url": "http://127.0.0.1/keys", "auth_token_url": "https://127.0.0.1/t", "auth_login_url": "ftp://a.example",
    }  # fmt: skip
    answer = people.signed_in(teacher).send(page, sent)
    assert answer.status_code == 422
    assert answer.text.count("can be reached from outside") == 3


@pytest.mark.parametrize(
    "address",
    [
        "http://example.com/x",
        "https://127.0.0.1/x",
        "https://10.0.0.8/x",
        "https://[::1]/",
        "file:///etc/passwd",
        "",
        "https://169.254.169.254/latest",
    ],
)
def test_this_site_does_not_call_into_its_own_network(address: str) -> None:
    assert not addresses.may_be_called(address)
    with pytest.raises(addresses.ForbiddenAddressError):
        addresses.guarded_requests(private=False).get(address or "https://")


def test_a_launch_is_read_for_what_is_needed_alone() -> None:
    said = {"sub": "5", "email": "x@example.com", f"{CLAIM}custom": {"lesson": 7}, "name": "  A   B "}
    assert opened(said).name == "A B" and opened(said).lesson == "7" and not opened(said).learner
    assert "example.com" not in str(opened(said))
    with pytest.raises(KeyError):
        opened({})


def test_the_tools_keys_are_public_and_nothing_else(app: Flask, connected: dict[str, Any]) -> None:
    (key,) = browser(app).get("/lti/keys.json").get_json()["keys"]
    assert key["kty"] == "RSA" and key["use"] == "sig" and "d" not in key and "p" not in key
