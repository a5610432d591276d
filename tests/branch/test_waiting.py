"""The coordinator sees who waits at the own association, and how many below it."""

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.branch.branches import ALMATY, GERMAN, WHOLE, learners
from tests.counting import statements_of
from tests.people import People
from tests.reading import text_of
from webapp import clock
from webapp.associations.waiting_actions import ask
from webapp.models import Audit, Person, Waiting

PAGE = "/branch/waiting"


def wait(session: Session, association: str, *people: Person) -> list[int]:
    for one in people:
        ask(session, one.id, association, clock.today())
    session.commit()
    return list(session.scalars(select(Waiting.id).where(Waiting.association_id == association).order_by(Waiting.id)))


def ended(session: Session) -> list[str | None]:
    session.rollback()
    return list(session.scalars(select(Waiting.ended_by).order_by(Waiting.id)))


def test_names_are_seen_where_they_asked_and_not_above(people: People, session: Session) -> None:
    wait(session, ALMATY, people.person("dana"))
    wait(session, WHOLE, people.person("erlan"))
    below = people.signed_in(people.holding("coordinator", "below", ALMATY)).get(PAGE).text
    assert "Dana" in below and "Erlan" not in below and "1 person waits." in below
    above = text_of(people.signed_in(people.holding("coordinator", "above", WHOLE)).get(PAGE).text)
    assert "Erlan" in above and "Dana" not in above
    assert "Fewer than 10 people are not shown" in above and "Nowhere so many." in above
    foreign = people.signed_in(people.holding("coordinator", "foreign", GERMAN)).get(PAGE).text
    assert "Dana" not in foreign and "Erlan" not in foreign and "Nobody waits just now." in foreign


def test_ten_who_wait_below_are_a_figure(people: People, session: Session) -> None:
    wait(session, ALMATY, *learners(people, 10))
    page = text_of(people.signed_in(people.holding("coordinator", "above", WHOLE)).get(PAGE).text)
    assert "10 people wait." in page and "Learner3" not in page


def test_neither_address_nor_anything_else_of_them_is_shown(people: People, session: Session) -> None:
    dana = people.person("dana", age_group="elder", heritage_language="uz")
    dana.email = "dana@example.org"
    wait(session, ALMATY, dana)
    page = people.signed_in(people.holding("coordinator", "below", ALMATY)).get(PAGE).text
    assert "Dana" in page and "example.org" not in page and "uz" not in text_of(page).split()


@pytest.mark.parametrize("answer", ["taken-in", "no-place"])
def test_an_answer_takes_them_off_the_list(answer: str, people: People, session: Session) -> None:
    (one,) = wait(session, ALMATY, people.person("dana"))
    client = people.signed_in(people.holding("coordinator", "below", ALMATY))
    assert client.send(f"{PAGE}/{one}/{answer}", page=PAGE).location == PAGE
    assert ended(session) == [answer] and "Dana" not in client.get(PAGE).text
    assert client.send(f"{PAGE}/{one}/{answer}", page="/branch").status_code == 404, "it is over"
    logged = session.scalars(select(Audit).where(Audit.action == "answer a place")).one()
    assert logged.detail == {"association_id": ALMATY, "answer": answer}


@pytest.mark.parametrize("who", ["above", "foreign", "teacher", "learner", "secretariat"])
def test_nobody_else_answers(who: str, people: People, session: Session) -> None:
    (one,) = wait(session, ALMATY, people.person("dana"))
    association = {"above": WHOLE, "foreign": GERMAN, "teacher": ALMATY}.get(who)
    person = (
        people.person("x")
        if who == "learner"
        else people.holding(who if who in ("teacher", "secretariat") else "coordinator", "x", association)
    )
    client = people.signed_in(person)
    expected = 404 if who in ("above", "foreign") else 403
    for answer in ("taken-in", "no-place"):
        assert client.send(f"{PAGE}/{one}/{answer}", page="/today").status_code == expected
    assert client.get(PAGE).status_code == (200 if expected == 404 else 403)
    assert ended(session) == [None]


def test_the_page_takes_as_many_statements_for_thirty_as_for_one(app: Flask, people: People, session: Session) -> None:
    client = people.signed_in(people.holding("coordinator", "below", ALMATY))
    many = learners(people, 31)
    wait(session, ALMATY, many[0])
    one = statements_of(client, app, PAGE)
    wait(session, ALMATY, *many[1:])
    assert statements_of(client, app, PAGE) == one
