"""The pages of the placement test: from the first question to a suggestion that can be taken, changed and undone."""

import random
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.people import People
from tests.reading import fields, text_of
from webapp.courses.adaptation import plan_lesson
from webapp.courses.generation import by_id
from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile
from webapp.models import Answer, Completion, Known, Person, Placement, Run
from webapp.practice.exercises import kind_of
from webapp.practice.posing import Context

ANYBODY = LearnerProfile()


def begun(client: FlaskClient) -> str:
    """Begin a test; returns its address."""
    client.get("/?lang=en")
    return str(client.send("/placement").location)


def on_screen(content: Library, page: str, profile: LearnerProfile) -> Context:
    exercise_id = fields(page)["exercise"]
    course, lesson = content.lesson(exercise_id.split("/")[0]) or (None, None)
    assert course is not None and lesson is not None
    exercise = by_id(lesson, content, exercise_id)
    assert exercise is not None
    return Context(content, plan_lesson(content, course, lesson.id, profile), exercise, ("en", "ru"))


def form_of(context: Context, right: bool) -> dict[str, str]:
    """What a browser sends for a right or a wrong answer."""
    kind, rng = kind_of(context), random.Random(1)
    given, posed = kind.imagine(context, right, rng), kind_of(context).pose(context)
    if context.exercise.kind == "order":
        slots, left = {}, list(posed.options)
        said = re.sub(r"[^\w -]", "", given)
        for place in range(len(posed.options)):
            said = said.lstrip(" -")
            tile = next(
                one for one in sorted(left, key=lambda one: -len(one.text)) if f"{said} ".startswith(f"{one.text} ")
            )
            left.remove(tile)
            said = said.removeprefix(tile.text)
            slots[f"slot-{place}"] = tile.value
        return slots
    values = [option.value for option in posed.options]
    if not values:
        return {"answer": given if right else "шшшш"}
    wanted = given if given in values else next(value for value in values if given.endswith(value))
    return {"answer": f"o{values.index(wanted)}"}


def give(client: FlaskClient, address: str, content: Library, right: bool, profile: LearnerProfile = ANYBODY) -> Any:
    """Answer the question on the screen."""
    page = client.get(address).text
    return client.post(address, data={**fields(page), **form_of(on_screen(content, page, profile), right)})


def dont_know(client: FlaskClient, address: str) -> Any:
    return client.post(address, data={**fields(client.get(address).text), "unknown": "1"})


def over(client: FlaskClient, address: str) -> bool:
    return 'name="exercise"' not in client.get(address).text


def unit_of(client: FlaskClient, address: str) -> int:
    return int(fields(client.get(address).text)["exercise"].split("-")[1])


def known_keys(session: Session, person_id: int, source: str = "placement") -> set[str]:
    session.rollback()
    return set(session.scalars(select(Known.key).where(Known.person_id == person_id, Known.source == source)))


def test_the_first_page_says_what_it_is_and_makes_nobody(client: FlaskClient, session: Session) -> None:
    page = text_of(client.get("/placement?lang=en").text)
    assert "At most 20 questions" in page and "You may stop at any time" in page
    assert session.scalars(select(Person)).all() == []


def test_a_beginner_says_dont_know_and_is_soon_told_to_begin(client: FlaskClient, session: Session) -> None:
    address = begun(client)
    number = 0
    while not over(client, address):
        assert dont_know(client, address).location == address
        number += 1
    assert 4 <= number <= 7
    page = text_of(client.get(address).text)
    assert "Start at the beginning" in page and f"Answered rightly: 0 of {number}." in page
    assert "What counts as known" not in page
    assert session.scalars(select(Known)).all() == []
    assert session.scalars(select(Placement.start_lesson_id)).all() == ["a1-01-01"]
    assert set(session.scalars(select(Answer.verdict))) == {"wrong"} and set(
        session.scalars(select(Answer.diagnosis))
    ) == {None}


def test_who_knows_everything_hears_that_there_is_no_higher_course(
    people: People, content: Library, session: Session
) -> None:
    dana = people.person("dana", self_rating=6, age_group="adult", heritage_language="ru")
    client = people.signed_in(dana)
    address = begun(client)
    while not over(client, address):
        give(client, address, content, True, LearnerProfile("ru", "adult"))
    page = text_of(client.get(address).text)
    assert "You know what this course teaches" in page and "There is no higher course here yet" in page
    assert 'href="/tests/a1"' in client.get(address).text
    assert session.scalar(select(func.count()).select_from(Answer)) <= 14
    assert client.get("/courses/a1").text.count('data-state="known"') == len(content.courses["a1"].lessons)
    assert session.scalars(select(Completion)).all() == [], "known is not completed"


def placed(client: FlaskClient, content: Library, level: int) -> str:
    """A test of somebody who knows the first `level` units; returns the address of its result."""
    address = begun(client)
    while not over(client, address):
        give(client, address, content, unit_of(client, address) <= level)
    return address


def test_in_the_middle_the_start_is_suggested_and_everything_before_is_known(
    people: People, content: Library, session: Session
) -> None:
    dana = people.person("dana")
    client = people.signed_in(dana)
    address = placed(client, content, 5)
    row = session.scalars(select(Placement)).one()
    assert abs(row.found["level"] - 5) <= 1
    start = row.found["level"] + 1
    page = text_of(client.get(address).text)
    assert f"Start at unit {start}" in page and "give or take one unit" in page and "Question by question" in page
    assert row.start_lesson_id == f"a1-{start:02}-01"
    course = content.courses["a1"]
    before = [lesson for unit in course.units[: start - 1] for lesson in unit.lessons]
    words = {word for lesson in before for word in lesson.teaches.words}
    keys = known_keys(session, dana.id)
    assert keys <= {f"word/{word}/{way}" for word in words for way in ("recall", "recognise")}
    assert len(keys) >= 2 * len(words) - 8, "all but the few that were missed"
    shown = client.get("/courses/a1").text
    assert shown.count('data-state="known"') == len(before) and "known by your placement" in shown
    assert f'href="/practice/{row.start_lesson_id}">Next lesson' in shown
    assert client.get("/practice/a1-01-01").status_code == 200, "nothing is locked"
    for page in ("/today", "/review"):
        assert f'href="/practice/{row.start_lesson_id}"' in client.get(page).text, (
            "the next lesson is the same everywhere"
        )

    assert (
        client.send(f"{address}/start", {"start": "earlier"}, page=address).location
        == f"/practice/a1-{start - 1:02}-01"
    )
    fewer = known_keys(session, dana.id)
    assert fewer < keys
    assert client.send(f"{address}/start", {"start": "beginning"}, page=address).location == "/practice/a1-01-01"
    assert known_keys(session, dana.id) == set()
    assert 'data-state="known"' not in client.get("/courses/a1").text
    assert (
        client.send(f"{address}/start", {"start": "suggested"}, page=address).location
        == f"/practice/{row.start_lesson_id}"
    )
    assert known_keys(session, dana.id) == keys
    assert client.send(f"{address}/practise", page=address).location == address
    assert known_keys(session, dana.id) == set()
    assert "Nothing is skipped now" in client.get(address).text
    assert 'data-state="known"' not in client.get("/courses/a1").text


def test_what_the_learner_said_to_know_stands(people: People, content: Library, session: Session) -> None:
    dana = people.person("dana", self_rating=6)
    word = content.courses["a1"].lessons["a1-01-01"].teaches.words[0]
    session.add(Known(person_id=dana.id, key=f"word/{word}/recall", source="self", since=dana.created_at))
    session.commit()
    client = people.signed_in(dana)
    address = placed(client, content, 12)
    assert known_keys(session, dana.id, "self") == {f"word/{word}/recall"}
    assert f"word/{word}/recognise" in known_keys(session, dana.id)
    client.send(f"{address}/practise", page=address)
    assert known_keys(session, dana.id, "self") == {f"word/{word}/recall"}


def test_reload_back_and_double_submit_are_harmless(client: FlaskClient, content: Library, session: Session) -> None:
    address = begun(client)
    first = client.get(address).text
    assert fields(client.get(address).text)["exercise"] == fields(first)["exercise"]
    sent = {**fields(first), **form_of(on_screen(content, first, LearnerProfile()), True)}
    for _ in range(3):
        assert client.post(address, data=sent).location == address
    assert session.scalar(select(func.count()).select_from(Answer)) == 1
    assert fields(client.get(address).text)["exercise"] != fields(first)["exercise"]
    assert "Right!" not in client.get(address).text, "a test does not tell"


def test_an_empty_answer_is_asked_again(client: FlaskClient, session: Session) -> None:
    address = begun(client)
    refused = client.post(address, data=fields(client.get(address).text))
    assert refused.status_code == 422 and "Choose one of the answers." in refused.text
    assert session.scalars(select(Answer)).all() == []


def test_stopping_counts_what_was_seen(client: FlaskClient, content: Library, session: Session) -> None:
    address = begun(client)
    for _ in range(2):
        give(client, address, content, True)
    assert client.send(f"{address}/stop", page=address).location == address
    page = text_of(client.get(address).text)
    assert "Answered rightly: 2 of 2." in page and "a guess from few answers" in page
    assert session.scalars(select(Placement)).one().found["stopped"] is True
    assert client.send(f"{address}/stop", page=address).status_code == 303
    assert len(session.scalars(select(Placement)).all()) == 1


def test_stopping_before_the_first_answer_says_nothing(client: FlaskClient, session: Session) -> None:
    address = begun(client)
    assert client.send(f"{address}/stop", page=address).location == "/placement"
    assert session.scalars(select(Placement)).all() == []
    assert client.get(address).location == "/placement"
    assert begun(client) != address


def test_a_test_under_way_goes_on_and_may_be_taken_again(client: FlaskClient) -> None:
    address = begun(client)
    assert begun(client) == address and "Go on with the questions" in client.get("/placement").text
    while not over(client, address):
        dont_know(client, address)
    again = begun(client)
    assert again != address
    dont_know(client, again)
    client.send(f"{again}/stop", page=again)
    assert client.get("/placement").text.count("start at unit ") == 2


def test_anothers_test_is_not_found(people: People) -> None:
    address = begun(people.signed_in(people.person("dana")))
    erlan = people.signed_in(people.person("erlan"))
    token = fields(erlan.get("/placement").text)
    for way in ("", "/stop", "/start", "/practise"):
        assert erlan.post(f"{address}{way}", data={**token, "start": "suggested"}).status_code == 404
    assert erlan.get(address).status_code == 404
    assert people.app.test_client().get(address).status_code == 404


def test_a_start_that_is_not_offered_is_not_found(client: FlaskClient) -> None:
    address = begun(client)
    token = fields(client.get(address).text)
    assert client.post(f"{address}/start", data={**token, "start": "suggested"}).status_code == 404, "no result yet"
    assert client.post(f"{address}/practise", data=token).status_code == 404
    dont_know(client, address)
    client.send(f"{address}/stop", page=address)
    assert client.post(f"{address}/start", data={**token, "start": "moon"}).status_code == 404


def test_a_child_is_sent_to_the_childrens_course(people: People, session: Session) -> None:
    client = people.signed_in(people.person("timur", age_group="child"))
    assert client.get("/placement").location == "/courses/balapan"
    token = fields(client.get("/courses/balapan").text)
    assert client.post("/placement", data=token).location == "/courses/balapan"
    assert session.scalars(select(Run)).all() == []
    assert "/placement" not in client.get("/courses/balapan").text


def test_a_placement_is_no_lesson_begun(people: People, session: Session, content: Library) -> None:
    dana = people.person("dana")
    client = people.signed_in(dana)
    address = begun(client)
    dont_know(client, address)
    assert "Go on where you left" not in client.get("/courses/a1").text
    assert client.get("/practice/drill").status_code == 200


def test_the_teacher_reads_the_answers_and_is_not_alarmed(people: People, app: Flask) -> None:
    teacher = people.holding("teacher", association="korean-kz-75")
    dana = people.person("dana")
    class_ = people.class_of(teacher, learners=(dana,))
    learner = people.signed_in(dana)
    address = begun(learner)
    while not over(learner, address):
        dont_know(learner, address)
    client = people.signed_in(teacher)
    page = text_of(client.get(f"/classes/{class_.id}/learners/{dana.id}").text)
    assert "Placement test" in page and "I do not know" in page and "withdrawn" not in page
    assert "Nobody at present." in text_of(client.get(f"/classes/{class_.id}").text), "a test asks until it goes wrong"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_result_and_questions_read_in_three_languages(language: str, client: FlaskClient, content: Library) -> None:
    address = placed(client, content, 2)
    page = client.get(f"{address}?lang={language}")
    assert page.status_code == 200 and f'<html lang="{language}"' in page.text
