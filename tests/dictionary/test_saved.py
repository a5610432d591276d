"""Words and sentences are put aside, found again, and taken along; each person has their own."""

import csv
import io
import json
import re
import sqlite3
import zipfile
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.people import People
from tests.reading import text_of
from webapp.courses import loading
from webapp.courses.profile import LearnerProfile
from webapp.dictionary import saved_deck, saved_lines, saved_sheet, saved_table
from webapp.models import Audit, Person, Saved

LESSON = "/practice/a1-01-01"
SENTENCE, LINE = "sentence/a1-01-01/s1", "sentence/a1-01-01/d3-1"


def save(client: FlaskClient, what: str, **headers: str) -> str:
    """Press the star of a word or a sentence on the page of the first lesson."""
    answer = client.send("/words/saved", {"saved": what}, page=LESSON, headers=headers or None)
    assert answer.status_code in (200, 303), answer.text
    return answer.text


def names_of_stars(page: str) -> dict[str, str]:
    """What each star of a page would put aside → its name."""
    found = re.findall(r'class="star"[^>]*value="([^"]+)"[^>]*>(.*?)</button>', page, re.DOTALL)
    return {value: text_of(inner) for value, inner in found}


def test_every_word_and_sentence_of_a_lesson_has_a_star_that_keeps_it(client: FlaskClient, session: Session) -> None:
    client.get("/?lang=en")
    stars = names_of_stars(client.get(LESSON).text)
    assert len(stars) > 30 and {"word/сәлем", SENTENCE, LINE} <= stars.keys()
    assert stars["word/сәлем"] == "Save: сәлем" and len(set(stars.values())) > 20
    chosen = {*list(stars)[::9], LINE}
    for what in chosen:
        save(client, what)
    assert len(session.scalars(select(Person)).all()) == 1, "the first one made a guest, the others belong to it"
    after = names_of_stars(client.get(LESSON).text)
    assert {what for what, name in after.items() if name.startswith("Saved:")} == chosen
    listed = names_of_stars(client.get("/words/saved").text)
    assert listed.keys() == chosen, "each is listed, and can be taken back there"


def test_a_star_pressed_again_takes_back(people: People, session: Session) -> None:
    dana = people.person("dana")
    client = people.signed_in(dana)
    pressed = save(client, "word/сәлем", **{"HX-Request": "true"})
    assert "Saved: сәлем" in re.sub("<[^>]+>", "", pressed)
    assert session.scalars(select(Saved.ref)).all() == ["сәлем"]
    pressed = save(client, "word/сәлем", **{"HX-Request": "true"})
    assert "Save: сәлем" in re.sub("<[^>]+>", "", pressed)
    session.rollback()
    assert session.scalars(select(Saved.ref)).all() == []
    assert "Nothing is saved yet." in text_of(client.get("/words/saved").text)
    assert session.scalars(select(Audit.action).where(Audit.subject_id == dana.id)).all() == ["save", "unsave"]


def test_without_script_one_is_back_where_one_was(client: FlaskClient) -> None:
    page = "http://localhost/words/кітап"
    answer = client.send("/words/saved", {"saved": "word/кітап"}, page=LESSON, headers={"Referer": page})
    assert answer.status_code == 303 and answer.location.endswith("/words/%D0%BA%D1%96%D1%82%D0%B0%D0%BF")
    elsewhere = client.send("/words/saved", {"saved": SENTENCE}, page=LESSON, headers={"Referer": "http://evil.test/x"})
    assert elsewhere.location == "/words/saved"


@pytest.mark.parametrize(
    "what", ["", "word/", "word/xyzzy", "sentence/a1-01-01/s999", "sentence/zz/s1", "lesson/a1-01-01", "сәлем"]
)
def test_what_the_lessons_do_not_have_cannot_be_saved(what: str, client: FlaskClient, session: Session) -> None:
    assert client.send("/words/saved", {"saved": what}, page=LESSON).status_code == 404
    assert session.scalars(select(Person)).all() == []


def test_nobody_sees_what_another_saved(people: People) -> None:
    mine, theirs = people.signed_in(people.person("dana")), people.signed_in(people.person("erik"))
    save(mine, "word/сәлем")
    assert "сәлем" in mine.get("/words/saved").text
    assert "Nothing is saved yet." in text_of(theirs.get("/words/saved").text)
    assert b"\xd1\x81\xd3\x99\xd0\xbb\xd0\xb5\xd0\xbc" not in theirs.get("/words/saved.csv").data
    assert notes(theirs.get("/words/saved.apkg").data) == []
    assert "Save: сәлем" in text_of(theirs.get(LESSON).text)


def test_a_guests_saved_words_go_with_the_guest(people: People, app: object, session: Session) -> None:
    dana = people.person("dana")
    save(people.signed_in(dana), "word/сәлем")
    guest = people.app.test_client()
    save(guest, "word/сәлем")
    save(guest, SENTENCE)
    assert guest.send("/login", {"username": "dana", "password": "correct horse battery"}).status_code == 303
    assert set(session.scalars(select(Saved.ref).where(Saved.person_id == dana.id))) == {"сәлем", "a1-01-01/s1"}
    assert len(session.scalars(select(Saved)).all()) == 2


@pytest.mark.parametrize(("query", "found"), [("сәл", 1), ("sälem", 1), ("hi", 1), ("xyzzy", 0), ("", 2)])
def test_what_is_saved_is_searched(query: str, found: int, client: FlaskClient) -> None:
    client.get("/?lang=en")
    save(client, "word/сәлем")
    save(client, "word/рақмет")
    page = client.get("/words/saved", query_string={"q": query}).text
    assert len(names_of_stars(page)) == found
    assert ("Nothing that you saved fits." in page) == (not found)


def notes(package: bytes) -> list[tuple[str, list[str]]]:
    """Guid and fields of every note of an .apkg."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        database = sqlite3.connect(":memory:")
        database.deserialize(archive.read("collection.anki2"))
        rows = database.execute("select guid, flds from notes order by flds").fetchall()
        cards = database.execute("select count(*) from cards").fetchone()[0]
        assert cards == 2 * len(rows), "both directions"
        media = json.loads(archive.read("media"))
        assert all(archive.read(number)[:1] in (b"\xff", b"I") for number in media), "every sound is an MP3"
    return [(guid, fields.split("\x1f")) for guid, fields in rows]


def test_the_deck_has_notes_in_both_directions_and_the_same_ones_each_time(client: FlaskClient) -> None:
    client.get("/?lang=en")
    save(client, "word/сәлем")
    save(client, SENTENCE)
    answer = client.get("/words/saved.apkg")
    assert re.fullmatch(r'attachment; filename="tilashar-saved-[\d-]+\.apkg"', answer.headers["Content-Disposition"])
    first = notes(answer.data)
    word = next(fields for _, fields in first if fields[0] == "сәлем")
    assert word[1] == "hi" and "Сәлем" in word[2] and re.fullmatch(r"\[sound:tilashar-\w+\.mp3\]", word[4])
    client.get("/?script=Latn")
    again = notes(client.get("/words/saved.apkg").data)
    assert {guid for guid, _ in again} == {guid for guid, _ in first}, "Anki mends what it has"
    assert "sälem" in [fields[0] for _, fields in again]


def test_a_note_is_text_not_markup() -> None:
    packed = saved_deck.packed("Deck", [saved_deck.Note("word/x", "<b>а</b> & ә", "{{Kazakh}}")], 1.0)
    assert notes(packed)[0][1][:2] == ["&lt;b&gt;а&lt;/b&gt; &amp; ә", "{{Kazakh}}"]


def test_the_table_is_read_back_and_works_out_nothing() -> None:
    rows = [("=1+1", 'a "quoted", one'), ("+7", "-м"), ("@x", "сәлем\nжол")]
    table = saved_table.as_csv(("Kazakh", "Meaning"), rows)
    assert table.startswith(b"\xef\xbb\xbf"), "the mark by which spreadsheets know UTF-8"
    read = list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))
    assert read == [["Kazakh", "Meaning"], ["'=1+1", 'a "quoted", one'], ["'+7", "'-м"], ["'@x", "сәлем\nжол"]]


def test_the_table_holds_what_was_saved(client: FlaskClient) -> None:
    client.get("/?lang=en")
    save(client, LINE)
    save(client, "word/сәлем")
    assert client.get("/words/saved.csv").headers["Content-Type"] == "text/csv; charset=utf-8"
    header, *rows = csv.reader(io.StringIO(client.get("/words/saved.csv").data.decode("utf-8-sig")))
    assert header == ["Kazakh", "Meaning", "Example", "Meaning of the example", "Lesson"]
    assert rows[0][:2] == ["сәлем", "hi"] and rows[0][2] and rows[0][4] == "Сәлем!"
    assert rows[1][0] and rows[1][1] and "$" not in rows[1][0]


def pages(pdf: bytes) -> int:
    """How many pages a PDF has."""
    assert pdf.startswith(b"%PDF")
    return max(int(count) for count in re.findall(rb"/Count (\d+)", pdf))


@pytest.mark.parametrize("script", ["Cyrl", "Latn", "Arab"])
def test_the_sheet_is_a_pdf_in_every_script(script: str, client: FlaskClient) -> None:
    save(client, "word/сәлем")
    answer = client.get(f"/words/saved.pdf?script={script}")
    assert answer.mimetype == "application/pdf" and pages(answer.data) == 1
    # Each script is set in a face of its own: the letters are there.
    assert (b"NotoNaskhArabic" in answer.data) == (script == "Arab")


def test_a_long_sheet_goes_on_and_source_stays_text(tmp_path: Path) -> None:
    rows = [("#panic() $x$ [сөз] \\", '*қалың* "#eval" //')] * 120
    assert pages(saved_sheet.as_pdf("T", "h", "e", rows, "kk")) > 2
    assert pages(saved_sheet.as_pdf("T", "h", "e", [], "ru")) == 1
    assert saved_sheet.arabic_fonts(tmp_path, tmp_path / "made") is None, "no fonts fetched: the sheet falls back"


def test_every_sentence_of_the_courses_has_a_meaning_when_saved(content: loading.Library) -> None:
    for course in content.courses.values():
        for lesson in list(course.lessons.values())[::5]:
            for sentence in lesson.sentences:
                told = saved_lines.line(
                    content, "sentence", f"{lesson.id}/{sentence.id}", LearnerProfile(), ("ru", "en")
                )
                assert told and told.kk and told.meaning and told.tag == "ru" and "$" not in told.kk + told.meaning
