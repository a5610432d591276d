"""No address of uptake shows a person: all are asked by everybody, with people in the database who could be recognised."""

from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from tests.people import People
from tests.test_house import SAMPLES
from tests.uptake.facts.living import Country, at
from tests.uptake.sample import publish
from webapp import db
from webapp.demo.uptake_extras import fill_extras
from webapp.models import Person, Waiting
from webapp.uptake.facts.building import build
from webapp.uptake.reference import load_uptake_reference

FIRST, TODAY = date(2026, 7, 2), date(2026, 10, 5)
MORE = {
    "number": "1",
    "code": "region",
    "region": "KZ-75",
    "name": "release.json",
    "kind": "dataflow",
    "agency": "TILASHAR",
    "flow": "UPTAKE",
    "wanted": "UPTAKE",
    "version": "latest",
    "key": "*",
    "rest": "nothing",
    "token": "x" * 22,
}


@pytest.fixture
def names(app: Flask, session: Session) -> list[str]:
    """Words by which the people of the country could be recognised."""
    with app.app_context():
        country = Country(db.session())
        found = []
        for number in range(14):
            one = country.learner(FIRST, region_code="KZ-75", groups=["korean"], association="korean-kz-75")
            person = db.session().get_one(Person, one)
            person.username, person.display_name = f"findable-{number}", f"Findable {number}"
            person.email = f"findable-{number}@example.org"
            country.answer(one, *(FIRST + timedelta(days=9 * step) for step in range(4)))
            db.session().add(Waiting(person_id=one, association_id="korean-kz-75", asked_on=FIRST))
            found += [person.username, person.display_name]
        db.session().flush()
        build(db.session(), TODAY, at(TODAY), look_back=0)
        load_uptake_reference(db.session())
        publish(db.session(), "2026Q2")
        fill_extras(db.session(), one, at(TODAY))
        db.session().commit()
        return found


def address(rule: Rule) -> str:
    """One with its places filled."""
    values = {name: MORE.get(name, SAMPLES.get(name, "1")) for name in rule.arguments}
    return (
        str(rule.rule if not values else rule.build(values, append_unknown=False)[1]) if rule.arguments else rule.rule
    )


@pytest.mark.parametrize("role", ["nobody", "learner", "teacher", "coordinator", "region", "secretariat"])
def test_no_address_of_uptake_shows_a_person(role: str, app: Flask, people: People, names: list[str]) -> None:
    branch = "korean-kz" if role == "coordinator" else "korean-kz-75" if role == "teacher" else None
    region = "KZ-75" if role == "region" else None
    client: FlaskClient = app.test_client()
    if role == "learner":
        client = people.signed_in(people.person("onlooker"))
    elif role != "nobody":
        client = people.signed_in(people.holding(role, username="onlooker", association=branch, region=region))
    asked = []
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(("/uptake", "/surveys", "/jobs")) and "GET" in (rule.methods or ()):
            answered = client.get(address(rule))
            assert answered.status_code < 500, rule.rule
            text = answered.get_data().decode(errors="replace")
            assert not [name for name in names if name in text], rule.rule
            asked.append(answered.status_code)
    assert len(asked) > 30 and 200 in asked
