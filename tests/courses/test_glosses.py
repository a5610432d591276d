"""Meanings in further languages: the best there is along the chain, shown to whoever chose the language, doubts to editors alone."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.courses import small_lessons
from tests.people import People
from tests.reading import text_of
from webapp.courses import loading, meaning
from webapp.courses.names import PLACEHOLDER
from webapp.courses.schema import Texts, Translated

PAGE = "/practice/a1-01-01"
CYRILLIC = re.compile("[а-яәғқңөұүһі]", re.IGNORECASE)


@pytest.fixture
def content(tmp_path: Path) -> loading.Library:
    """A tiny library with German."""
    small_lessons.german(small_lessons.write(tmp_path / "lessons"))
    return loading.load(tmp_path / "lessons")


def test_the_chain_goes_from_the_chosen_language_to_russian_and_english(content: loading.Library) -> None:
    assert meaning.chain(content, "de", "kk") == ("de", "ru", "kk", "en")
    assert meaning.chain(content, None, "en") == ("en", "ru")
    assert meaning.chain(content, "kk", "ru") == ("kk", "ru", "en"), "not a heritage language here: it names no others"


def test_a_gloss_falls_back_along_the_chain(content: loading.Library) -> None:
    def gloss(word: str, *tags: str) -> tuple[str, str, bool]:
        found = meaning.gloss(content, content.words[word], tags)
        return found.text, found.tag, found.sure

    assert gloss("әке", "de", "ru", "en") == ("der Vater", "de", True)
    assert gloss("үй", "de", "ru", "en") == ("das Haus", "de", False), "review: needed"
    assert gloss("бала", "de", "ru", "en") == ("das Kind", "de", True), "review: done"
    assert gloss("ана", "de", "ru", "en") == ("слово 1", "ru", True)
    assert gloss("ана", "de", "en", "ru") == ("word 1", "en", True)
    assert gloss("ана", "xx") == ("слово 1", "ru", True), "Russian where there is nothing else"


def test_a_sentence_is_never_explained_by_itself() -> None:
    piece = Translated(kk="Сәлем!", ru="Привет!", en="Hi!", uz="Salom!")
    assert meaning.translation(piece, ("de", "kk", "en", "ru")) == "Hi!"
    assert meaning.translation(piece, ("uz", "ru")) == "Salom!"
    assert meaning.translation(piece.model_copy(update={"uz": None}), ("uz", "ru")) == "Привет!"


NAMES = {"girl": Texts(kk="Гүлнора", ru="Гульнора", en="Gulnora")}


@pytest.mark.parametrize(
    ("tag", "read"),
    [("uz", "Men — Gulnora."), ("ru", "Я — Гульнора."), ("en", "I am Gulnora.")],
)
def test_names_are_written_in_the_letters_of_the_language(tag: str, read: str) -> None:
    piece = Translated(kk="Мен — $girl.", ru="Я — $girl.", en="I am $girl.", uz="Men — $girl.")
    assert meaning.translation(piece, (tag,), NAMES) == read


def test_who_chose_german_reads_german(people: People, client: FlaskClient) -> None:
    shelf = '<dd lang="de">der Vater</dd>'
    reader = people.signed_in(people.person("otto", instruction_language="de", age_group="adult"))
    page = reader.get(PAGE).text
    assert shelf in page and '<dd lang="de">das Haus</dd>' in page
    assert "<dd>word 1</dd>" in page, "what German lacks is said in the language of the site"
    in_kazakh = reader.get(f"{PAGE}?lang=kk").text
    assert "<dd>слово 1</dd>" in in_kazakh, "or, on a Kazakh page, in Russian, which German names first"
    assert '<html lang="en"' in page, "the site itself stays in its own language"
    assert shelf not in client.get(PAGE).text


def test_an_unsure_gloss_is_marked_for_editors_and_for_nobody_else(people: People) -> None:
    editor, learner = people.holding("editor"), people.person("dana")
    for person in (editor, learner):
        client = people.signed_in(person)
        assert client.send("/profile", {"instruction_language": "de"}).status_code == 303
        page = client.get(PAGE).text
        assert page.count("das Haus") == page.count("das Kind") == 1
        assert page.count('<span class="tag">review: needed</span>') == (1 if person is editor else 0)
        if person is editor:
            assert "das Haus review: needed" in text_of(page)


def test_the_languages_with_glosses_are_offered_by_their_own_names(client: FlaskClient) -> None:
    page = client.get("/profile?lang=kk").text
    offered = page[page.index('name="instruction_language"') :]
    assert '<option value="de">Deutsch</option>' in offered[: offered.index("</select>")]


def test_every_uzbek_sentence_has_the_names_of_the_kazakh_one_in_latin_letters() -> None:
    library = loading.load(Path(__file__).parents[2] / "lessons")
    wrong = [
        (lesson.id, piece.kk, piece.uz)
        for course in library.courses.values()
        for lesson in course.lessons.values()
        for piece in (
            *lesson.sentences,
            *(line for told in (*lesson.dialogues, *lesson.readings, *lesson.rhymes) for line in told.lines),
        )
        if piece.uz
        and (
            sorted(PLACEHOLDER.findall(piece.uz)) != sorted(PLACEHOLDER.findall(piece.kk))
            or CYRILLIC.search(re.sub("“.*?”", "", piece.uz))  # a Kazakh word may be quoted
        )
    ]
    assert wrong == []
