"""A class is told something; a learner asks about an answer; children only in fixed sentences."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.people import NOW, People
from tests.reading import fields, text_of
from webapp.courses.adaptation import plan_lesson
from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile
from webapp.models import Announcement, Answer, Person, Question, Run


@pytest.fixture
def room(people: People) -> dict[str, Any]:
    """A class with a grown learner and a child."""
    teacher = people.holding("teacher", association="korean-kz-75")
    dana, timur = people.person("dana", age_group="adult"), people.person("timur", age_group="child")
    class_ = people.class_of(teacher, learners=(dana, timur))
    return {"teacher": teacher, "dana": dana, "timur": timur, "class": class_}


def answered(session: Session, person: Person) -> UUID:
    """A wrong answer of theirs."""
    run = Run(person_id=person.id, course_id="a1", lesson_id="a1-01-01", plan=[], started_at=NOW)
    session.add(run)
    session.flush()
    made = Answer(
        person_id=person.id, client_id=uuid4(), run_id=run.id, lesson_id="a1-01-01", exercise_id="a1-01-01/x/type",
        given="сәлеметсіз", verdict="wrong", milliseconds=1, answered_at=NOW, day=NOW.date(),
    )  # fmt: skip
    session.add(made)
    session.commit()
    return made.client_id


def address(room: dict[str, Any], rest: str = "") -> str:
    return f"/classes/{room['class'].id}/talk{rest}"


def test_what_is_told_stands_on_everybodys_day_until_taken_back(
    people: People, room: dict[str, Any], session: Session
) -> None:
    teacher, dana = people.signed_in(room["teacher"]), people.signed_in(room["dana"])
    assert teacher.send(address(room), {"text": "Ертең сабақ жоқ.\n<b>Тынығыңыз</b>"}).status_code == 303
    page = dana.get("/today").text
    assert "Ертең сабақ жоқ." in page and "&lt;b&gt;" in page
    assert "Ертең сабақ жоқ." in people.signed_in(room["timur"]).get("/today").text, "children are told too"
    outside = people.signed_in(people.person("outside"))
    assert "Ертең сабақ жоқ." not in outside.get("/today").text
    one = session.scalars(select(Announcement)).one()
    assert teacher.send(address(room, f"/{one.id}/take-back"), page=address(room)).status_code == 303
    assert "Ертең сабақ жоқ." not in dana.get("/today").text
    assert teacher.send(address(room, f"/{one.id}/take-back"), page=address(room)).status_code == 404


def test_nothing_is_not_told(people: People, room: dict[str, Any], session: Session) -> None:
    answer = people.signed_in(room["teacher"]).send(address(room), {"text": "  "})
    assert answer.status_code == 422 and "Write what the class should know." in answer.text
    assert session.scalars(select(Announcement)).all() == []


def test_a_question_reaches_the_teacher_and_the_reply_the_learner(
    people: People, room: dict[str, Any], session: Session
) -> None:
    about = answered(session, room["dana"])
    dana, teacher = people.signed_in(room["dana"]), people.signed_in(room["teacher"])
    assert dana.send(f"/questions/ask/{about}", {"text": "Неге олай?"}).status_code == 303
    shown = text_of(teacher.get(address(room)).text)
    assert "Неге олай?" in shown and "Dana" in shown and "сәлеметсіз" in shown
    one = session.scalars(select(Question)).one()
    reply = address(room, f"/questions/{one.id}")
    assert teacher.send(reply, {f"q{one.id}-text": "Себебі «сіз»"}, page=address(room)).status_code == 303
    assert "Себебі «сіз»" in dana.get("/today").text
    dana.send("/questions/seen", page="/today")
    assert "Себебі «сіз»" not in dana.get("/today").text
    assert "Себебі «сіз»" in dana.get("/questions").text, "it stays among one's own questions"


def test_who_has_left_the_class_is_written_to_no_more(people: People, room: dict[str, Any], session: Session) -> None:
    about = answered(session, room["dana"])
    dana, teacher = people.signed_in(room["dana"]), people.signed_in(room["teacher"])
    dana.send(f"/questions/ask/{about}", {"text": "Неге олай?"})
    dana.send(f"/classes/{room['class'].id}/leave", page="/classes")
    one = session.scalars(select(Question)).one()
    reply = address(room, f"/questions/{one.id}")
    assert "Неге олай?" not in teacher.get(address(room)).text
    assert teacher.send(reply, {f"q{one.id}-text": "Қайт"}, page=address(room)).status_code == 404
    session.refresh(one)
    assert one.replied_at is None


def test_a_child_asks_and_is_answered_in_fixed_sentences(
    people: People, room: dict[str, Any], session: Session
) -> None:
    about = answered(session, room["timur"])
    timur, teacher = people.signed_in(room["timur"]), people.signed_in(room["teacher"])
    page = timur.get(f"/questions/ask/{about}").text
    assert "Why is my answer wrong?" in page and "<textarea" not in page
    assert timur.send(f"/questions/ask/{about}", {"text": "my address is"}).status_code == 422
    assert timur.send(f"/questions/ask/{about}", {"asked": "why", "text": "my address is"}).status_code == 303
    one = session.scalars(select(Question)).one()
    assert (one.asked, one.text) == ("why", "")
    reply = address(room, f"/questions/{one.id}")
    assert teacher.send(reply, {f"q{one.id}-text": "write to me"}, page=address(room)).status_code == 422
    assert teacher.send(reply, {f"q{one.id}-replied": "together"}, page=address(room)).status_code == 303
    assert "We will look at it together in class." in timur.get("/today").text
    session.refresh(one)
    assert one.reply == ""


def test_the_feedback_on_a_wrong_answer_leads_there(people: People, room: dict[str, Any], content: Library) -> None:
    dana = people.signed_in(room["dana"])
    dana.send("/practice/a1-01-01", page="/practice/a1-01-01")
    course, _ = content.lesson("a1-01-01")
    plan = plan_lesson(content, course, "a1-01-01", LearnerProfile(age_group="adult"))
    typed = next(item.exercise.id for item in plan.exercises if item.exercise.kind == "type")
    page, mine = "/practice/a1-01-01/exercise", str(uuid4())
    sent = {**fields(dana.get(page).text), "exercise": typed, "answer_id": mine, "answer": "ааа"}
    shown = dana.post(page, data=sent, headers={"HX-Request": "true"})
    assert f"/questions/ask/{mine}" in shown.text
    assert "ааа" in dana.get(f"/questions/ask/{mine}").text


def test_nobody_else_reads_or_writes(app: Flask, people: People, room: dict[str, Any], session: Session) -> None:
    about = answered(session, room["dana"])
    stranger = people.signed_in(people.holding("teacher", "stranger", "german-kz-39"))
    other = people.signed_in(people.person("other"))
    coordinator = people.signed_in(people.holding("coordinator", "boss", "korean-kz"))
    for client in (stranger, other, coordinator, people.signed_in(room["dana"])):
        assert client.get(address(room)).status_code == 404
        assert client.send(address(room), {"text": "x"}, page="/login").status_code == 404
    assert other.get(f"/questions/ask/{about}").status_code == 404
    dana = people.signed_in(room["dana"])
    foreign = people.class_of(people.holding("teacher", "elsewhere", "german-kz-39"), "german-kz-39")
    sent = {"text": "x", "class_id": str(foreign.id)}
    assert dana.send(f"/questions/ask/{about}", sent, page=f"/questions/ask/{about}").status_code == 404
    assert session.scalars(select(Question)).all() == []
    assert app.test_client().get("/questions").status_code == 302


def test_who_sits_in_no_class_is_told_where_to_find_one(people: People, session: Session) -> None:
    alone = people.person("alone")
    page = people.signed_in(alone).get(f"/questions/ask/{answered(session, alone)}").text
    assert "You sit in no class" in page and "/associations" in page
