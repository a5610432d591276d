"""Signs that no keyboard types but copied text holds: they break nothing, on either database."""

from urllib.parse import quote
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.people import People
from tests.practice.test_lesson import EXERCISE
from tests.reading import fields, text_of

ODD = ("\x00", "дана\x00", "да\x01на")
WORDS = "three plain words"


@pytest.mark.parametrize("odd", ODD)
def test_a_name_and_an_address(odd: str, app: Flask) -> None:
    for typed in ({"username": odd}, {"email": f"dana{odd}@example.org"}):
        answer = app.test_client().send("/register", {"username": "aliya", "password": WORDS, **typed})
        assert answer.status_code in (303, 422)
    assert app.test_client().send("/login", {"username": odd, "password": "not the password"}).status_code == 422


@pytest.mark.parametrize("odd", ODD)
def test_a_password(odd: str, app: Flask) -> None:
    client = app.test_client()
    assert client.send("/register", {"username": "dana", "password": WORDS + odd}).status_code in (303, 422)
    assert app.test_client().send("/login", {"username": "dana", "password": odd}).status_code == 422


@pytest.mark.parametrize("odd", ODD)
def test_a_name_that_others_read(odd: str, people: People) -> None:
    teacher = people.signed_in(people.holding("teacher", association="korean-kz-75"))
    shown = teacher.send("/classes", {"name": f"Топ {odd}"}, follow_redirects=True)
    assert shown.status_code == 200 and "Топ" in text_of(shown.text)
    typed = {"username": "dana", "password": WORDS, "display_name": f"Дана{odd}"}
    assert "Дана" in people.app.test_client().send("/register", typed, follow_redirects=True).text


@pytest.mark.parametrize("odd", ODD)
def test_an_association_and_a_code(odd: str, people: People) -> None:
    client = people.signed_in(people.person("dana"))
    assert client.send("/profile", {"association": f"x{odd}"}).status_code == 422
    assert client.send("/classes/join", {"code": f"x{odd}"}, page="/classes").status_code == 422


# What is below is given back as it came, so only the status is looked at: a plain client, not the Reader.


@pytest.mark.parametrize("odd", ODD)
def test_the_fields_of_an_answer(odd: str, app: Flask) -> None:
    client = FlaskClient(app, app.response_class)
    page = fields(client.get(EXERCISE).text)
    for typed in ({"answer": odd}, {"exercise": f"a1-01-01/x{odd}"}, {"posed_at": odd}, {"attempt": odd}):
        answer = client.post(EXERCISE, data={**page, "answer_id": str(uuid4()), **typed})
        assert answer.status_code in (303, 404, 422), typed


@pytest.mark.parametrize("odd", ODD)
def test_an_address_line_and_a_page_that_is_too_old(odd: str, app: Flask) -> None:
    client, typed = FlaskClient(app, app.response_class), quote(odd)
    for address in (f"/login?next=/{typed}", f"/courses/{typed}", f"/practice/{typed}", f"/?x={typed}&lang={typed}"):
        assert client.get(address).status_code in (200, 404), address
    late = client.post("/profile", data={"association": f"Айдын{odd}"})
    assert late.status_code == 400 and "Айдын" in late.text
