"""What is on the paper: the exercises of the screen, their answers, the letters of three scripts."""

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from tests.worksheets.reading_paper import faces_of, opened, squeezed, text_of
from webapp import i18n
from webapp.config import ROOT
from webapp.courses import loading, notation
from webapp.courses.adaptation import plan_lesson
from webapp.courses.profile import LearnerProfile
from webapp.kazakh.writing.scripts import in_script
from webapp.layout import fonts
from webapp.practice.exercises import kind_of
from webapp.worksheets import leaves, material, setting, sheets, tasks, word_tasks
from webapp.worksheets.entries import Entry, of_list
from webapp.worksheets.material import Kept, Material, Reader
from webapp.worksheets.pens import Pen
from webapp.worksheets.wishes import CARDS, CROSSWORD, EXERCISES, LETTERS, SEARCH, SHEETS, Wish

LESSON = "a1-02-03"


def made_of(content: loading.Library, wish: Wish, course: str = "a1", lists: list[Kept] | None = None) -> Material:
    """The material of a wish for anybody."""
    found = material.material(content, Reader(content.courses[course], LearnerProfile()), wish, lists or [])
    assert found is not None
    return found


def told(content: loading.Library, wish: Wish, course: str = "a1", lists: list[Kept] | None = None) -> dict[str, Any]:
    """The document of a wish."""
    found = made_of(content, wish, course, lists)
    return sheets.document(wish, found.entries, list(found.contexts), found.child, str)


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site's faces as Typst reads them."""
    found = fonts.kept_for_paper(
        ROOT / "static" / "vendor", tmp_path_factory.mktemp("fonts"), [*fonts.FACES.values(), *fonts.PAPER]
    )
    assert found, "browser assets are missing: run `tilashar assets`"
    return found


@pytest.fixture
def english(app: Flask) -> Any:
    """A request in English: forms of the drill are told in a reader's language."""
    with app.test_request_context(), i18n.read_in("en", "Cyrl"):
        yield


def pdf_of(document: dict[str, Any], faces: Path | None, title: str = "Мен дәрігермін", whose: str = "") -> bytes:
    """The document on paper."""
    heading = setting.Heading(title, Pen("Cyrl").kazakh(title), whose, "ru")
    done = setting.as_pdf(document, heading, faces)
    assert isinstance(done, bytes)
    return done


def all_tasks(document: dict[str, Any], version: int = 0) -> list[dict[str, Any]]:
    """The tasks of the exercises of a version."""
    sheet = next(sheet for sheet in document["versions"][version]["sheets"] if sheet["kind"] == EXERCISES)
    return [task for section in sheet["content"] for task in section["tasks"]]


def answer_texts(task: dict[str, Any]) -> list[str]:
    """What the answers say of a task."""
    if "options" in task and "right" in task:
        return [task["options"][task["right"]]["text"]["t"]]
    if "gap" in task:
        return [task["gap"]["t"]]
    if "pairs" in task:
        return [task["right_side"][place]["text"]["t"] for place in task["pairs"]]
    if "baskets" in task:
        return [word["t"] for basket in task["baskets"] for word in basket["words"]]
    return [answer["t"] for answer in task["answers"]]


def test_the_exercises_of_the_screen_are_on_the_paper(english: None, content: loading.Library) -> None:
    found = made_of(content, Wish(f"lesson:{LESSON}"))
    on_screen = [
        one.exercise.id
        for one in plan_lesson(content, content.courses["a1"], LESSON, LearnerProfile()).exercises
        if one.exercise.kind != "speak" and one.exercise.source_kind != "sound"
    ]
    assert on_screen and [context.exercise.id for context in found.contexts][: len(on_screen)] == on_screen


@pytest.mark.parametrize("course", ["a1", "balapan"])
def test_every_lesson_goes_on_paper_and_its_answers_are_right(
    course: str, english: None, content: loading.Library
) -> None:
    """The answer of each task is graded as right by the exercise itself."""
    for lesson in content.courses[course].lessons:
        found = made_of(content, Wish(f"lesson:{lesson}", language="en"), course)
        for version in (0, 1):
            for context in found.contexts:
                maker = tasks._Maker(Pen("Cyrl"), str, version)
                task, kind = maker.task(context), kind_of(context)
                if context.exercise.kind in ("type", "order", "listen") and "answers" in task:
                    assert all(kind.grade(one["t"], context).verdict == "right" for one in task["answers"]), (
                        context.exercise.id
                    )
                elif context.exercise.kind in ("ending", "build"):
                    word = kind.pose(context).more["stem"] + task["gap"]["t"]
                    expected = kind.grade(kind.imagine(context, True, context.rng()), context).expected
                    assert word == expected and not task["before"]["t"].endswith(task["gap"]["t"]), context.exercise.id
                elif "right" in task:
                    expected = kind.describe(kind.imagine(context, True, context.rng()), context)
                    right = task["options"][task["right"]]["text"]["t"]
                    assert right == expected.replace("*", "") or "_" in expected, context.exercise.id
                elif "pairs" in task:
                    assert sorted(task["pairs"]) == list(range(len(task["left"])))


def test_pairs_and_orders_are_never_given_away(english: None, content: loading.Library) -> None:
    for lesson in list(content.courses["a1"].lessons)[::4]:
        document = told(content, Wish(f"lesson:{lesson}", versions=3))
        for version in range(3):
            for task in all_tasks(document, version):
                if "words" in task and "answers" in task:
                    shown = [word["t"] for word in task["words"]]
                    assert " ".join(shown) != task["answers"][0]["t"].strip(".!?")


def test_versions_ask_the_same_in_another_order(english: None, content: loading.Library) -> None:
    document = told(content, Wish(f"lesson:{LESSON}", versions=2, sheets=(EXERCISES, CROSSWORD, SEARCH)))
    assert [version["letter"] for version in document["versions"]] == ["A", "B"]
    first, second = (all_tasks(document, version) for version in (0, 1))
    texts = [sorted(text for task in one for text in answer_texts(task)) for one in (first, second)]
    assert texts[0] == texts[1]
    assert [answer_texts(task) for task in first] != [answer_texts(task) for task in second]
    assert json.dumps(document["versions"][0]["sheets"][1:]) != json.dumps(document["versions"][1]["sheets"][1:])


@pytest.mark.parametrize("size", ["normal", "large"])
@pytest.mark.parametrize("script", ["Cyrl", "Latn", "Arab"])
def test_everything_is_on_the_paper_in_three_scripts_and_two_sizes(
    script: Any, size: str, english: None, content: loading.Library, faces: Path
) -> None:
    wish = Wish(f"lesson:{LESSON}", sheets=SHEETS, script=script, size=size, versions=2)
    document = told(content, wish)
    pdf = pdf_of(document, faces)
    read = text_of(pdf)
    # Right-to-left text comes back in the order of its marks on the paper, or turned round.
    for version in (0, 1):
        for task in all_tasks(document, version):
            for text in answer_texts(task):
                if script != "Arab" or not any("\u0600" <= sign <= "\u06ff" for sign in text):
                    assert squeezed(text) in read, text
    if script != "Arab":
        words = [notation.shown(content.words[word].kk) for word in content.courses["a1"].lessons[LESSON].teaches.words]
        assert all(squeezed(in_script(word, script)) in read for word in words)
    # A letter that a face lacks is refused by the standard it is set to; and nothing came from a face not meant for it.
    expected = {"Andika-Regular", "Andika-Bold"} | (
        {"NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold"} if script == "Arab" else set()
    )
    assert {name.removesuffix("-Identity-H") for name in faces_of(pdf)} <= expected | {"NotoNaskhArabic", "Andika"}


def test_the_faces_have_every_letter_that_lessons_need(content: loading.Library, faces: Path) -> None:
    from fontTools.ttLib import TTFont

    known = {code for path in faces.glob("*.ttf") for code in TTFont(path).getBestCmap()}
    texts = [word.kk + word.gloss.ru + word.gloss.en + word.gloss.kk for word in content.words.values()]
    texts += [glosses.get(word) or "" for glosses in content.glosses.values() for word in content.words]
    texts += [in_script(word.kk, script) for word in content.words.values() for script in ("Latn", "Arab")]  # type: ignore[arg-type]
    texts += [
        sentence.kk + sentence.ru + sentence.en
        for course in content.courses.values()
        for lesson in course.lessons.values()
        for sentence in lesson.sentences
    ]
    missing = {sign for text in texts for sign in text if not sign.isspace() and ord(sign) not in known}
    assert missing == set()


def test_a_pdf_says_what_it_is_and_can_be_listened_to(english: None, content: loading.Library, faces: Path) -> None:
    read = opened(pdf_of(told(content, Wish(f"lesson:{LESSON}", sheets=SHEETS)), faces))
    assert read.metadata and read.metadata.title == "Мен дәрігермін"
    root = read.trailer["/Root"]
    assert root["/Lang"] == "ru" and root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert {round(float(page.mediabox.width)) for page in read.pages} == {595}


def test_what_people_typed_is_printed_as_it_is(english: None, content: loading.Library, faces: Path) -> None:
    name = '#panic("x") ] $y$ *не* _то_ \\ //'
    kept = Kept(
        7,
        name,
        [
            {"kk": "#сөз]", "ru": "*знач* #1"},
            {"word": "үй"},
            {"word": "нет такого"},
            {"kk": "қала", "meanings": {"ru": "город"}},
        ],
    )
    document = told(content, Wish("words:7", sheets=SHEETS, language="ru"), lists=[kept])
    read = text_of(pdf_of(document, faces, title=name, whose=name))
    assert squeezed(name) in read and squeezed("#сөз]") in read and "#1" in read


@pytest.mark.parametrize("sign", ["汉", "\U0001f31f", "\0", "\u202e", "אב"])
def test_a_sign_that_no_face_has_breaks_nothing(
    sign: str, english: None, content: loading.Library, faces: Path
) -> None:
    kept = Kept(7, sign, [{"kk": f"сөз {sign}", "ru": sign}, {"kk": "қала", "ru": "город"}])
    document = told(content, Wish("words:7", sheets=SHEETS, language="ru"), lists=[kept])
    read = text_of(pdf_of(document, faces, title=sign, whose=f"Топ {sign}"))
    assert "қала" in read and "Топ" in read and ("?" in read) == (sign == "汉")


def test_answers_are_apart_or_not_there(english: None, content: loading.Library, faces: Path) -> None:
    def pages(**how: Any) -> list[str]:
        document = told(content, Wish(f"lesson:{LESSON}", **how))
        return [squeezed(page.extract_text()) for page in opened(pdf_of(document, faces)).pages]

    with_answers, without, alone = pages(), pages(answers=False), pages(only_answers=True)
    assert with_answers[: len(without)] == without and "Answers" in with_answers[-1]
    assert not any("Answers" in page for page in without)
    assert len(alone) == len(with_answers) - len(without) and all("Answers" in page for page in alone)
    assert pages(sheets=(LETTERS,)) and not any("Answers" in page for page in pages(sheets=(LETTERS, CARDS)))


def test_the_backs_of_cards_meet_their_fronts() -> None:
    entries = [Entry(f"сөз{number}", f"word {number}", "en") for number in range(13)]
    for size, room in (("normal", 10), ("large", 6)):
        pages = leaves.cards(entries, Pen("Cyrl"), size)
        assert sum(one is not None for page in pages for one in page["front"]) == 13
        for page in pages:
            assert len(page["front"]) == len(page["back"]) <= room
            for row in range(0, len(page["front"]), 2):
                # Turned over the long edge, left lies behind right.
                for front, back in zip(
                    page["front"][row : row + 2], reversed(page["back"][row : row + 2]), strict=True
                ):
                    assert (front is None) == (back is None)
                    if front and back:
                        assert front["text"]["t"].removeprefix("сөз") == back["means"]["t"].removeprefix("word ")


def test_letters_that_only_kazakh_has_are_traced() -> None:
    def traced(script: Any) -> list[str]:
        return [piece["t"] for piece in leaves.lettering([], Pen(script), "normal")["letters"]]

    assert traced("Cyrl") == ["Ә ә", "Ғ ғ", "Қ қ", "Ң ң", "Ө ө", "Ұ ұ", "Ү ү", "Һ һ", "І і"]
    assert "I ı" in traced("Latn") and "Ğ ğ" in traced("Latn")
    assert "\u0674و" in traced("Arab")


def test_squares_of_a_word_in_three_scripts() -> None:
    assert Pen("Cyrl").squares("кіші") == ("К", "І", "Ш", "І")
    assert Pen("Latn").squares("кіші") == ("K", "I", "Ş", "I") and Pen("Latn").squares("ит") == ("İ", "T")
    assert Pen("Arab").squares("өзен")[0] == "و" and Pen("Arab").squares("үй") == ("\u0674ۇ", "ي")
    assert Pen("Cyrl").squares("сау бол") == () and Pen("Cyrl").squares("ата-ана") == ()


def test_kazakh_within_a_meaning_follows_the_script() -> None:
    piece = Pen("Latn").told("Как сказать *бар*? Сөз", "ru")
    assert piece["t"] == "Как сказать bar? Söz" and [run["k"] for run in piece["runs"]] == [False, True, False, True]
    assert Pen("Latn").told("үй", "kk") == {"t": "üi", "k": True}
    assert Pen("Arab").told("дом", "ko")["t"] == "дом", "a meaning that is there in Russian only stays Russian"


def test_words_without_meaning_are_not_asked_for(content: loading.Library) -> None:
    entries = of_list(content, [{"kk": "сөз"}, {"kk": "қала", "en": "town"}], ("en",))
    asked = [task for section in word_tasks.sections(entries, Pen("Cyrl"), str) for task in section["tasks"]]
    assert [answer["t"] for task in asked for answer in task["answers"]] == ["қала"]


def test_the_drill_asks_for_the_forms_that_were_chosen(english: None, content: loading.Library) -> None:
    found = made_of(content, Wish("drill:N;SG;LOC"))
    assert len(found.entries) >= 10 and all(entry.cue and entry.meaning for entry in found.entries)
    assert all("неде? қайда?" in entry.cue or "кімде?" in entry.cue for entry in found.entries)
    lemmas = [entry.cue.split(" · ")[0] for entry in found.entries]
    assert len(set(lemmas)) == len(lemmas), "another word each time, while there are others"
    reader = Reader(content.courses["a1"], LearnerProfile())
    for unknown in ("drill:nothing", "drill:", "lesson:zz-01-01", "unit:zz", "words:1", "", "other:1"):
        assert material.material(content, reader, Wish(unknown), []) is None


def test_a_meaning_in_a_heritage_language_is_printed(english: None, content: loading.Library, faces: Path) -> None:
    document = told(content, Wish("unit:a1-01", language="ko"))
    assert "안녕하세요" in text_of(pdf_of(document, faces))


def test_without_the_faces_of_the_site_the_paper_is_still_set(english: None, content: loading.Library) -> None:
    assert "дәрігер" in text_of(pdf_of(told(content, Wish(f"lesson:{LESSON}")), None))
