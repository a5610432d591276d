"""A learner goes through a lesson."""

import html
import json
import re
from uuid import uuid4

from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.people import People
from tests.reading import fields, text_of
from webapp.courses import loading
from webapp.courses.adaptation import plan_lesson
from webapp.courses.generation import by_id
from webapp.courses.profile import LearnerProfile
from webapp.demo.simulated import give
from webapp.models import Answer, Completion, Person, Run
from webapp.practice.exercises import kind_of
from webapp.practice.posing import Context

LESSON = "a1-01-01"
EXERCISE = f"/practice/{LESSON}/exercise"


def right_form(content: loading.Library, page: str, profile: LearnerProfile, right: bool = True) -> dict[str, str]:
    """What somebody would fill in on this page."""
    import random

    sent = fields(page)
    course, lesson = content.lesson(sent["exercise"].split("/")[0])
    plan = plan_lesson(content, course, lesson.id, profile)
    exercise = by_id(lesson, content, html.unescape(sent["exercise"]))
    context = Context(content, plan, exercise, ("en", "ru"), int(sent["attempt"]))
    given = give(context, 1.0 if right else 0.0, random.Random(1))
    posed = kind_of(context).pose(context)
    if exercise.kind == "match":
        return {f"pair-{number}": partner for number, partner in enumerate(json.loads(given).values())}
    if exercise.kind == "order":
        tiles = {option.text: option.value for option in posed.options}
        said = " " + re.sub(r"[^\w -]", "", given) + " "
        order = [tiles[word] for word in sorted(tiles, key=lambda word: said.find(f" {word} "))]
        return {f"slot-{number}": value for number, value in enumerate(order)}
    if exercise.kind == "sort":
        return {f"word-{number}": basket for number, basket in enumerate(json.loads(given).values())}
    if exercise.kind == "build":
        tiles = {option.text: option.value for option in posed.options}
        return {f"slot-{number}": tiles[piece] for number, piece in enumerate(given.split("|"))}
    if posed.options and exercise.kind in ("ending", "listen"):
        chosen = [option.value for option in posed.options if given.endswith(option.value) or option.text == given]
        return {"answer": max(chosen, key=len)}
    return {"answer": given}


def answer(
    client: FlaskClient, content: loading.Library, profile: LearnerProfile, right: bool = True, **more: object
) -> object:
    page = client.get(EXERCISE).text
    return client.post(EXERCISE, data={**fields(page), **right_form(content, page, profile, right)}, **more)


def test_a_guest_finishes_the_first_lesson_and_keeps_it_after_registering(
    client: FlaskClient, content: loading.Library, session: Session
) -> None:
    client.get("/?lang=en")
    assert "Start the exercises" in client.get(f"/practice/{LESSON}").text
    assert session.scalar(select(func.count()).select_from(Person)) == 0, "looking makes nobody a guest"
    for _ in range(20):
        if "The lesson is done" in client.get(EXERCISE).text:
            break
        feedback = answer(client, content, LearnerProfile(), follow_redirects=True)
        assert "Right!" in feedback.text or "Good that you said it" in feedback.text, text_of(feedback.text)
    assert "The lesson is done" in client.get(EXERCISE).text
    given = session.scalar(select(func.count()).select_from(Answer))
    assert given is not None and given >= 8
    kept = client.send("/register", {"username": "Әлия", "password": "three plain words"}, follow_redirects=True)
    assert "What you did so far is kept" in kept.text
    registered = session.scalars(select(Person)).one()
    assert (registered.username, session.scalars(select(Completion)).one().person_id) == ("әлия", registered.id)
    assert "done" in client.get("/courses/a1").text


def test_a_wrong_answer_is_shown_explained_and_comes_back_at_the_end(
    client: FlaskClient, content: loading.Library
) -> None:
    client.get("/?lang=en")
    first = fields(client.get(EXERCISE).text)["exercise"]
    feedback = answer(client, content, LearnerProfile(), right=False, follow_redirects=True)
    assert "Not yet" in feedback.text and "The right answer" in feedback.text
    asked = []
    while "The lesson is done" not in (page := client.get(EXERCISE).text):
        asked.append(fields(page)["exercise"])
        answer(client, content, LearnerProfile())
    assert asked[-1] == first and asked.count(first) == 1


def test_the_same_answer_sent_twice_is_kept_once(
    client: FlaskClient, content: loading.Library, session: Session
) -> None:
    page = client.get(EXERCISE).text
    data = {**fields(page), **right_form(content, page, LearnerProfile())}
    first = client.post(EXERCISE, data=data)
    second = client.post(EXERCISE, data=data)
    assert first.status_code == second.status_code == 303
    assert first.location == second.location
    assert session.scalar(select(func.count()).select_from(Answer)) == 1


def test_a_lesson_goes_on_at_the_same_place_on_another_device(people: People, content: loading.Library) -> None:
    learner = people.person("dana", age_group="adult", heritage_language="ru")
    phone, laptop = people.signed_in(learner), people.signed_in(learner)
    profile = LearnerProfile("ru", "adult")
    for _ in range(3):
        answer(phone, content, profile)
    assert laptop.get(f"/practice/{LESSON}").status_code == 302, "the lesson page leads to where the learner left"
    here, there = (fields(device.get(EXERCISE).text)["exercise"] for device in (phone, laptop))
    assert here == there
    assert 'value="3"' in laptop.get(EXERCISE).text


def test_htmx_gets_a_part_of_the_page(client: FlaskClient, content: loading.Library) -> None:
    feedback = answer(client, content, LearnerProfile(), headers={"HX-Request": "true"})
    assert feedback.status_code == 200 and "<html" not in feedback.text and "data-verdict" in feedback.text
    assert "HX-Request" in feedback.headers["Vary"]


def test_an_empty_answer_is_refused_kindly_and_nothing_is_lost(client: FlaskClient, session: Session) -> None:
    client.get("/?lang=en")
    page = client.get(EXERCISE).text
    refused = client.post(EXERCISE, data=fields(page))
    assert refused.status_code == 422 and 'role="alert"' in refused.text
    assert fields(refused.text)["answer_id"] == fields(page)["answer_id"]
    assert session.scalar(select(func.count()).select_from(Answer)) == 0


def test_an_unknown_exercise_and_a_mangled_form_are_refused(client: FlaskClient) -> None:
    page = fields(client.get(EXERCISE).text)
    assert client.post(EXERCISE, data={**page, "exercise": "a1-01-01/no/choose", "answer": "x"}).status_code == 404
    assert client.post(EXERCISE, data={**page, "answer_id": "1"}).status_code == 400
    assert client.get("/practice/a1-99-01").status_code == 404
    assert client.get(f"/practice/{LESSON}/answers/{uuid4()}").status_code == 404


def test_an_expired_page_gives_back_what_was_written(client: FlaskClient) -> None:
    page = fields(client.get(EXERCISE).text)
    late = client.post(EXERCISE, data={**page, "csrf_token": "old", "answer": "сәлем"})
    assert late.status_code == 400 and "сәлем" in late.text
    again = client.post(EXERCISE, data={**fields(late.text)})
    assert again.status_code in (303, 422), "sent once more with a fresh token, it is read"


def test_ten_megabytes_are_too_long(client: FlaskClient) -> None:
    client.get("/?lang=en")
    page = fields(client.get(EXERCISE).text)
    assert client.post(EXERCISE, data={**page, "answer": "а" * 10_000_000}).status_code == 413


def test_nobody_reads_anothers_answer(people: People, content: loading.Library, session: Session) -> None:
    learner, other = people.person("dana"), people.person("erlan")
    answer(people.signed_in(learner), content, LearnerProfile())
    client_id = session.scalars(select(Answer.client_id)).one()
    assert people.signed_in(other).get(f"/practice/{LESSON}/answers/{client_id}").status_code == 404


def test_a_finished_lesson_can_be_practised_again_and_stays_completed(
    people: People, content: loading.Library, session: Session
) -> None:
    client = people.signed_in(people.person("dana"))
    while "The lesson is done" not in client.get(EXERCISE).text:
        answer(client, content, LearnerProfile())
    assert client.send(f"/practice/{LESSON}/again", page=EXERCISE).status_code == 303
    assert "The lesson is done" not in client.get(EXERCISE).text
    assert session.scalar(select(func.count()).select_from(Run)) == 2
    assert session.scalar(select(func.count()).select_from(Completion)) == 1


def test_every_kazakh_word_of_a_lesson_can_be_heard(client: FlaskClient) -> None:
    page = client.get(f"/practice/{LESSON}").text
    sounds = re.findall(r'href="(/sound/[0-9a-f]{24}\.mp3)"', page)
    assert len(sounds) > 20
    heard = client.get(sounds[0])
    assert heard.mimetype == "audio/mpeg" and len(heard.data) > 1000
    assert "immutable" in heard.headers["Cache-Control"]
    assert "synthetic" in client.get(f"/practice/{LESSON}?lang=en").text
    assert client.get("/sound/000000000000000000000000.mp3").status_code == 404


def test_an_exercise_withdrawn_in_the_middle_of_a_lesson_is_passed_over(
    people: People, content: loading.Library, session: Session
) -> None:
    learner = people.person("dana")
    client = people.signed_in(learner)
    answer(client, content, LearnerProfile())
    run = session.scalars(select(Run)).one()
    run.plan = [run.plan[0], f"{LESSON}/gone/choose", *run.plan[1:]]
    session.commit()
    while "The lesson is done" not in (page := client.get(EXERCISE)).text:
        assert page.status_code == 200
        answer(client, content, LearnerProfile())
    assert session.scalars(select(Completion.subject_id)).all() == [LESSON]
