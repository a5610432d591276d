"""Somebody asks an association for a place, takes it back, or gets a seat there."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.branch.branches import ALMATY, GERMAN, USHTOBE, WHOLE
from tests.counting import statements_of
from tests.people import NOW, People
from tests.reading import text_of
from webapp import clock
from webapp.associations import waiting_queries as queries
from webapp.associations.waiting_actions import ask, end
from webapp.classes.actions import join_class
from webapp.models import Audit, Person, Waiting

PLACE = f"/associations/{ALMATY}/place"
BUTTON = "Ask for a place; the coordinators will see my name"


def waits(session: Session) -> list[tuple[str, str | None]]:
    session.rollback()
    found = session.scalars(select(Waiting).order_by(Waiting.id))
    return [(one.association_id, one.ended_by) for one in found]


def waiting(session: Session, person: Person, *associations: str) -> None:
    for one in associations:
        ask(session, person.id, one, clock.today())
    session.commit()


def test_somebody_asks_and_takes_it_back(people: People, session: Session) -> None:
    dana = people.person("dana", age_group="adult")
    client = people.signed_in(dana)
    assert f'href="{PLACE}"' in client.get("/associations").text
    assert "The coordinators of this association will see your name" in client.get(PLACE).text
    for _ in range(2):
        assert client.send(PLACE, page="/profile").location == PLACE
    assert waits(session) == [(ALMATY, None)], "asked twice, waits once"
    page = client.get(PLACE).text
    assert "You asked for a place on" in page and BUTTON not in page
    listed = client.get("/associations").text
    assert "Places you asked for" in listed and f"{PLACE}/take-back" in listed
    assert client.send(f"{PLACE}/take-back", page=PLACE).location == "/associations"
    assert waits(session) == [(ALMATY, "self")] and BUTTON in client.get(PLACE).text
    assert "Places you asked for" not in client.get("/associations").text
    assert [one.action for one in session.scalars(select(Audit).where(Audit.subject_id == dana.id))] == [
        "ask for a place",
        "take back a place",
    ]


def test_somebody_unknown_signs_in_first_and_comes_back(client: FlaskClient, session: Session) -> None:
    answer = client.get(PLACE)
    assert answer.status_code == 302 and answer.location.startswith("/login?next=")
    assert client.send(PLACE, page="/login").status_code == 302 and waits(session) == []
    assert "Places you asked for" not in client.get("/associations").text


def test_a_child_of_a_class_sheet_does_not_ask(people: People, session: Session) -> None:
    child = people.person("child", age_group="child")
    client = people.signed_in(child)
    session.get_one(Person, child.id).username = None
    session.commit()
    assert client.get(PLACE).status_code == 403
    assert client.send(PLACE, page="/courses").status_code == 403 and waits(session) == []
    assert "/place" not in client.get("/associations").text


def test_only_an_association_that_stands_is_asked(people: People, session: Session) -> None:
    client = people.signed_in(people.person("dana"))
    for gone in ("korean-kz-75-arman", "nobody"):
        assert client.get(f"/associations/{gone}/place").status_code == 404
        assert client.send(f"/associations/{gone}/place", page="/profile").status_code == 404
    assert client.send(f"{PLACE}/take-back", page="/profile").status_code == 404, "nothing to take back"
    assert waits(session) == []


def test_nobody_takes_back_what_another_asked(people: People, session: Session) -> None:
    waiting(session, people.person("dana"), ALMATY)
    other = people.signed_in(people.person("erlan"))
    assert "You asked" not in other.get(PLACE).text
    assert other.send(f"{PLACE}/take-back", page="/profile").status_code == 404
    assert waits(session) == [(ALMATY, None)]


def test_nobody_waits_at_more_than_five(people: People, session: Session, app: Flask) -> None:
    dana = people.person("dana")
    with app.app_context():
        standing = [one.id for one in queries.associations_on(session, clock.today()) if one.id != ALMATY]
    waiting(session, dana, *standing[:7])
    assert len(waits(session)) == queries.MOST
    client = people.signed_in(dana)
    page = client.get(PLACE).text
    assert "You wait at five associations already" in page and BUTTON not in page
    client.send(PLACE, page="/profile")
    assert len(waits(session)) == queries.MOST


@pytest.mark.parametrize(
    ("class_of", "ended"),
    [
        (ALMATY, {ALMATY, WHOLE}),
        (USHTOBE, {WHOLE}),
        ("korean-kz-75-arman", {ALMATY, WHOLE}),
        (GERMAN, set()),
    ],
)
def test_a_seat_ends_it_there_and_above(class_of: str, ended: set[str], people: People, session: Session) -> None:
    """Arman was merged into Almaty's association: a class of it is one of Almaty's."""
    dana, other = people.person("dana"), people.person("erlan")
    for one in (dana, other):
        waiting(session, one, WHOLE, ALMATY)
    class_ = people.class_of(people.holding("teacher", association=class_of), class_of)
    join_class(session, class_, dana.id, NOW, clock.today())
    session.commit()
    mine = select(Waiting.association_id).where(Waiting.person_id == dana.id, Waiting.ended_by == "seat")
    assert set(session.scalars(mine)) == ended
    assert (
        session.scalars(select(Waiting).where(Waiting.person_id == other.id, Waiting.ended_on.is_not(None))).all() == []
    )


def test_who_sits_there_need_not_ask(people: People, session: Session) -> None:
    dana = people.person("dana")
    people.class_of(people.holding("teacher", association=ALMATY), learners=(dana,))
    client = people.signed_in(dana)
    for address in (PLACE, f"/associations/{WHOLE}/place"):
        page = client.get(address).text
        assert "You sit in a class of this association" in page and BUTTON not in page
        client.send(address, page="/profile")
    assert waits(session) == []
    assert BUTTON in client.get(f"/associations/{GERMAN}/place").text


@pytest.mark.parametrize(("said", "told"), [("taken-in", "it has a place for you"), ("no-place", "no place for now")])
def test_the_page_says_what_the_association_answered(said: str, told: str, people: People, session: Session) -> None:
    dana = people.person("dana")
    waiting(session, dana, ALMATY)
    one = session.scalars(select(Waiting)).one()
    end(session, one, said, clock.today())
    session.commit()
    client = people.signed_in(dana)
    page = client.get(PLACE).text
    assert told in text_of(page) and BUTTON in page, "one may ask again"
    assert "Places you asked for" in client.get("/associations").text
    session.get_one(Waiting, one.id).ended_on = clock.today() - timedelta(days=61)
    session.commit()
    assert told not in text_of(client.get(PLACE).text)
    assert "Places you asked for" not in client.get("/associations").text


def test_the_list_takes_as_many_statements_for_one_wait_as_for_five(
    app: Flask, people: People, session: Session
) -> None:
    few, many = people.person("few"), people.person("many")
    waiting(session, few, ALMATY)
    waiting(session, many, ALMATY, WHOLE, GERMAN, USHTOBE)
    one, four = (statements_of(people.signed_in(who), app, "/associations") for who in (few, many))
    assert one == four
