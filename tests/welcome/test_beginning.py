"""Four short steps, each kept at once, each skippable; then a beginning that fits. What was chosen is seen on every page."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.people import People
from tests.reading import text_of
from webapp import clock
from webapp.courses.loading import Library
from webapp.models import Person, Profile
from webapp.welcome.beginning import STEPS, offer, where


def own(session: Session) -> Profile:
    session.rollback()
    return session.scalars(select(Profile)).one()


def test_each_step_is_kept_at_once_and_leads_to_the_next(client: FlaskClient, session: Session) -> None:
    client.get("/?lang=en")
    assert "Step 1 of 4" in client.get("/welcome").text
    assert session.scalars(select(Person)).all() == [], "looking makes nobody"
    assert client.send("/welcome/language", {"heritage_language": "uz"}).location == "/welcome/level"
    assert own(session).heritage_language == "uz"
    page = client.get("/welcome/level").text
    assert "Step 2 of 4" in page and 'href="/welcome/language">Back' in page and 'href="/welcome/use">Skip' in page
    assert client.send("/welcome/level", {"age_group": "elder", "self_rating": "3"}).location == "/welcome/use"
    assert client.send("/welcome/use", {"spheres": ["clinic"], "daily_minutes": "5"}).location == "/welcome/place"
    assert client.send("/welcome/place", {"region_code": "KZ-75"}).location == "/welcome/start"
    kept = own(session)
    assert (kept.age_group, kept.self_rating, kept.self_rated_on) == ("elder", 3, clock.today())
    assert (kept.spheres, kept.daily_minutes, kept.region_code) == (["clinic"], 5, "KZ-75")
    assert kept.heritage_language == "uz", "a step leaves the others alone"
    assert 'selected value="uz"' in client.get("/welcome/language").text


def test_every_step_may_be_skipped_to_the_end(client: FlaskClient, session: Session) -> None:
    address = "/welcome/language"
    for name in STEPS:
        assert f'href="/welcome/{where(name).after}">' in client.get(address).text
        address = f"/welcome/{where(name).after}"
    assert client.get(address).status_code == 200 and address == "/welcome/start"
    assert session.scalars(select(Person)).all() == []


@pytest.mark.parametrize(
    ("step", "mangled"),
    [
        ("language", {"heritage_language": "xx"}),
        ("level", {"self_rating": "7"}),
        ("level", {"self_rating": "0"}),
        ("use", {"daily_minutes": "600"}),
        ("place", {"association": "nobody knows it"}),
    ],
)
def test_a_mangled_step_is_refused(step: str, mangled: dict[str, str], client: FlaskClient, session: Session) -> None:
    assert client.send(f"/welcome/{step}", mangled).status_code == 422
    assert session.scalars(select(Person)).all() == []


def test_a_step_that_is_not_there(client: FlaskClient) -> None:
    assert client.get("/welcome/moon").status_code == 404


@pytest.mark.parametrize(
    ("age", "rating", "offered"),
    [
        ("child", None, "children"),
        ("child", 6, "children"),
        ("adult", 1, "beginning"),
        ("adult", 2, "placement"),
        (None, None, "placement"),
    ],
)
def test_what_is_offered(age: str | None, rating: int | None, offered: str) -> None:
    assert offer(age, rating) == offered


def test_the_offer_leads_where_it_says(people: People) -> None:
    adult = people.signed_in(people.person("dana", age_group="adult", self_rating=4))
    assert 'class="button primary" href="/placement"' in adult.get("/welcome/start").text
    beginner = people.signed_in(people.person("erlan", age_group="teen", self_rating=1))
    assert 'class="button primary" href="/practice/a1-01-01"' in beginner.get("/welcome/start").text
    child = people.signed_in(people.person("timur", age_group="child"))
    page = child.get("/welcome/start").text
    assert 'class="button primary" href="/practice/balapan-01-01"' in page and "/placement" not in page


def test_the_steps_of_the_survey_are_six_with_source_and_date(content: Library, client: FlaskClient) -> None:
    (scale,) = content.self_ratings.values()
    assert len(scale.steps) == 6 and scale.source and scale.valid_from
    page = text_of(client.get("/welcome/level?lang=en").text)
    assert all(step.en in page for step in scale.steps)


def test_the_day_of_a_rating_moves_only_with_the_rating(people: People, session: Session) -> None:
    long_ago = clock.today().replace(year=2025)
    client = people.signed_in(people.person("dana", self_rating=2, self_rated_on=long_ago))
    client.send("/welcome/level", {"age_group": "adult", "self_rating": "2"})
    assert own(session).self_rated_on == long_ago
    client.send("/welcome/level", {"age_group": "adult", "self_rating": "3"})
    assert own(session).self_rated_on == clock.today()
    client.send("/welcome/level", {})
    assert (own(session).self_rating, own(session).self_rated_on) == (None, None)


def head(client: FlaskClient) -> str:
    page = client.get("/courses").text
    return page[: page.index("<head>")]


@pytest.mark.parametrize(
    ("age", "chosen", "size", "slow"),
    [
        ("elder", {}, "large", "true"),
        ("elder", {"type_size": "normal", "slow_sound": "no"}, "normal", "false"),
        ("adult", {}, "normal", "false"),
        ("adult", {"type_size": "large", "slow_sound": "yes"}, "large", "true"),
        ("child", {"type_size": "normal"}, "normal", "false"),
    ],
)
def test_the_own_choice_goes_before_that_of_the_age_group(
    age: str, chosen: dict[str, str], size: str, slow: str, app: Flask
) -> None:
    guest = app.test_client()
    assert 'data-type-size="normal"' in head(guest) and 'data-slow="false"' in head(guest)
    guest.send("/profile", {"age_group": age, **chosen})
    assert f'data-type-size="{size}"' in head(guest) and f'data-slow="{slow}"' in head(guest)


def test_the_account_menu_leads_to_the_page_with_everything(people: People) -> None:
    page = people.signed_in(people.person("dana")).get("/courses").text
    assert 'href="/profile">Who you are' in page
