"""Kazakh in Cyrillic, Latin or Arabic: what a reader sees, and that a page is changed in its Kazakh and nowhere else."""

import re

import html5lib
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape
from sqlalchemy.orm import Session

from tests.people import People
from tests.reading import text_of
from webapp.courses.markup import marked_line
from webapp.kazakh.diagnosis.difference import letters
from webapp.kazakh.writing.scripts import in_pieces, in_script
from webapp.models import Profile
from webapp.practice.wording import letters_apart
from webapp.script_pages import rewritten
from webapp.script_view import KEYS

OTHERS = ("Latn", "Arab")
ALPHABET = "абвгғеәіңөүұқлрсюящй ЁЮӘҮ,.;?!&<>\"'—abc123"
WORDS = st.text(ALPHABET, min_size=1, max_size=12)
TAGS = re.compile(r"<[^<>]*>")


def element(parts: tuple[str, str, str, str, str]) -> str:
    """Markup as templates write it: Kazakh with a piece set off and a Russian word inside, between Russian texts."""
    before, stem, ending, russian, after = (str(escape(part)) for part in parts)
    return (
        f'<p class="x">{before} <img alt="{before}" src="/a"> <span lang="kk">{stem}<b class="ending">{ending}</b> '
        f'<i lang="ru">{russian}</i><input value="{stem}"></span> <b lang="kk" translate="no">{stem}</b>{after}</p>'
    )


def untagged(page: str) -> list[str]:
    """The tags of a page without language and direction."""
    return [re.sub(r' (lang="kk[^"]*"|dir="\w+")', "", tag) for tag in TAGS.findall(page)]


@given(st.tuples(WORDS, WORDS, WORDS, WORDS, WORDS))
def test_only_kazakh_changes_and_no_tag_does(parts: tuple[str, str, str, str, str]) -> None:
    page = element(parts)
    assert rewritten(page, "Cyrl") == page
    before, stem, ending, russian, after = parts
    for script in OTHERS:
        written = rewritten(page, script)
        assert untagged(written) == untagged(page)
        tree = html5lib.HTMLParser(strict=True).parseFragment(written, container="div", scripting=False)
        told = "".join(tree.itertext())
        first, second = in_pieces((stem, ending), script)
        assert told == f"{before}  {first}{second} {russian} {stem}{after}"
        assert rewritten(written, script) == written, "what is written once is not written again"


@given(st.lists(st.text("абвгғеәіңөүұқюяьъЮЁ ,?12-", max_size=6), max_size=5))
def test_a_text_in_pieces_is_written_as_the_whole(pieces: list[str]) -> None:
    for script in OTHERS:
        assert "".join(in_pieces(tuple(pieces), script)) == in_script("".join(pieces), script)


def test_a_word_cut_in_two_has_one_hamza() -> None:
    assert rewritten('<span lang="kk">үй<b>ім</b></span>', "Arab") == (
        '<span lang="kk-Arab" dir="rtl">ٴۇي<b>ىم</b></span>'
    )


@pytest.mark.parametrize(
    "kept",
    [
        "<p>Қала</p>",
        '<p lang="ru">дом</p>',
        '<textarea lang="kk">менің үйім</textarea>',
        '<p lang="kk" translate="no">ә, ғ, қ</p>',
        '<p lang="kk-Cyrl">үй</p>',
    ],
)
def test_what_is_not_marked_or_is_kept_stays(kept: str) -> None:
    for script in OTHERS:
        assert text_of(rewritten(kept, script)) == text_of(kept)


def test_listed_letters_stay_letters() -> None:
    told = str(marked_line("Девять букв: *ә, ғ, қ*; *а* и *үй*."))
    assert text_of(rewritten(told, "Latn")) == "Девять букв: ә, ғ, қ ; a и üi ."


@pytest.mark.parametrize(("script", "word"), [("Latn", "sälem"), ("Arab", "سالەم")])
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_lesson_is_read_in_the_script_chosen_on_any_page(
    script: str, word: str, language: str, client: FlaskClient
) -> None:
    client.get(f"/courses?lang={language}&script={script}")
    page = client.get("/practice/a1-01-01").text
    assert word in page and f'data-script="{script}"' in page
    whole_page = f'<html lang="kk-{script}"' if language == "kk" else '<html lang="ru"'
    assert whole_page in page
    assert ('dir="rtl"' in page) == (script == "Arab")
    assert ("Предложения" in page) == (language == "ru"), "the interface keeps its language"
    assert "спасибо" in page or language == "kk", "meanings stay in theirs"
    if language == "kk":
        assert not re.search("[әғқңөұүһі]", text_of(page.split("<main")[1].split("</main")[0]).split("ә, ғ")[0])
    assert client.get("/practice/a1-01-01?script=Cyrl").text.count("kk-Cyrl") == 1


@pytest.mark.parametrize("script", OTHERS)
def test_dates_titles_and_lesson_names_are_in_the_script_and_said_once(script: str, client: FlaskClient) -> None:
    client.get(f"/?lang=kk&script={script}")
    today = client.get("/today").text
    assert not re.search("[а-яәғқңөұүһі]", text_of(today.split("<main")[1].split("</main")[0]))
    lesson = client.get("/practice/a1-02-04?read=1").text
    assert not re.search("[а-яәғқңөұүһі]", lesson.split("<title>")[1].split("</title>")[0])
    assert "gloss" not in lesson.split("<h1")[1].split("</h1>")[0], "a name in Kazakh is not explained by itself"


def test_words_in_another_order_are_shown_in_the_script_read() -> None:
    moved = letters("Атың сенің кім", "Сенің атың кім")
    assert "data-letters" not in letters_apart(moved)
    assert "data-letters" in letters_apart(letters("үйда", "үйде"))


def test_a_part_of_a_page_is_in_the_script_as_well(client: FlaskClient) -> None:
    client.get("/?lang=ru&script=Latn")
    part = client.get("/practice/a1-01-01/exercise", headers={"HX-Request": "true"}).text
    assert "kk-Latn" in part and 'lang="kk"' not in part


@pytest.mark.parametrize(("script", "typed"), [("Cyrl", "сәлем"), ("Latn", "sälem"), ("Arab", "سالەم")])
def test_an_answer_in_the_script_read_is_right(script: str, typed: str, client: FlaskClient) -> None:
    client.get(f"/?lang=ru&script={script}")
    answer = client.post(
        "/practice/a1-01-01/exercise",
        data={
            "csrf_token": _token(client),
            "exercise": "a1-01-01/сәлем/type",
            "answer_id": "9d1b9f5e-3d8a-4b8e-9a53-1f4f5d1c2b3a",
            "attempt": "0",
            "posed_at": "0",
            "answer": typed,
        },
        headers={"HX-Request": "true"},
    )
    assert 'data-verdict="right"' in answer.text and typed in answer.text


def _token(client: FlaskClient) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/login").text)
    assert found
    return found[1]


def test_keys_and_field_fit_the_script(client: FlaskClient) -> None:
    client.get("/?lang=ru")
    page = client.get("/grammar/vowel-harmony?script=Arab").text
    assert re.search(r'<input id="word"[^>]*lang="kk-Arab"[^>]*dir="rtl"', page)
    for script in ("Cyrl", *OTHERS):
        page = client.get(f"/grammar/vowel-harmony?script={script}").text
        assert tuple(re.findall(r'data-key="(.)"', page)) == KEYS[script]
    assert set("اەۇۋھڭگچپٴۆى") <= set(KEYS["Arab"]) and set("äğıñöşüū") == set(KEYS["Latn"])


def test_the_profile_keeps_the_script_and_the_session_may_differ(people: People, session: Session) -> None:
    person = people.person("dana")
    client = people.signed_in(person)
    client.send("/profile", {"script": "Latn"})
    assert session.get(Profile, person.id).script == "Latn"
    elsewhere = people.signed_in(person)
    assert 'data-script="Latn"' in elsewhere.get("/courses").text
    assert 'data-script="Arab"' in elsewhere.get("/courses?script=Arab").text
    assert 'data-script="Arab"' in elsewhere.get("/courses").text
    assert 'data-script="Latn"' in client.get("/courses").text
    assert "data-script" not in client.get("/courses?script=Cyrl").text


def test_an_unknown_script_is_ignored(client: FlaskClient) -> None:
    for wanted in ("Hebr", "", "Latn'", "Zyyy"):
        assert "data-script" not in client.get("/", query_string={"script": wanted}).text


def test_a_difference_that_another_script_hides_stays_in_cyrillic() -> None:
    seen, hidden = letters_apart(letters("қалада", "қаладан")), letters_apart(letters("ай", "аи"))
    assert "qalada" in rewritten(str(seen), "Latn") and "қалада" in rewritten(str(seen), "Arab")
    assert "<del>й</del>" in rewritten(str(hidden), "Latn"), "both letters are i in Latin"


def test_the_arabic_face_is_named_by_its_content_and_not_asked_for_by_the_switch(client: FlaskClient) -> None:
    style = re.search(r'href="(/static/css/[^"]+)"', client.get("/").text)
    assert style
    sheet = client.get(style[1]).text
    faces = re.findall(r'url\("(/static/vendor/kazakh-arabic-\d+\.[0-9a-f]{12}\.woff2)"\)', sheet)
    assert len(faces) == 2 and '[lang="kk"]' not in sheet
    answer = client.get(faces[0])
    assert answer.status_code == 200 and answer.data[:4] == b"wOF2" and len(answer.data) < 12_000
    assert "immutable" in answer.headers["Cache-Control"]
