"""How well somebody knows Kazakh: kept day by day, asked again kindly; and gender, for counts alone."""

from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.people import People
from tests.today.test_today import did
from webapp import clock
from webapp.courses.loading import Library
from webapp.models import Audit, Person, Profile, SelfRating
from webapp.welcome.asking_again import asks_again

CARD = "How is your Kazakh now?"
TODAY = date(2026, 11, 22)


def history(session: Session) -> list[tuple[date, int]]:
    session.rollback()
    found = session.scalars(select(SelfRating).order_by(SelfRating.rated_on))
    return [(one.rated_on, one.step) for one in found]


def days(*ago: int) -> frozenset[date]:
    return frozenset(TODAY - timedelta(days=one) for one in ago)


@pytest.mark.parametrize(
    ("rated", "learned", "put_off", "asked"),
    [
        (91, range(10), None, True),
        (90, range(10), None, False),
        (None, range(10), None, False),
        (91, range(9), None, False),
        (91, range(82, 101), None, False),
        (91, range(10), 29, False),
        (91, range(10), 30, True),
    ],
)
def test_when_it_is_asked_again(rated: int | None, learned: range, put_off: int | None, asked: bool) -> None:
    on = [None if one is None else TODAY - timedelta(days=one) for one in (rated, put_off)]
    assert asks_again(on[0], days(*learned), on[1], TODAY) is asked


def test_every_rating_is_kept_and_the_last_of_a_day_stands(people: People, session: Session) -> None:
    client, today = people.signed_in(people.person("dana")), clock.today()
    for step in ("2", "3"):
        client.send("/welcome/level", {"age_group": "adult", "self_rating": step})
    assert history(session) == [(today, 3)]
    session.execute(SelfRating.__table__.update().values(rated_on=today - timedelta(days=200)))
    session.commit()
    client.send("/welcome/level", {"age_group": "adult", "self_rating": "4"})
    assert history(session) == [(today - timedelta(days=200), 3), (today, 4)]
    client.send("/welcome/level", {"age_group": "adult"})
    assert len(history(session)) == 2, "taken back, the past stays"


@pytest.fixture
def dana(people: People, session: Session, content: Library) -> Person:
    """Somebody who rated themselves long ago and has learned on twelve days since."""
    long_ago = clock.today() - timedelta(days=120)
    made = people.person("dana", age_group="adult", self_rating=3, self_rated_on=long_ago)
    did(session, made, content, 1, tuple(range(12)))
    return made


def test_one_tap_answers_the_card(dana: Person, people: People, session: Session) -> None:
    client = people.signed_in(dana)
    page = client.get("/today").text
    assert CARD in page and "I understand, but do not speak" in page
    assert client.send("/profile/rating", {"step": "3"}, page="/today").location == "/today"
    assert history(session) == [(clock.today(), 3)], "the same step, but of today"
    profile = session.get_one(Profile, dana.id)
    assert (profile.self_rating, profile.self_rated_on) == (3, clock.today())
    assert CARD not in client.get("/today").text
    logged = session.scalars(select(Audit).where(Audit.action == "change profile")).one()
    assert logged.detail == {"changed": ["self_rating"]}


def test_not_now_is_respected(dana: Person, people: People, session: Session) -> None:
    client = people.signed_in(dana)
    client.send("/profile/rating/later", page="/today")
    assert CARD not in client.get("/today").text and history(session) == []
    with client.session_transaction() as kept:
        kept["rating_put_off"] = (clock.today() - timedelta(days=30)).isoformat()
    assert CARD in client.get("/today").text


@pytest.mark.parametrize("step", ["0", "7", "", "many"])
def test_a_mangled_step_is_no_step(step: str, dana: Person, people: People, session: Session) -> None:
    answer = people.signed_in(dana).send("/profile/rating", {"step": step}, page="/today")
    assert answer.status_code == 404 and history(session) == []


def test_neither_children_nor_guests_are_asked(
    client: FlaskClient, dana: Person, people: People, session: Session
) -> None:
    session.get_one(Profile, dana.id).age_group = "child"
    session.commit()
    assert CARD not in people.signed_in(dana).get("/today").text
    assert CARD not in client.get("/today").text
    assert client.send("/profile/rating", {"step": "3"}, page="/login").location.startswith("/login")


def test_gender_is_stated_by_whoever_wishes_and_taken_back(people: People, session: Session) -> None:
    dana = people.person("dana", age_group="adult")
    client = people.signed_in(dana)
    page = client.get("/profile").text
    assert "Gender, only if you wish" in page and "It changes nothing in your lessons" in page
    assert "Gender" not in client.get("/welcome/place").text, "no step of its own"
    for said, kept in (("female", "female"), ("male", "male"), ("", None)):
        assert client.send("/profile", {"age_group": "adult", "gender": said}).status_code == 303
        session.rollback()
        assert session.get_one(Profile, dana.id).gender == kept
    assert client.send("/profile", {"gender": "x"}).status_code == 422


def test_a_step_leaves_the_gender_alone(people: People, session: Session) -> None:
    dana = people.person("dana", gender="female")
    people.signed_in(dana).send("/welcome/level", {"age_group": "adult"})
    session.rollback()
    assert session.get_one(Profile, dana.id).gender == "female"
