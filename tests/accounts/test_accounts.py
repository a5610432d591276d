"""Registering, signing in and out, and guests who bring along what they did."""

import logging

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.people import NOW, PASSWORD, People
from tests.practice.test_lesson import EXERCISE, answer
from tests.reading import fields, text_of
from webapp.accounts.routes import safe_next
from webapp.associations.actions import join_association
from webapp.courses import loading
from webapp.courses.profile import LearnerProfile
from webapp.models import (
    Answer,
    Audit,
    Card,
    Completion,
    EthnicDeclaration,
    Known,
    Membership,
    MemoryMark,
    Person,
    Profile,
    Run,
    Saved,
)

WORDS = "three plain words"
WRONG = "The user name or the password is not right."
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "\\\\evil.example",
    "http:evil.example",
    "javascript:alert(1)",
    " https://evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    "///evil.example",
    "evil.example",
)


def register(client: FlaskClient, **typed: str) -> object:
    return client.send("/register", {"username": "aliya", "password": WORDS, **typed})


def is_signed_in(client: FlaskClient) -> bool:
    """What the person sees: the button that signs out."""
    return "Sign out" in client.get("/?lang=en").text


def test_register_needs_a_name_and_a_password_only(client: FlaskClient, session: Session) -> None:
    client.get("/?lang=en")
    assert "No e-mail address is needed" in client.get("/register").text
    answered = register(client)
    assert (answered.status_code, answered.location) == (303, "/welcome")
    assert "You are registered" in client.get("/profile").text and is_signed_in(client)
    made = session.scalars(select(Person)).one()
    assert made.username == "aliya" and made.email is None and made.registered_at is not None
    assert WORDS not in (made.password or "") and (made.password or "").startswith("$argon2")


@pytest.mark.parametrize("typed", ["Әлия", "ӘЛИЯ", " әлия ", "dana@example.org", "Dana@EXAMPLE.org"])
def test_sign_in_by_name_or_address_whatever_the_capitals(typed: str, app: Flask) -> None:
    register(app.test_client(), username="Әлия", email="Dana@Example.org")
    client = app.test_client()
    answered = client.send("/login", {"username": typed, "password": WORDS})
    assert (answered.status_code, answered.location) == (303, "/today")
    assert is_signed_in(client)


def test_a_wrong_password_and_an_unknown_name_are_told_alike(people: People, client: FlaskClient) -> None:
    client.get("/?lang=en")
    people.person("dana")
    pages = []
    for username, password in (("dana", "not the password"), ("nobody", PASSWORD)):
        refused = client.send("/login", {"username": username, "password": password})
        assert refused.status_code == 422 and WRONG in refused.text
        assert f'value="{username}"' in refused.text, "what was typed stays"
        assert password not in refused.text
        pages.append(text_of(refused.text))
    assert pages[0] == pages[1]
    assert not is_signed_in(client)


def test_capitals_in_a_password_matter(people: People, client: FlaskClient) -> None:
    people.person("dana")
    assert client.send("/login", {"username": "dana", "password": PASSWORD.upper()}).status_code == 422


def test_a_closed_account_and_a_guest_do_not_sign_in(people: People, client: FlaskClient, session: Session) -> None:
    closed, guest = people.person("dana"), people.person("erlan")
    closed.active = False
    guest.registered_at = None
    session.commit()
    for username in ("dana", "erlan"):
        assert client.send("/login", {"username": username, "password": PASSWORD}).status_code == 422


def test_an_account_closed_meanwhile_is_signed_out(people: People, session: Session) -> None:
    dana = people.person("dana")
    client = people.signed_in(dana)
    assert is_signed_in(client)
    dana.active = False
    session.commit()
    assert not is_signed_in(client)
    assert client.get("/classes").status_code == 302


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_next_never_leads_off_the_site(wanted: str, people: People, app: Flask) -> None:
    people.person("dana")
    client = app.test_client()
    answered = client.send("/login", {"username": "dana", "password": PASSWORD, "next": wanted})
    assert (answered.status_code, answered.location) == (303, "/today")
    registered = register(app.test_client(), next=wanted)
    assert (registered.status_code, registered.location) == (303, "/welcome")
    assert safe_next(wanted, "/here") == "/here"


def test_next_leads_back_to_where_one_was_stopped(people: People, client: FlaskClient) -> None:
    people.person("dana")
    stopped = client.get("/classes")
    assert stopped.location == "/login?next=/classes"
    answered = client.send("/login", {"username": "dana", "password": PASSWORD}, page=stopped.location)
    assert answered.location == "/classes"
    assert safe_next("/practice/a1-01-01?read=1", "/") == "/practice/a1-01-01?read=1"


def test_sign_out_keeps_the_language(people: People) -> None:
    client = people.signed_in(people.person("dana"), language="kk")
    assert client.get("/logout").status_code == 405, "a link signs nobody out"
    answered = client.send("/logout", page="/")
    assert (answered.status_code, answered.location) == (303, "/")
    assert '<html lang="kk"' in client.get("/").text
    assert client.get("/classes").status_code == 302 and not is_signed_in(client)


def test_signing_out_forgets_on_a_shared_computer(people: People, content: loading.Library) -> None:
    client = people.signed_in(people.person("dana", age_group="adult", heritage_language="uz"))
    assert 'value="uz"' in (page := client.get("/profile").text) and 'selected value="uz"' in page
    client.send("/logout", page="/")
    assert 'selected value="uz"' not in client.get("/profile").text


def test_a_guest_brings_the_answers_along(
    people: People, client: FlaskClient, content: loading.Library, session: Session
) -> None:
    dana = people.person("dana")
    session.delete(session.get_one(Profile, dana.id))
    session.commit()
    client.get("/?lang=en")
    client.send("/profile", {"age_group": "adult", "heritage_language": "ru", "ethnic_groups": ["korean"]})
    for _ in range(3):
        answer(client, content, LearnerProfile("ru", "adult"))
    client.send("/login", {"username": "dana", "password": PASSWORD})
    assert set(session.scalars(select(Answer.person_id))) == {dana.id}
    assert session.scalar(select(func.count()).select_from(Answer)) == 3
    assert set(session.scalars(select(Run.person_id))) == {dana.id}
    assert 'value="3"' in client.get(EXERCISE).text, "the lesson goes on where the guest was"
    assert session.scalars(select(Profile.heritage_language).where(Profile.person_id == dana.id)).all() == ["ru"]
    guest = session.scalars(select(Person).where(Person.id != dana.id)).one()
    assert not guest.active
    claimed = session.scalars(select(Audit).where(Audit.action == "claim guest work")).one()
    assert claimed.subject_id == dana.id


def test_an_accounts_own_choices_stand_when_a_guest_signs_in(
    people: People, client: FlaskClient, content: loading.Library, session: Session
) -> None:
    dana = people.person("dana", heritage_language="uz", age_group="teen")
    join_association(session, dana.id, "uzbek-kz-75", NOW.date(), NOW)
    session.commit()
    client.send(
        "/profile", {"age_group": "adult", "heritage_language": "ru", "association": "Aydyn Korean association, Almaty"}
    )
    client.send("/login", {"username": "dana", "password": PASSWORD})
    session.expire_all()
    kept = session.get_one(Profile, dana.id)
    assert (kept.heritage_language, kept.age_group) == ("uz", "teen")
    now_in = select(Membership.association_id).where(Membership.person_id == dana.id, Membership.valid_to.is_(None))
    assert session.scalars(now_in).all() == ["uzbek-kz-75"], "one association at a time"


def test_a_lesson_done_twice_is_completed_once(
    people: People, client: FlaskClient, content: loading.Library, session: Session
) -> None:
    dana = people.person("dana")
    for browser in (people.signed_in(dana), client):
        while "The lesson is done" not in browser.get(f"{EXERCISE}?lang=en").text:
            answer(browser, content, LearnerProfile())
    client.send("/login", {"username": "dana", "password": PASSWORD})
    assert session.scalars(select(Completion.person_id)).all() == [dana.id]
    assert "done" in client.get("/courses/a1").text


def test_a_guests_declaration_does_not_stay_behind(people: People, client: FlaskClient, session: Session) -> None:
    """A closed guest must not be counted, and nobody could withdraw what it said."""
    dana = people.person("dana")
    for groups in (["korean", "german"], ["other"]):
        client.send("/profile", {"ethnic_groups": groups})
        client.send("/login", {"username": "dana", "password": PASSWORD})
        client.send("/logout", page="/")
    said = session.execute(select(EthnicDeclaration.person_id, EthnicDeclaration.ethnic_group)).all()
    assert sorted(tuple(row) for row in said) == [(dana.id, "german"), (dana.id, "korean")], "the account's own stands"


@pytest.mark.parametrize("typed", ["dana", "DANA", " Dana "])
def test_a_taken_name_is_told_and_the_rest_stays_typed(typed: str, people: People, client: FlaskClient) -> None:
    people.person("dana")
    client.get("/?lang=en")
    refused = register(client, username=typed, display_name="Дана Ким")
    assert refused.status_code == 422
    assert "Somebody has this user name already" in refused.text and 'value="Дана Ким"' in refused.text
    assert WORDS not in refused.text, "a password is never echoed"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"password": "seven77"}, "Eight characters or more."),
        ({"password": ""}, "Choose a password."),
        ({"username": ""}, "Choose a user name."),
        ({"username": "ab"}, "Three or more letters or digits"),
        ({"username": "dana kim"}, "Three or more letters or digits"),
        ({"username": "<script>"}, "Three or more letters or digits"),
        ({"username": "д" * 33}, "Up to 32 letters."),
        ({"email": "dana at example"}, "This does not look like an e-mail address."),
        ({"display_name": "д" * 81}, "Up to 80 letters."),
    ],
)
def test_what_is_wrong_is_told_beside_the_field(
    typed: dict[str, str], message: str, client: FlaskClient, session: Session
) -> None:
    client.get("/?lang=en")
    refused = register(client, **typed)
    assert refused.status_code == 422 and message in refused.text
    assert typed.get("password") != "seven77" or "seven77" not in refused.text
    assert session.scalars(select(Person)).all() == []


def test_an_address_is_used_once(app: Flask, client: FlaskClient) -> None:
    register(app.test_client(), email="dana@example.org")
    client.get("/?lang=en")
    refused = register(client, username="other", email="DANA@example.org")
    assert refused.status_code == 422 and "There is an account with this address already." in refused.text


def test_somebody_signed_in_does_not_register_again(people: People, session: Session) -> None:
    client = people.signed_in(people.person("dana"))
    assert client.get("/register").location == "/welcome"
    token = fields(client.get("/profile").text)["csrf_token"]
    again = client.post("/register", data={"csrf_token": token, "username": "other", "password": WORDS})
    assert again.location == "/welcome"
    assert session.scalars(select(Person.username)).all() == ["dana"]


def test_registering_is_logged_without_what_is_secret(
    client: FlaskClient, session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    register(client, email="dana@example.org")
    client.send("/logout", page="/")
    client.send("/login", {"username": "aliya", "password": "a wrong secret"})
    entry = session.scalars(select(Audit).where(Audit.action == "register")).one()
    made = session.scalars(select(Person)).one()
    assert entry.subject_id == entry.actor_id == made.id
    kept = repr([(row.action, row.detail) for row in session.scalars(select(Audit))])
    for secret in (WORDS, "a wrong secret"):
        assert secret not in caplog.text and secret not in kept


def test_an_old_session_ends_when_a_guest_registers(app: Flask, client: FlaskClient) -> None:
    """Whoever held the guest's cookie does not hold the account."""
    client.send("/profile", {"age_group": "adult"})
    other = app.test_client()
    cookie = client.get_cookie("session")
    assert cookie is not None
    other.set_cookie("session", cookie.value)
    register(client)
    assert is_signed_in(client) and not is_signed_in(other)


def test_a_name_is_text_not_markup(client: FlaskClient) -> None:
    register(client, display_name='<b>Дана</b> & "co"')
    page = client.get("/courses").text
    assert "<b>Дана" not in page and "&lt;b&gt;Дана&lt;/b&gt; &amp;" in page


def test_what_a_guest_knows_and_saved_comes_along_once_and_memory_is_worked_out_anew(
    people: People, client: FlaskClient, session: Session
) -> None:
    dana = people.person("dana")
    client.send("/profile", {"age_group": "adult"})
    guest = session.scalars(select(Person.id).where(Person.registered_at.is_(None))).one()
    for person in (dana.id, guest):
        session.add_all(
            [
                Known(person_id=person, key="w:үй", source="self", since=NOW),
                Saved(person_id=person, kind="word", ref="үй", saved_at=NOW),
                Card(person_id=person, key="w:үй", state=1, due=NOW, reviews=1, lapses=0),
                MemoryMark(person_id=person, answer_id=1),
            ]
        )
    session.add_all(
        [
            Known(person_id=guest, key="w:су", source="placement", since=NOW),
            Saved(person_id=guest, kind="sentence", ref="үй", saved_at=NOW),
        ]
    )
    session.commit()
    client.send("/login", {"username": "dana", "password": PASSWORD})
    session.rollback()
    known = session.execute(select(Known.person_id, Known.key).order_by(Known.key)).all()
    assert sorted(tuple(row) for row in known) == [(dana.id, "w:су"), (dana.id, "w:үй")]
    saved = session.execute(select(Saved.person_id, Saved.kind)).all()
    assert sorted(tuple(row) for row in saved) == [(dana.id, "sentence"), (dana.id, "word")]
    for table in (Card, MemoryMark):
        assert session.scalars(select(table.person_id)).all() == [], "answers came that the old state does not know"
