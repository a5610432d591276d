"""Any word of a text: its card by form, script and place, and whole texts word by word."""

import pytest
from flask.testing import FlaskClient

from tests.people import People
from tests.reading import text_of
from webapp.courses.loading import Library
from webapp.courses.wordforms import count
from webapp.practice.cards import cards

CARD = "/words/card"


def card(client: FlaskClient, form: str, lesson: str = "", **headers: str) -> str:
    return client.get(CARD, query_string={"form": form, "lesson": lesson, "lang": "en"}, headers=headers).text


@pytest.mark.parametrize("form", ["қалаларымызда", "qalalarymyzda", "قالالارىمىزدا", "Қалаларымызда,"])
def test_a_form_in_any_script_has_its_card(form: str, client: FlaskClient) -> None:
    told = text_of(card(client, form))
    assert "town, city" in told
    for piece, says in (("лар", "several"), ("ымыз", "our"), ("да", "where")):
        assert piece in told and says in told


@pytest.mark.parametrize("script", ["Latn", "Arab"])
def test_what_a_script_does_not_tell_the_texts_of_the_courses_do(content: Library, script: str) -> None:
    from webapp.kazakh.writing.scripts import in_script

    assert [one.lemma for one in cards(content, in_script("үйде", script))] == ["үй"]


def test_nearly_every_word_of_the_courses_has_a_card(content: Library) -> None:
    forms = count(content)
    unknown = [form for form in forms if not cards(content, form)]
    assert len(unknown) * 500 < len(forms), unknown


def test_the_words_of_the_lesson_go_first(content: Library) -> None:
    lessons = content.courses["a1"].lessons.values()
    teaches = {word: lesson for lesson in lessons for word in lesson.teaches.words}
    assert cards(content, "бар", teaches["бару"])[0].word.id == "бару"
    assert cards(content, "бар", teaches["қала"])[0].word.id != "бару"


def test_a_word_of_a_taught_phrase_shows_the_phrase(client: FlaskClient) -> None:
    assert "goodbye (polite)" in text_of(card(client, "сау"))


def test_an_unknown_word_is_told_kindly_with_the_search(client: FlaskClient) -> None:
    shown = card(client, "шшшш")
    assert "We do not know this word." in shown and 'href="/words?q=' in shown
    assert client.get(CARD).status_code == 200
    assert client.get(CARD, query_string={"form": "<b>" * 200}).status_code == 200


def test_a_card_is_a_page_and_a_part_of_one(client: FlaskClient) -> None:
    assert "<html" in card(client, "үйде") and "Close" not in card(client, "үйде")
    part = client.get(CARD, query_string={"form": "үйде"}, headers={"HX-Request": "true"})
    assert "<html" not in part.text and 'method="dialog"' in part.text
    assert part.headers["Cache-Control"].startswith("private, max-age=") and "Cookie" in part.headers["Vary"]


def test_a_child_gets_picture_meaning_and_sound(people: People) -> None:
    child = people.signed_in(people.person("aisha", age_group="child"))
    shown = card(child, "үйде")
    assert "house" in shown and 'class="picture"' in shown and "data-sound" in shown
    assert "piece" not in shown and "where" not in text_of(shown)


def test_a_lesson_leads_to_its_texts_word_by_word(client: FlaskClient, content: Library) -> None:
    import re

    lesson = client.get("/practice/a1-03-01?lang=en").text
    addresses = set(re.findall(r'href="(/words/text\?of=[^"]+)"', lesson))
    assert len(addresses) >= 2
    for address in addresses:
        page = client.get(address)
        assert page.status_code == 200 and page.text.count("<h3") > 3
    first = content.lesson("a1-03-01")[1].sentences[0]
    assert first.en in client.get("/words/text?of=a1-03-01/sentences").text


def test_a_text_that_is_no_lessons(client: FlaskClient) -> None:
    page = client.get("/words/text", query_string={"text": "Мен қалада тұрамын." * 40, "lang": "en"})
    assert page.status_code == 200 and "town, city" in page.text
    assert client.get("/words/text?of=a1-03-01/none").status_code == 404
    assert client.get("/words/text?of=a1-99-99/sentences").status_code == 404


def test_a_child_is_not_led_into_the_lessons_of_others(people: People) -> None:
    child = people.signed_in(people.person("aisha", age_group="child"))
    assert child.get("/words/text?of=a1-03-01/sentences").status_code == 404
