"""A certificate: for whom, what it says, that anybody can check it, that it can be revoked, and who may do that."""

import re
from typing import Any

import jwt
import pytest
from flask import Flask
from flask.testing import FlaskClient
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier, check_credential_status
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.exams.test_standing import sat as sat  # a fixture
from tests.people import People
from tests.reading import text_of
from webapp.certificates import keys
from webapp.clock import now
from webapp.models import Certificate, Class, Look, SigningKey

Sat = dict[str, Any]


@pytest.fixture
def teacher(sat: Sat, people: People) -> FlaskClient:
    return people.signed_in(sat["teacher"])


@pytest.fixture
def issued(sat: Sat, teacher: FlaskClient, session: Session) -> Certificate:
    """Dana's certificate."""
    address = f"/classes/{sat['sitting'].class_id}/certificates"
    dana = sat["dana"].id
    answer = teacher.send(address, {"learner": dana, f"name-{dana}": "Дана Ким"})
    assert answer.status_code == 303
    return session.scalars(select(Certificate)).one()


def test_only_who_met_the_criterion_is_offered_one(sat: Sat, people: People, teacher: FlaskClient) -> None:
    address = f"/classes/{sat['sitting'].class_id}/certificates"
    page = text_of(teacher.get(address).text)
    assert "Dana" in page and "Issue the certificates" in page
    sat["seat"].set_aside = True
    people.session.commit()
    page = teacher.get(address).text
    assert "Has not sat the test in class." in page and "Issue the certificates" not in page
    answer = teacher.send(address, {"learner": sat["dana"].id})
    assert "Choose learners who have met the criterion." in teacher.get(answer.location).text
    assert people.session.scalars(select(Certificate)).all() == []


def test_anybody_can_check_it(app: Flask, sat: Sat, issued: Certificate) -> None:
    anybody = app.test_client()
    answer = anybody.get(f"/certificates/{issued.id}?lang=en")
    page = text_of(answer.text)
    assert "Дана Ким" in page and "This certificate is genuine." in page and "A1" in page
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert issued.criterion["test"]["format"] == "kaztest-2024-a1", "the criterion in force is kept with it"
    assert issued.evidence["blocks"]["writing"] == [9, 25]
    for language, word in (("kk", "A1 тестінің әр бөлімі"), ("ru", "Каждый блок теста A1")):
        assert word in anybody.get(f"/certificates/{issued.id}?lang={language}").text


def test_a_changed_name_is_no_genuine_certificate(app: Flask, issued: Certificate, session: Session) -> None:
    issued.name = "Somebody Else"
    session.commit()
    assert "The signature does not hold." in app.test_client().get(f"/certificates/{issued.id}?lang=en").text


def test_the_credential_is_open_badges_3_and_names_nobody(app: Flask, issued: Certificate, session: Session) -> None:
    anybody = app.test_client()
    token = anybody.get(f"/certificates/{issued.id}/credential.jwt").text
    key = session.scalars(select(SigningKey)).one()
    found = OB3Verifier(key.public_pem).verify(token)
    assert found.id and found.id.endswith(f"/certificates/{issued.id}")
    assert found.achievement.alignments[0].target_code == "A1"
    assert {one.value for one in found.results} == {"100", "36", "32"}
    assert "Дана" not in str(jwt.decode(token, options={"verify_signature": False}))
    assert key.private_pem not in token
    baked = anybody.get(f"/certificates/{issued.id}/badge.svg")
    assert OB3Verifier.extract_token_from_svg(baked.data) == token
    with pytest.raises(OB3VerificationError):
        OB3Verifier(key.public_pem).verify(token[:-8] + "AAAAAAAA")


def test_it_is_revoked_with_a_reason_that_everybody_reads(
    app: Flask, sat: Sat, issued: Certificate, teacher: FlaskClient, session: Session
) -> None:
    anybody, key = app.test_client(), session.scalars(select(SigningKey)).one()

    def status() -> None:
        listed = anybody.get("/certificates/revoked/0").data
        check_credential_status(
            OB3Verifier(key.public_pem).verify(issued.credential),
            download=lambda _address: listed,
            verify_list=True,
            list_pubkey_pem=key.public_pem.encode(),
        )

    status()
    page = f"/classes/{sat['sitting'].class_id}/certificates"
    teacher.send(f"{page}/{issued.id}/revoke", {"reason": ""}, page=page)
    session.refresh(issued)
    assert issued.revoked_at is None, "no reason, no revocation"
    assert teacher.send(f"{page}/{issued.id}/revoke", {"reason": "The name is wrong"}, page=page).status_code == 303
    shown = text_of(anybody.get(f"/certificates/{issued.id}?lang=en").text)
    assert "was revoked" in shown and "The name is wrong" in shown and "genuine" not in shown
    with pytest.raises(OB3VerificationError, match="revocation"):
        status()
    assert "Issue the certificates" in teacher.get(page).text, "a right one can be issued in its place"


def test_an_older_key_goes_on_to_check_what_it_signed(app: Flask, issued: Certificate, session: Session) -> None:
    keys.retire_keys(session, now())
    keys.key_to_sign(session, now())
    session.commit()
    assert len(session.scalars(select(SigningKey)).all()) == 2
    assert "This certificate is genuine." in app.test_client().get(f"/certificates/{issued.id}?lang=en").text


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_it_prints(language: str, app: Flask, issued: Certificate) -> None:
    anybody = app.test_client()
    anybody.get(f"/certificates?lang={language}")
    answer = anybody.get(f"/certificates/{issued.id}.pdf")
    assert answer.mimetype == "application/pdf" and answer.data.startswith(b"%PDF")


def test_the_learner_finds_it_and_reads_who_looked(
    sat: Sat, people: People, issued: Certificate, session: Session
) -> None:
    assert f"/certificates/{issued.id}" in people.signed_in(sat["dana"]).get("/certificates").text
    looks = session.scalars(select(Look).where(Look.learner_id == sat["dana"].id)).all()
    assert {one.what for one in looks} == {"certificate"}


def test_nobody_else_issues_or_revokes(
    app: Flask, sat: Sat, people: People, issued: Certificate, session: Session
) -> None:
    page = f"/classes/{sat['sitting'].class_id}/certificates"
    stranger = people.signed_in(people.holding("teacher", "stranger", "german-kz-39"))
    others = [
        stranger,
        people.signed_in(sat["dana"]),
        people.signed_in(people.holding("coordinator", "boss", "korean-kz")),
    ]
    for client in others:
        assert client.get(page).status_code == 404
        for address in (page, f"{page}/{issued.id}/revoke"):
            assert client.send(address, {"reason": "x", "learner": sat["dana"].id}, page="/login").status_code == 404
    assert app.test_client().get(page).status_code == 302
    # A teacher elsewhere cannot revoke it through a class of their own.
    own = people.class_of(session.merge(people.holding("teacher", "third", "german-kz-39")), "german-kz-39")
    third = people.signed_in("third")
    address = f"/classes/{own.id}/certificates/{issued.id}/revoke"
    assert third.send(address, {"reason": "x"}, page=f"/classes/{own.id}/certificates").status_code == 404
    # Nor does a teacher of the same association, in whose class neither it was issued nor its holder sits.
    people.class_of(session.merge(people.holding("teacher", "fourth", "korean-kz-75")))
    fourth = people.signed_in("fourth")
    other = session.scalars(select(Class.id).order_by(Class.id.desc())).first()
    address = f"/classes/{other}/certificates/{issued.id}/revoke"
    assert fourth.send(address, {"reason": "x"}, page=f"/classes/{other}/certificates").status_code == 404
    session.refresh(issued)
    assert issued.revoked_at is None


def test_what_is_not_there(app: Flask) -> None:
    anybody = app.test_client()
    for address in ("", ".pdf", "/credential.jwt", "/badge.svg"):
        assert anybody.get(f"/certificates/unknown{address}").status_code == 404
    assert anybody.get("/certificates/levels/z9").status_code == 404
    assert anybody.get("/certificates/revoked/0").status_code == 404, "nothing was ever issued"


def test_over_https_the_site_says_who_it_is(app: Flask, issued: Certificate) -> None:
    anybody = app.test_client()
    assert anybody.get("/.well-known/did.json").status_code == 404, "did:web trusts HTTPS alone"
    said = anybody.get("/.well-known/did.json", base_url="https://tilashar.example").get_json()
    assert said["id"] == "did:web:tilashar.example"
    assert re.fullmatch(r"did:web:tilashar.example#[0-9a-f]{12}", said["assertionMethod"][0])


def test_levels_say_what_they_ask_for(app: Flask) -> None:
    page = text_of(app.test_client().get("/certificates/levels/a1-2026?lang=en").text)
    assert "Every block of the A1 test" in page and "does not stand for KAZTEST" in page
