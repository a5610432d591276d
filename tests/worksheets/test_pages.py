"""The pages that print: what is offered, what comes out, who may."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.orm import Session

from tests.people import NOW, People
from tests.reading import text_of
from tests.worksheets.reading_paper import opened, squeezed
from tests.worksheets.reading_paper import text_of as paper_of
from webapp import clock
from webapp.models import Assignment, Class, PlanWeek, RoleGrant, WordList
from webapp.worksheets.wishes import SHEETS

CHOICE = {
    "sheets": "exercises",
    "letters": "Cyrl",
    "language": "ru",
    "size": "normal",
    "versions": "1",
    "answers": "end",
}


def words_of(session: Session, class_: Class, name: str, entries: list[dict[str, Any]]) -> str:
    """A word list of a class, as it is asked for."""
    made = WordList(class_id=class_.id, name=name, entries=entries, updated_at=NOW)
    session.add(made)
    session.commit()
    return f"words:{made.id}"


@pytest.fixture
def class_(people: People) -> Class:
    """A class of the teacher `teacher`."""
    return people.class_of(people.holding("teacher", association="korean-kz-75"))


@pytest.fixture
def teacher(people: People, class_: Class) -> FlaskClient:
    """Its teacher."""
    return people.signed_in("teacher")


def test_a_teacher_prints_a_lesson_with_two_taps(teacher: FlaskClient, class_: Class) -> None:
    page = teacher.get(f"/classes/{class_.id}/print")
    assert 'aria-current="page">Print</a>' in page.text and 'value="lesson:a1-01-01" selected' in page.text
    boxes = re.findall(r'<input[^>]*name="sheets"[^>]*>', page.text)
    assert len(boxes) == len(SHEETS) and not any("required" in box for box in boxes), "a browser would want all of them"
    # What is chosen already is enough.
    sheet = teacher.get(
        f"/classes/{class_.id}/print/sheets.pdf", query_string={"what": "lesson:a1-01-01", **CHOICE, "language": "en"}
    )
    assert sheet.status_code == 200 and sheet.mimetype == "application/pdf"
    assert sheet.headers["Content-Disposition"] == 'inline; filename="tilashar-lesson-a1-01-01.pdf"'
    read = paper_of(sheet.data)
    assert squeezed("Кешкі топ") in read and "сәлем" in read and "Answers" in read


def test_everything_that_is_offered_can_be_printed(teacher: FlaskClient, class_: Class, session: Session) -> None:
    own = words_of(
        session, class_, "Сабақ #1]", [{"word": "үй"}, {"kk": "қала", "ru": "город"}, {"kk": "алма", "ru": "яблоко"}]
    )
    page = teacher.get(f"/classes/{class_.id}/print").text
    for what, expected in (
        (own, "Сабақ#1]"),
        ("unit:a1-02", "мұғалім"),
        ("drill:case", "қайда?"),
        ("drill:N;SG;LOC,plural", "нелер?"),
    ):
        if "," not in what:
            assert f'value="{what}"' in page
        sheet = teacher.get(
            f"/classes/{class_.id}/print/sheets.pdf", query_string={**CHOICE, "what": what, "sheets": SHEETS}
        )
        assert sheet.status_code == 200 and expected in paper_of(sheet.data), what
    assert "The forms of this drill" in text_of(teacher.get(f"/classes/{class_.id}/print?what=drill:N;SG;LOC").text)


def test_a_class_begins_with_the_lesson_it_has_now(teacher: FlaskClient, class_: Class, session: Session) -> None:
    today = clock.today()
    session.add(Assignment(class_id=class_.id, kind="lesson", subject="a1-02-01", opens_on=today, made_at=NOW))
    session.commit()
    address = f"/classes/{class_.id}/print"
    assert 'value="lesson:a1-02-01" selected' in teacher.get(address).text
    monday = today - timedelta(days=today.weekday())
    for place, (day, lesson) in enumerate(
        ((monday - timedelta(7), "a1-02-02"), (monday, "a1-02-03"), (monday + timedelta(7), "a1-02-04"))
    ):
        session.add(PlanWeek(class_id=class_.id, position=place, monday=day, hours=1, lessons=[lesson]))
    session.commit()
    assert 'value="lesson:a1-02-03" selected' in teacher.get(address).text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"sheets": []}, "Choose at least one sheet."),
        ({"what": "lesson:zz-09-09"}, "There are no words here to print."),
        ({"what": "words:99999999999999999999"}, "There are no words here to print."),
        ({"what": "own:1"}, "There are no words here to print."),
        ({"letters": "Grek"}, "Something is still missing"),
        ({"versions": "9"}, "Something is still missing"),
        ({"versions": "1e9"}, "Something is still missing"),
        ({"language": "tlh"}, "Something is still missing"),
        ({"sheets": "cards", "answers": "alone"}, "These sheets have no answers."),
        ({"sheets": "everything"}, "Something is still missing"),
    ],
)
def test_what_cannot_be_printed_is_said_on_the_form(
    wrong: dict[str, Any], said: str, teacher: FlaskClient, class_: Class
) -> None:
    asked = {"what": "lesson:a1-01-01", **CHOICE, **wrong}
    page = teacher.get(f"/classes/{class_.id}/print/sheets.pdf", query_string=asked)
    assert page.status_code == 422 and said in text_of(page.text)


def test_a_list_of_another_class_is_not_found(
    people: People, teacher: FlaskClient, class_: Class, session: Session
) -> None:
    other = people.class_of(people.holding("teacher", "otto", "german-kz-39"), "german-kz-39")
    theirs = words_of(session, other, "Geheim", [{"kk": "құпия", "ru": "тайна"}])
    page = teacher.get(f"/classes/{class_.id}/print/sheets.pdf", query_string={**CHOICE, "what": theirs})
    assert page.status_code == 422 and "Geheim" not in page.text
    assert "Geheim" not in teacher.get(f"/classes/{class_.id}/print").text


@pytest.mark.parametrize("address", ["/print", "/print/sheets.pdf"])
def test_only_the_teacher_of_the_class_prints_for_it(
    address: str, app: Flask, people: People, class_: Class, session: Session
) -> None:
    page = f"/classes/{class_.id}{address}"
    asked = {"what": "lesson:a1-01-01", **CHOICE}
    learner = people.person("dana")
    ended = people.holding("teacher", "ended", "korean-kz-75")
    gone = people.class_of(ended)
    session.get_one(RoleGrant, session.query(RoleGrant.id).filter_by(person_id=ended.id).scalar()).valid_to = date(
        2026, 1, 1
    )
    session.commit()
    strangers = {
        "stranger": people.holding("teacher", "stranger", "german-kz-39"),
        "colleague": people.holding("teacher", "colleague", "korean-kz-75"),
        "coordinator": people.holding("coordinator", "coordinator", "korean-kz"),
        "secretariat": people.holding("secretariat", "secretariat"),
        "learner": learner,
        "child": people.person("child", age_group="child"),
    }
    assert app.test_client().get(page, query_string=asked).status_code == 302
    for name, person in strangers.items():
        assert people.signed_in(person).get(page, query_string=asked).status_code == 404, name
    assert people.signed_in("teacher").get(page, query_string=asked).status_code == 200
    assert people.signed_in(ended).get(f"/classes/{gone.id}{address}", query_string=asked).status_code == 404
    assert people.signed_in("teacher").get(f"/classes/999999{address}", query_string=asked).status_code == 404


def test_a_page_takes_as_many_statements_for_three_as_for_thirty(app: Flask, people: People, session: Session) -> None:
    owner = people.holding("teacher", association="korean-kz-75")
    learners = tuple(people.person(f"learner{number}") for number in range(33))
    small, large = people.class_of(owner, learners=learners[:3]), people.class_of(owner, learners=learners[3:])
    for number in range(20):
        words_of(session, large, f"list {number}", [{"word": "үй"}])
        session.add(
            PlanWeek(class_id=large.id, position=number, monday=date(2025, 9, 1), hours=1, lessons=["a1-01-01"])
        )
    session.commit()
    client, seen = people.signed_in(owner), []
    engine = app.extensions["tilashar_engine"]

    def count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", count)
    taken = []
    for class_ in (small, large):
        for address in (
            "print",
            "print/sheets.pdf?what=unit:a1-01&" + "&".join(f"{name}={value}" for name, value in CHOICE.items()),
        ):
            seen.clear()
            assert client.get(f"/classes/{class_.id}/{address}").status_code == 200
            taken.append(len(seen))
    event.remove(engine, "before_cursor_execute", count)
    assert taken[:2] == taken[2:] and max(taken) < 9


def test_anybody_prints_a_lesson(client: FlaskClient) -> None:
    page = client.get("/worksheets/lesson/a1-02-03?lang=en")
    assert page.status_code == 200 and 'action="/worksheets/lesson/a1-02-03/sheets.pdf"' in page.text
    sheet = client.get(
        "/worksheets/lesson/a1-02-03/sheets.pdf", query_string={**CHOICE, "letters": "Latn", "versions": "2"}
    )
    assert sheet.status_code == 200 and "därıger" in paper_of(sheet.data) and len(opened(sheet.data).pages) >= 6
    # Whatever is asked for, it is this lesson.
    other = client.get("/worksheets/lesson/a1-02-03/sheets.pdf", query_string={**CHOICE, "what": "words:1"})
    assert other.status_code == 200 and "дәрігер" in paper_of(other.data)
    assert client.get("/worksheets/lesson/a1-02-03/sheets.pdf").status_code == 422
    for address in ("/worksheets/lesson/zz-01-01", "/worksheets/lesson/zz-01-01/sheets.pdf"):
        assert client.get(address).status_code == 404


def test_instructions_are_in_the_language_of_explanation_and_kazakh_in_its_script(client: FlaskClient) -> None:
    client.get("/worksheets/lesson/a1-02-03?lang=en")
    for language, script, expected in (("ru", "Cyrl", "Мендәрігермін"), ("kk", "Latn", "Mendärıgermın")):
        asked = {**CHOICE, "language": language, "letters": script}
        sheet = client.get("/worksheets/lesson/a1-02-03/sheets.pdf", query_string=asked)
        assert opened(sheet.data).trailer["/Root"]["/Lang"] == language
        assert expected in paper_of(sheet.data)
    # The site itself stays as it was.
    page = client.get("/worksheets/lesson/a1-02-03").text
    assert "Which sheets" in page and "Мен дәрігермін" in page


def test_a_child_gets_sheets_of_its_own_course(people: People) -> None:
    child = people.signed_in(people.person("kid", age_group="child"))
    for address in ("/worksheets/lesson/a1-01-01", "/worksheets/lesson/a1-01-01/sheets.pdf"):
        answer = child.get(address)
        assert answer.status_code == 302 and answer.location == "/courses/balapan"
    page = child.get("/worksheets/lesson/balapan-01-01")
    assert page.status_code == 200 and re.search(r'<input[^>]*checked[^>]*value="large"', page.text)
    assert child.get("/worksheets/lesson/balapan-01-01/sheets.pdf", query_string=CHOICE).status_code == 200


def test_teachers_find_the_sheets_on_a_lesson_and_learners_are_spared(
    people: People, client: FlaskClient, class_: Class
) -> None:
    link = 'href="/worksheets/lesson/a1-01-01"'
    assert link in people.signed_in("teacher").get("/practice/a1-01-01").text
    assert link not in client.get("/practice/a1-01-01").text
    assert link not in people.signed_in(people.person("dana")).get("/practice/a1-01-01").text


def test_a_browser_sends_the_form_with_one_sheet_chosen(teacher: FlaskClient, class_: Class) -> None:
    page = teacher.get(f"/classes/{class_.id}/print").text
    boxes = re.findall(r'<input[^>]*name="sheets"[^>]*>', page)
    assert len(boxes) == len(SHEETS)
    # `required` on boxes would have a browser ask for every one of them.
    assert not any("required" in box for box in boxes)


def test_what_is_missing_is_told_in_the_readers_language(teacher: FlaskClient, class_: Class) -> None:
    answer = teacher.get(f"/classes/{class_.id}/print/sheets.pdf?what=lesson:a1-01-01&letters=Cyrl&lang=ru")
    assert answer.status_code == 422
    for said in ("Выберите хотя бы один лист", "Выберите один вариант"):
        assert said in answer.text
    assert "This field" not in answer.text
