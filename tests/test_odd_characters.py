"""Signs that no keyboard types but copied text holds: nothing breaks, pages stay valid, on either database."""

from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from tests.people import People
from tests.practice.test_lesson import EXERCISE
from tests.reading import fields, text_of

ODD = ("\x00", "дана\x00", "да\x01на")


@pytest.mark.parametrize("odd", ODD)
def test_a_name_or_an_address(odd: str, client: FlaskClient) -> None:
    for typed in ({"username": odd}, {"email": f"dana{odd}@example.org"}):
        answer = client.send("/register", {"username": "dana", "password": "three plain words", **typed})
        assert answer.status_code in (303, 422)
    assert client.send("/login", {"username": odd, "password": "three plain words"}).status_code in (303, 422)


@pytest.mark.parametrize("odd", ODD)
def test_a_password(odd: str, client: FlaskClient) -> None:
    registered = client.send("/register", {"username": "dana", "password": f"three plain words{odd}"})
    assert registered.status_code in (303, 422)
    client.send("/logout", page="/")
    assert client.send("/login", {"username": "dana", "password": odd}).status_code == 422


@pytest.mark.parametrize("odd", ODD)
def test_a_name_that_others_read(odd: str, people: People) -> None:
    teacher = people.signed_in(people.holding("teacher", association="korean-kz-75"))
    shown = teacher.send("/classes", {"name": f"Топ {odd}"}, follow_redirects=True)
    assert shown.status_code == 200 and "Топ" in text_of(shown.text)
    new = people.app.test_client()
    typed = {"username": "dana", "password": "three plain words", "display_name": f"Дана{odd}"}
    assert "Дана" in new.send("/register", typed, follow_redirects=True).text


@pytest.mark.parametrize("odd", ODD)
def test_an_association_and_a_code(odd: str, people: People) -> None:
    client = people.signed_in(people.person("dana"))
    assert client.send("/welcome", {"association": f"x{odd}"}).status_code == 422
    assert client.send("/classes/join", {"code": f"x{odd}"}, page="/classes").status_code == 422


@pytest.mark.parametrize("odd", ODD)
def test_an_answer(odd: str, client: FlaskClient) -> None:
    page = fields(client.get(EXERCISE).text)
    for typed in ({"answer": odd}, {"answer": odd, "exercise": f"a1-01-01/x{odd}"}, {"answer": odd, "posed_at": odd}):
        assert client.post(EXERCISE, data={**page, **typed}).status_code in (200, 303, 404, 422)


@pytest.mark.parametrize("odd", ODD)
def test_what_is_given_back_when_a_page_is_too_old(odd: str, client: FlaskClient) -> None:
    late = client.post("/welcome", data={"association": f"Айдын{odd}", odd: "x"})
    assert late.status_code == 400 and "Айдын" in late.text


@pytest.mark.parametrize("odd", ODD)
def test_an_address_line(odd: str, client: FlaskClient, people: People) -> None:
    typed = quote(odd)
    for address in (
        f"/login?next=/{typed}",
        f"/register?next=/{typed}",
        f"/courses/{typed}",
        f"/?x={typed}&lang={typed}",
    ):
        assert client.get(address).status_code in (200, 404)
