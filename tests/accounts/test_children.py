"""Children sign in by sheet and three pictures; grown-ups become their guardians by code."""

import random
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_security.utils import hash_password
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.people import NOW, People
from webapp.accounts import picture_lock, pictures
from webapp.accounts.child_actions import let_in
from webapp.classes.child_actions import Card, add_children
from webapp.classes.child_queries import sheet_of
from webapp.models import Audit, Class, Guardian, Person, PictureCode, Seat


@pytest.fixture
def class_(people: People) -> Class:
    return people.class_of(people.holding("teacher", association="korean-kz-75"))


@pytest.fixture
def cards(app: Flask, class_: Class, session: Session) -> list[Card]:
    """Two children on the sheet of the class."""
    with app.app_context():
        made = add_children(
            session,
            class_,
            ["Аян", "Соня"],
            teacher_id=session.scalars(select(Person.id).where(Person.username == "teacher")).one(),
            hashed=hash_password,
            now=NOW,
            day=NOW.date(),
            rng=random.Random(1),
        )
    session.commit()
    return made


@pytest.fixture
def sheet(cards: list[Card], class_: Class, session: Session) -> str:
    kept = sheet_of(session, class_.id)
    assert kept is not None
    return f"/sheet/{kept.token}"


def tap(client: FlaskClient, page: str, code: tuple[str, ...]) -> object:
    """Tap three pictures as a browser without JavaScript does: one form after the other."""
    taken: list[str] = []
    for picture in code:
        answered = client.send(page, {"taken": pictures.joined(taken), "picture": picture})
        taken.append(picture)
    return answered


def another(code: tuple[str, ...]) -> tuple[str, ...]:
    """Three pictures that are not these: one is right, at its place."""
    return (code[0], *(next(one for one in pictures.PICTURES if one != picture) for picture in code[1:]))


def test_a_child_finds_the_name_and_taps_three_pictures(
    cards: list[Card], sheet: str, client: FlaskClient, session: Session
) -> None:
    names = client.get(f"{sheet}?lang=en")
    assert "Аян" in names.text and "Соня" in names.text and names.headers["X-Robots-Tag"] == "noindex"
    page = f"{sheet}/{cards[0].person_id}"
    assert page in names.text
    assert client.get(page).text.count('name="picture"') == 16
    answered = tap(client, page, cards[0].pictures)
    assert (answered.status_code, answered.location) == (303, "/today")
    cookie = answered.headers["Set-Cookie"]
    assert "session=" in cookie and "Expires" not in cookie, "the session ends with the browser"
    course = client.get("/courses/balapan").text
    assert "Sign out" in course and "(Аян)" in course
    assert "Classes" not in course and 'href="/welcome"' not in course
    logged = session.scalars(select(Audit).where(Audit.action == "sign in by pictures")).one()
    assert logged.subject_id == logged.actor_id == cards[0].person_id
    client.send("/logout", page="/courses/balapan")
    assert "(Аян)" not in client.get("/").text


def test_what_others_decide_for_a_child_is_closed_to_it(cards: list[Card], sheet: str, client: FlaskClient) -> None:
    tap(client, f"{sheet}/{cards[0].person_id}", cards[0].pictures)
    for address in ("/classes", "/welcome", "/guardian", "/data/delete"):
        assert client.get(address).status_code == 403, address
    page = client.get("/data?lang=en").text
    assert "A grown-up who looks after you" in page and "/data/export" not in page and "Соня" not in page
    assert client.send("/data/association", {"association": ""}, page="/data").status_code == 403


def test_wrong_pictures_are_told_kindly_and_sign_nobody_in(cards: list[Card], sheet: str, client: FlaskClient) -> None:
    page = f"{sheet}/{cards[0].person_id}"
    client.get("/?lang=en")
    for code in (another(cards[0].pictures), cards[1].pictures):
        assert tap(client, page, code).location == page
        assert "Not these three. Try once more." in client.get(page).text
    assert "Sign out" not in client.get("/").text
    assert tap(client, page, cards[0].pictures).location == "/today"


def test_five_wrong_tries_shut_the_code_even_for_the_right_one(
    cards: list[Card], sheet: str, client: FlaskClient, session: Session
) -> None:
    page = f"{sheet}/{cards[0].person_id}"
    client.get("/?lang=en")
    for _ in range(5):
        tap(client, page, another(cards[0].pictures))
    shown = client.get(page).text
    assert "Ask your teacher." in shown and 'name="picture"' not in shown
    assert "Try once more." not in shown, "the pictures rest now"
    whole = {"taken": pictures.joined(cards[0].pictures)}
    assert client.send(page, whole, page="/login").location == page
    assert "Sign out" not in client.get("/").text
    other = f"{sheet}/{cards[1].person_id}"
    assert tap(client, other, cards[1].pictures).status_code == 303, "the others are let in"
    client.send("/logout", page="/courses/balapan")
    session.execute(update(PictureCode).values(shut_until=NOW))
    session.commit()
    assert tap(client, page, cards[0].pictures).location == "/today", "the pause is over"
    assert (
        session.scalars(select(PictureCode.wrong_tries).where(PictureCode.person_id == cards[0].person_id)).one() == 0
    )


def test_after_thirty_wrong_tries_only_the_teacher_opens(cards: list[Card], session: Session) -> None:
    child, now, tries = cards[0].person_id, NOW, 0
    while session.scalars(select(PictureCode.wrong_tries).where(PictureCode.person_id == child)).one() < 30:
        now += timedelta(hours=2)
        assert let_in(session, child, lambda _kept: False, now) is None
        tries += 1
    assert tries == picture_lock.MOST
    assert let_in(session, child, lambda _kept: True, now + timedelta(days=300)) is None


@pytest.mark.parametrize(("tries", "minutes"), [(1, None), (4, None), (5, 5), (6, None), (10, 15), (15, 60), (25, 60)])
def test_each_round_of_five_shuts_for_longer(tries: int, minutes: int | None) -> None:
    until = picture_lock.shut_until(tries, NOW)
    assert until == (NOW + timedelta(minutes=minutes) if minutes else None)
    assert picture_lock.is_open(tries, until, NOW) == (minutes is None)
    assert picture_lock.is_open(tries, until, NOW + timedelta(hours=1))


def test_an_unknown_sheet_looks_like_any_missing_page(
    cards: list[Card], sheet: str, client: FlaskClient, people: People, class_: Class, session: Session
) -> None:
    client.get("/?lang=en")
    missing = client.get("/nowhere").text
    outside = people.person("dana")
    for address in ("/sheet/x", f"/sheet/x/{cards[0].person_id}", f"{sheet}/{outside.id}", f"{sheet}/999999"):
        answered = client.get(address)
        assert answered.status_code == 404
        assert answered.text.replace(address, "/nowhere") == missing
        if address.count("/") == 3:
            assert client.send(address, {"picture": "sun"}, page="/login").status_code == 404
    class_.closed_at = NOW
    session.commit()
    assert client.get(sheet).status_code == 404


def test_a_child_who_left_is_on_the_sheet_no_more(
    cards: list[Card], sheet: str, client: FlaskClient, session: Session
) -> None:
    session.execute(update(Seat).where(Seat.person_id == cards[0].person_id).values(left_at=NOW))
    session.commit()
    assert "Аян" not in client.get(sheet).text
    assert client.get(f"{sheet}/{cards[0].person_id}").status_code == 404


def test_a_child_on_a_shared_computer_inherits_no_guest(
    cards: list[Card], sheet: str, client: FlaskClient, session: Session
) -> None:
    client.send("/profile", {"age_group": "adult", "ethnic_groups": ["korean"]})
    tap(client, f"{sheet}/{cards[0].person_id}", cards[0].pictures)
    assert session.scalars(select(Audit).where(Audit.action == "claim guest work")).all() == []


def test_tokens_and_codes_are_long_and_signs_differ() -> None:
    rng = random.Random(3)
    assert len({pictures.new_token() for _ in range(50)}) == 50 and len(pictures.new_token()) == 22
    assert len(pictures.PICTURES) == 16 and len(pictures.draw(rng)) == 3
    taken: set[str] = set()
    for _ in range(40):
        taken.add(pictures.draw_sign(rng, taken))
    assert len(taken) == 40, "a full class has forty signs"


def test_a_child_with_an_account_becomes_nobodys_guardian(cards: list[Card], people: People, session: Session) -> None:
    sister = people.signed_in(people.person("sister", age_group="child"))
    assert sister.get("/guardian").status_code == 403
    assert sister.send("/guardian", {"code": cards[0].guardian_code}, page="/data").status_code == 403
    assert 'href="/guardian"' not in sister.get("/data").text
    assert session.scalars(select(Guardian)).all() == []


def test_a_guardian_code_is_used_once_whatever_its_writing(cards: list[Card], people: People, session: Session) -> None:
    code = cards[0].guardian_code or ""
    assert len(code) == 12
    mother, thief = people.signed_in(people.person("mother")), people.signed_in(people.person("thief"))
    assert mother.send("/guardian", {"code": "AAAA-AAAA-AAAA"}).status_code == 422
    typed = f" {code[:4].lower()}-{code[4:8]} {code[8:]} "
    answered = mother.send("/guardian", {"code": typed})
    assert answered.location == f"/data/of/{cards[0].person_id}"
    assert "Аян" in mother.get(answered.location).text and "Аян" in mother.get("/guardian").text
    refused = thief.send("/guardian", {"code": code})
    assert refused.status_code == 422 and "it was used" in refused.text
    assert thief.get(answered.location).status_code == 404
    left = mother.send(f"/guardian/{cards[0].person_id}/leave", page="/guardian")
    assert left.status_code == 303
    assert mother.get(answered.location).status_code == 404
    assert mother.send(f"/guardian/{cards[0].person_id}/leave", page="/guardian").status_code == 404
    assert session.scalars(select(Guardian.until)).one() is not None
    assert {"become guardian", "leave guardianship"} <= set(session.scalars(select(Audit.action)))
