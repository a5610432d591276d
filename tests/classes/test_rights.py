"""Every address of a class × every role × own and foreign: what is not one's own is not found, and nothing of it changes."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from tests.accounts.test_children import tap
from tests.classes.slips import slips_on
from tests.classes.test_roster import begun, named
from tests.people import NOW, People
from tests.test_house import everything
from webapp.models import ClassGroup, ClassSheet, RoleGrant

ROOMS = {
    "classes",
    "class_children",
    "class_roster",
    "class_roster_tables",
    "class_groups",
    "class_settings",
    "oneroster",
}
# Browsers say so of the site's own forms; the token is another test's business.
OURS = {"Sec-Fetch-Site": "same-origin"}
FOREIGN = {
    "colleague": ("teacher", "korean-kz-75"),
    "stranger": ("teacher", "german-kz-39"),
    "coordinator": ("coordinator", "korean-kz"),
    "own coordinator": ("coordinator", "korean-kz-75"),
    "secretariat": ("secretariat", None),
    "editor": ("editor", None),
    "admin": ("admin", None),
    "learner of the class": ("", None),
    "learner": ("", None),
    "teacher no more": ("", None),
    "unknown": ("", None),
    "child of the class": ("", None),
}


def addresses(app: Flask, class_id: int, person_id: int, group_id: int) -> list[tuple[str, str]]:
    """Method and address of every page and form of a class."""
    values = {"class_id": class_id, "person_id": person_id, "group_id": group_id, "form": "csv"}
    found = []
    with app.test_request_context():
        build = app.url_map.bind("localhost").build
        for rule in app.url_map.iter_rules():
            if rule.endpoint.partition(".")[0] in ROOMS and "class_id" in rule.arguments:
                address = build(rule.endpoint, {name: values[name] for name in rule.arguments}, method=_method(rule))
                found.append((_method(rule), address))
    return found


def _method(rule: Rule) -> str:
    return "POST" if "POST" in (rule.methods or ()) else "GET"


def ask(client: FlaskClient, method: str, address: str, values: dict[str, object]) -> int:
    """The status of the answer."""
    if method == "GET":
        return client.get(address).status_code
    return client.post(address, data=values, headers=OURS).status_code


def somebody(who: str, people: People, session: Session, app: Flask, page: str) -> FlaskClient:
    """A client of theirs; the class and its learner and child are there."""
    role, association = FOREIGN[who]
    if role:
        return people.signed_in(people.holding(role, who.replace(" ", "-"), association))
    if who == "learner of the class":
        return people.signed_in("dana")
    if who == "learner":
        return people.signed_in(people.person("erlan"))
    client = app.test_client()
    if who == "child of the class":
        token = session.scalars(select(ClassSheet.token)).one()
        pictures = slips_on(page)["Аян"].pictures
        assert tap(client, f"/sheet/{token}/{named(session, 'Аян').id}", pictures).location == "/today"
    return client


@pytest.mark.parametrize("who", FOREIGN)
def test_what_is_not_ones_own_is_not_found_and_nothing_changes(
    who: str, app: Flask, people: People, session: Session
) -> None:
    dana = people.person("dana")
    teacher, roster, class_ = begun(people, dana)
    page = teacher.send(f"{roster}/add", {"names": "Аян", "age": "child", "as": "page"}).text
    teacher.send(f"{roster}/groups", {"name": "Топ"})
    group = session.scalars(select(ClassGroup.id)).one()
    if who == "teacher no more":
        session.execute(update(RoleGrant).values(valid_to=NOW.date()))
        session.commit()
        client = teacher
    else:
        client = somebody(who, people, session, app, page)
    expected = {"unknown": 302, "child of the class": 403}.get(who, 404)
    pages = addresses(app, class_.id, dana.id, group)
    assert len(pages) > 30
    before = everything(session)
    values = {"learner": dana.id, "child": dana.id, "names": "Бота", "name": "x", "person": dana.id, "shown": dana.id}
    for method, address in pages:
        if who == "learner of the class" and address.endswith("/leave"):
            continue  # their own
        assert ask(client, method, address, values) == expected, f"{who}: {method} {address}"
    session.rollback()
    assert everything(session) == before


def test_a_teacher_opens_every_page_of_the_own_class(app: Flask, people: People, session: Session) -> None:
    dana = people.person("dana")
    teacher, roster, class_ = begun(people, dana)
    teacher.send(f"{roster}/add", {"names": "Аян", "age": "child", "as": "pdf"})
    pages = [address for method, address in addresses(app, class_.id, dana.id, 1) if method == "GET"]
    assert len(pages) > 12
    for address in pages:
        assert teacher.get(address).status_code == 200, address
