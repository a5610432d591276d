"""Children of 6 to 10 have a course of their own and are led to it from every page of the others."""

import html
import re

import pytest
from flask.testing import FlaskClient

from tests.people import People
from tests.practice.test_lesson import right_form
from tests.reading import fields, text_of
from webapp.courses import loading
from webapp.courses.profile import LearnerProfile

CHILD = LearnerProfile("ru", "child")
OWN = "/courses/balapan"
TERMS = re.compile(r"\b(genitive|dative|accusative|locative|ablative|case|plural|vowel|suffix|ending|tense)s?\b", re.I)


@pytest.fixture
def child(people: People) -> FlaskClient:
    return people.signed_in(people.person("timur", heritage_language="ru", age_group="child"))


@pytest.mark.parametrize(
    "address",
    ["/courses/a1", "/practice/a1-01-01", "/practice/a1-05-01?read", "/practice/a1-12-07/exercise", "/tests/a1"],
)
def test_a_child_is_led_from_the_course_of_others_to_its_own(address: str, child: FlaskClient) -> None:
    led = child.get(address)
    assert (led.status_code, led.location) == (302, OWN)
    assert child.get(OWN).status_code == 200


def test_every_lesson_of_others_leads_there(child: FlaskClient, content: loading.Library) -> None:
    for lesson in content.courses["a1"].lessons:
        assert child.get(f"/practice/{lesson}").location == OWN, lesson


@pytest.mark.parametrize("age", ["teen", "adult", "elder", None])
def test_nobody_else_is_led_away_and_all_may_read_along(age: str | None, people: People, client: FlaskClient) -> None:
    reader = people.signed_in(people.person("reader", age_group=age)) if age else client
    for address in ("/courses/a1", "/practice/a1-01-01", "/tests/a1", OWN, "/practice/balapan-01-01"):
        assert reader.get(address).status_code == 200, address


def test_who_says_on_welcome_to_be_a_child_comes_to_the_childrens_course(client: FlaskClient) -> None:
    assert client.send("/profile", {"age_group": "child"}).location == OWN
    assert client.get("/courses/a1").location == OWN
    assert client.send("/profile", {"age_group": "teen"}).location == "/courses/a1"
    assert client.get("/courses/a1").status_code == 200


def test_a_child_is_offered_its_own_course_and_no_grammar(child: FlaskClient) -> None:
    page = child.get("/courses?lang=en").text
    assert re.findall(r'href="/courses/(\w+)"', page) == ["balapan"]
    assert 'href="/grammar"' not in page
    for address in ("/grammar", "/grammar/vowel-harmony"):
        assert child.get(address).location == "/courses"
    own = child.get(OWN).text
    assert "/practice/a1-" not in own and "/tests/" not in own and "/grammar" not in own


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_lesson_is_large_and_warm_and_has_no_topic(
    language: str, child: FlaskClient, content: loading.Library
) -> None:
    for lesson in content.courses["balapan"].lessons.values():
        page = child.get(f"/practice/{lesson.id}?lang={language}").text
        assert 'data-type-size="large" data-age="child"' in page
        assert 'class="note"' not in page and 'class="contrast"' not in page and "/grammar" not in page
        assert lesson.rhymes and lesson.games and 'class="rhyme"' in page and 'class="game"' in page
        told = text_of(html.unescape(page))
        assert all(rhyme.lines[0].kk in told for rhyme in lesson.rhymes if "$" not in rhyme.lines[0].kk)
        assert not TERMS.search(told), lesson.id


def test_every_line_of_a_rhyme_can_be_heard(child: FlaskClient, content: loading.Library) -> None:
    lesson = content.courses["balapan"].lessons["balapan-03-01"]
    page = child.get(f"/practice/{lesson.id}?lang=en").text
    rhyme = page[page.index('class="rhyme"') :]
    sounds = re.findall(r'href="(/sound/[0-9a-f]{24}\.mp3)"', rhyme[: rhyme.index("</section>")])
    assert len(sounds) == len(lesson.rhymes[0].lines)
    assert child.get(sounds[-1]).mimetype == "audio/mpeg"


@pytest.mark.parametrize("lesson", ["balapan-01-01", "balapan-03-01"])
def test_a_child_taps_from_the_first_exercise_to_the_end(
    lesson: str, child: FlaskClient, content: loading.Library
) -> None:
    address, asked = f"/practice/{lesson}/exercise?lang=en", 0
    while "The lesson is done" not in (page := child.get(address).text):
        assert 'type="text"' not in page and "<textarea" not in page, fields(page)["exercise"]
        assert not TERMS.search(text_of(page)), fields(page)["exercise"]
        child.post(address, data={**fields(page), **right_form(content, page, CHILD)})
        asked += 1
        assert asked < 20
    fewest, most = content.courses["balapan"].entry.pace.exercises
    assert fewest <= asked <= most
    assert 'data-state="done"' in child.get(OWN).text
