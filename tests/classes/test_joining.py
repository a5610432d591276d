"""The address of a join code: signing in or registering on the way, then one tap."""

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.accounts.test_children import tap
from tests.classes.slips import slips_on
from tests.classes.test_roster import begun, named
from tests.people import PASSWORD, People
from tests.reading import text_of
from webapp.models import ClassSheet, Seat


def test_somebody_unknown_registers_and_comes_back_to_one_tap(people: People, session: Session, app: Flask) -> None:
    _, _, class_ = begun(people)
    client, address = app.test_client(), f"/join/{class_.join_code}"
    page = client.get(f"{address}?lang=en").text
    assert "Кешкі топ" in page and "Who teaches: Teacher" in text_of(page)
    assert f'href="/register?next={address}"' in page and f'href="/login?next={address}"' in page
    assert client.post(address, headers={"Sec-Fetch-Site": "same-origin"}).location == f"/login?next={address}"
    made = client.send("/register", {"username": "dana", "password": PASSWORD}, page=f"/register?next={address}")
    assert made.location == address
    assert client.post(address, headers={"Sec-Fetch-Site": "same-origin"}).location == "/welcome", (
        "who is new says first who they are"
    )
    assert session.scalars(select(Seat.class_id)).all() == [class_.id]
    assert "You are in this class." in client.get(address).text


def test_who_has_an_account_signs_in_and_comes_back(people: People, session: Session, app: Flask) -> None:
    people.person("dana", age_group="adult")
    _, _, class_ = begun(people)
    client, address = app.test_client(), f"/join/{class_.join_code}"
    signed = client.send("/login", {"username": "dana", "password": PASSWORD}, page=f"/login?next={address}")
    assert signed.location == address
    joined = client.send(address, follow_redirects=True)
    assert "You are in the class" in client.get("/classes?lang=en").text or "Кешкі топ" in joined.text
    assert len(session.scalars(select(Seat)).all()) == 1
    client.send(address)
    assert len(session.scalars(select(Seat)).all()) == 1


def test_the_typed_form_leads_to_the_same_page(people: People, app: Flask) -> None:
    _, _, class_ = begun(people)
    class_.join_code = "ACEHK7"
    people.session.commit()
    client = app.test_client()
    client.get("/?lang=en")
    assert client.send("/join", {"code": "асе-нк7"}).location == "/join/ACEHK7"
    assert "There is no class with this code" in client.send("/join", {"code": "ACEHK8"}).text
    assert client.get("/join/ace-hk7").status_code == 200
    for wrong in ("ACEHK8", "x" * 500, "АБВГД"):
        assert client.get(f"/join/{wrong}").status_code == 404


def test_a_closed_class_is_not_found(people: People) -> None:
    teacher, roster, class_ = begun(people)
    teacher.send(f"/classes/{class_.id}/close", page=f"{roster}/settings")
    learner = people.signed_in(people.person("dana"))
    assert learner.get(f"/join/{class_.join_code}").status_code == 404
    assert learner.send(f"/join/{class_.join_code}", page="/classes").status_code == 404


def test_a_child_of_a_sheet_comes_by_the_sheet(people: People, session: Session, app: Flask) -> None:
    teacher, roster, _ = begun(people)
    cards = slips_on(teacher.send(f"{roster}/add", {"names": "Аян", "age": "child", "as": "page"}).text)
    second = people.class_of(people.holding("teacher", "second", "korean-kz-75"))
    token, child = session.scalars(select(ClassSheet.token)).one(), app.test_client()
    child.get("/?lang=en")
    tap(child, f"/sheet/{token}/{named(session, 'Аян').id}", cards["Аян"].pictures)
    page = child.get(f"/join/{second.join_code}").text
    assert "Ask your teacher to put your name on the sheet" in page and "Join the class</button>" not in page
    assert child.send(f"/join/{second.join_code}").status_code == 403
    assert child.get("/password").status_code == 403
