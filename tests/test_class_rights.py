"""Every address of a class × everybody who has no business there: nothing is shown, nothing is changed.

Addresses are found by themselves: whoever adds one is checked here, and says in `LEARNERS` if it is for learners of the class.
"""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.own_data.full_person import everything_of
from tests.people import People
from tests.test_house import GUEST, UNKNOWN, everything, guest, rules, sample
from webapp.models import Class, ClassTeacher

# What a learner who sits in the class may open or do there, with nobody's work but their own in it.
_CLASS = "/classes/<int(max=2147483647):class_id>"
LEARNERS = {f"{_CLASS}{rest}" for rest in ("/leave", "/mine", "/mine/figures.<any(csv, xlsx):form>")}
# A coordinator gives a class of the own branch, whose teacher is gone, to another teacher.
COORDINATORS = {"/branch/classes/<int(max=2147483647):class_id>/teacher"}
NOBODYS = (302, 303, 403, 404)
STRANGERS = (
    UNKNOWN,
    GUEST,
    "learner elsewhere",
    "learner of the class",
    "teacher of the association",
    "teacher elsewhere",
    "teacher whose role has ended",
    "substitute whose time is over",
    "coordinator",
    "coordinator elsewhere",
    "region",
    "secretariat",
    "editor",
    "admin",
)


@pytest.fixture
def class_(people: People, session: Session) -> Class:
    """A class with a row of everything in it, and a teacher `own`."""
    own = people.holding("teacher", "own", "korean-kz-75")
    made = people.class_of(own, learners=(people.person("dana"),))
    everything_of(session, people.person("first"), people.person("second"), made)
    return made


def somebody(who: str, app: Flask, people: People, class_: Class) -> FlaskClient:
    """A client of theirs."""
    if who == UNKNOWN:
        return app.test_client()
    if who == GUEST:
        return guest(app)
    session = people.session
    if who == "learner of the class":
        return people.signed_in("dana")
    if who == "learner elsewhere":
        other = people.person("elsewhere")
        people.class_of(people.holding("teacher", "far", "german-kz-39"), "german-kz-39", (other,))
        return people.signed_in(other)
    if who in ("teacher whose role has ended", "substitute whose time is over"):
        past = people.holding("teacher", "past", "korean-kz-75")
        row = ClassTeacher(class_id=class_.id, person_id=past.id)
        session.add(row)
        if who.startswith("teacher"):
            from webapp.models import RoleGrant

            session.query(RoleGrant).filter_by(person_id=past.id).one().valid_to = class_.created_at.date()
        else:
            row.substitute, row.valid_from, row.valid_to = True, class_.created_at.date(), class_.created_at.date()
        session.commit()
        return people.signed_in(past)
    role, _, place = who.partition(" ")
    association = {"of the association": "korean-kz-75", "elsewhere": "german-kz-39"}.get(place, "korean-kz")
    scoped = association if role in ("teacher", "coordinator") else None
    return people.signed_in(people.holding(role, "somebody", scoped, "KZ-75" if role == "region" else None))


def addresses(app: Flask, method: str, class_: Class) -> list[tuple[str, str]]:
    """Rule and address of everything under a class."""
    with app.test_request_context():
        return [
            (rule.rule, app.url_map.bind("localhost").build(rule.endpoint, filled(rule, class_), method=method))
            for rule in rules(app, method)
            if "class_id" in rule.arguments
        ]


def filled(rule: Any, class_: Class) -> dict[str, str]:
    return {name: sample(rule, name) for name in rule.arguments} | {"class_id": str(class_.id)}


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_sees_or_changes_a_class_that_is_not_theirs(
    who: str, app: Flask, people: People, class_: Class, session: Session
) -> None:
    client = somebody(who, app, people, class_)
    token = token_of(client)
    before = everything(session)
    assert len(addresses(app, "GET", class_)) > 5 and len(addresses(app, "POST", class_)) > 5
    for method in ("GET", "POST"):
        for rule, address in addresses(app, method, class_):
            if rule in {"learner of the class": LEARNERS, "coordinator": COORDINATORS}.get(who, ()):
                continue
            data = {"csrf_token": token, "name": "x", "text": "x"} if method == "POST" else None
            answer = client.open(address, method=method, data=data)
            assert answer.status_code in NOBODYS, f"{who} at {method} {address}: {answer.status_code}"
            if answer.status_code in (302, 303):
                assert who in (UNKNOWN, GUEST) and "/login" in answer.location, f"{who} at {method} {address}"
    assert everything(session) == before, f"{who} has changed something"


def token_of(client: FlaskClient) -> str:
    """A valid form token of this client's: what refuses must be the right, not the token."""
    from tests.reading import fields

    return fields(client.get("/profile").text)["csrf_token"]


def test_the_teacher_of_the_class_opens_all_of_it(app: Flask, people: People, class_: Class) -> None:
    client = people.signed_in("own")
    for language in ("kk", "ru", "en"):
        client.get(f"/?lang={language}")
        for rule, address in addresses(app, "GET", class_):
            if rule in LEARNERS | COORDINATORS:
                continue
            answer = client.get(address)
            assert answer.status_code in (200, 302, 303, 404, 422), f"{address}: {answer.status_code}"
            # A sample that is not there may be missing; the pages of the class itself may not.
            if rule.count("<") == 1:
                assert answer.status_code in (200, 302, 303, 422), f"{address}: {answer.status_code}"
