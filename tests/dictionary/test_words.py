"""A word is found by whatever one knows of it, and its page says what it is."""

import pytest
from flask.testing import FlaskClient

from tests.people import People
from tests.reading import text_of
from webapp.courses import loading
from webapp.dictionary.searching import every_word, search
from webapp.dictionary.tables import named, tables
from webapp.kazakh.grammar.features import CASES
from webapp.kazakh.reading.lexicon import Word

READER = ("ru", "en")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("кітап", "кітап"),
        ("Кітабымызды", "кітап"),
        ("барамын", "бару"),
        ("kıtap", "кітап"),
        ("kitap", "кітап"),
        ("كىتاپ", "кітап"),
        ("книга", "кітап"),
        ("book", "кітап"),
        ("досымның", "дос"),
        ("рақмет", "рақмет"),
        ("қош келдіңіз", "қош келдіңіз"),
    ],
)
def test_found_by_form_script_and_meaning(query: str, found: str, content: loading.Library) -> None:
    assert search(content, query, READER)[0].word.id == found


@pytest.mark.parametrize("query", ["", "   ", "?!", "xyzzy", "ж" * 5000, "%", "'; drop table answer"])
def test_nothing_is_found_for_nothing(query: str, content: loading.Library, client: FlaskClient) -> None:
    assert search(content, query, READER) == ()
    assert client.get("/words", query_string={"q": query}).status_code == 200


def test_what_is_not_found_is_said_kindly(client: FlaskClient) -> None:
    page = text_of(client.get("/words?q=xyzzy&lang=en").text)
    assert "No word of the courses fits." in page


def test_all_words_by_the_kazakh_alphabet(content: loading.Library) -> None:
    words = [word.kk for word in every_word(content)]
    assert len(words) >= 700
    assert words.index("ана") < words.index("әке") < words.index("бала") < words.index("қала") < words.index("үй")


def test_a_page_has_meaning_pieces_forms_and_sentences(client: FlaskClient) -> None:
    page = client.get("/words/кітап?form=кітабымды&lang=en").text
    text = text_of(page)
    assert "book" in text and "accusative" in text and "Every form" in text
    assert "кітаптарымыздан" not in text and "кітаптардан" in text.replace(" ", "")
    assert '<b class="ending">ым</b><b class="ending">ды</b>' in page
    assert "a1-04-01" in page, "the lesson that teaches it"


def test_bar_is_not_quoted_for_going(client: FlaskClient) -> None:
    page = text_of(client.get("/words/бару?lang=en").text)
    sentences = page[page.index("Sentences") : page.index("Every form")]
    assert "барамын" in sentences and "інім бар." not in sentences


def test_a_word_that_no_course_teaches_has_no_page(client: FlaskClient) -> None:
    assert client.get("/words/жоғарғы").status_code == 404


def test_a_child_meets_no_grammar(people: People) -> None:
    child = people.signed_in(people.person("aru", age_group="child"))
    page = child.get("/words/үй?lang=en").text
    assert "Every form" not in page and "locative" not in page
    assert child.get("/grammar").status_code == 302
    assert child.get("/words/темекі").status_code == 404, "a word that no lesson for children has"
    assert (
        "темекі" not in child.get("/words?letter=т").text
        and "темекі" not in child.get("/words?q=темекі").text.split("<main")[1].split("<dl")[1]
    )
    assert child.get("/grammar/locative").status_code == 302
    assert 'href="/grammar"' not in child.get("/words").text


def test_tables_hold_what_the_engine_makes() -> None:
    cases = tables(Word("үй", "N"))[0]
    assert [row for row, _ in cases.rows] == list(CASES[:7])
    assert [forms[0].text for _, (forms, _) in cases.rows] == ["үй", "үйдің", "үйге", "үйді", "үйде", "үйден", "үймен"]
    assert all("1;SG" not in row for table in tables(Word("үй", "N")) for row, _ in table.rows), "nobody is a house"
    assert any(row == "1;SG" for table in tables(Word("дәрігер", "N"), True) for row, _ in table.rows)


def test_a_topic_shows_its_forms_for_any_word() -> None:
    shown = named(Word("мектеп", "N"), ("N;SG;LOC", "V;PST;1;SG"))
    assert [(row, forms[0][0].text) for row, forms in shown.rows] == [("N;SG;LOC", "мектепте")]


@pytest.mark.parametrize(("typed", "shown"), [("мектеп", "мектепте"), ("kitap", "кітапта"), ("тролльбу", "тролльбуда")])
def test_the_grammar_page_makes_the_forms(typed: str, shown: str, client: FlaskClient) -> None:
    assert shown in text_of(client.get("/grammar/locative", query_string={"word": typed}).text).replace(" ", "")


@pytest.mark.parametrize("typed", ["екі сөз", "123", "<b>"])
def test_what_is_no_word_is_told(typed: str, client: FlaskClient) -> None:
    page = text_of(client.get("/grammar/locative", query_string={"word": typed, "lang": "en"}).text)
    assert "One Kazakh word is expected, in letters." in page


def test_every_topic_opens_with_notes_for_the_readers_language(people: People, content: loading.Library) -> None:
    client = people.signed_in(people.person("anna", heritage_language="ru", age_group="adult"))
    for topic in content.topics:
        assert client.get(f"/grammar/{topic}?lang=en").status_code == 200
    assert "For speakers of your language: Russian" in client.get("/grammar/vowel-harmony?lang=en").text
    assert client.get("/grammar/nothing").status_code == 404
