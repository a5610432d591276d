"""A learner revises: what is due comes, one at a time, by exercises they know, until it is enough."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.memory.doing import answer, given_for
from tests.people import People
from tests.reading import fields, text_of
from webapp.courses.loading import Library
from webapp.memory import queries
from webapp.memory.cards import keys_of_word, said_in
from webapp.models import Answer, Card, Completion, Known, MemoryMark, Person, Run

LESSON = "a1-01-01"


def long_ago(days: float = 30) -> datetime:
    return datetime.now(UTC) - timedelta(days=days)


def words_of(content: Library, lesson: str = LESSON) -> tuple[str, ...]:
    found = content.lesson(lesson)
    assert found is not None
    return found[1].teaches.words


@pytest.fixture
def dana(people: People, session: Session, content: Library) -> Person:
    """Somebody who typed eight words a month ago."""
    made = people.person("dana", age_group="adult")
    for word in words_of(content)[:8]:
        answer(session, content, made.id, f"{LESSON}/{word}/type", at=long_ago())
    return made


def filled(content: Library, page: str, right: bool = True, age: str = "adult") -> dict[str, str]:
    """What somebody would fill in on this page."""
    import json
    import re

    sent = fields(page)
    exercise_id = sent["exercise"]
    given = given_for(content, exercise_id, right, age, int(sent["attempt"]))
    if not right and exercise_id.endswith(("/type", "/listen")) and 'type="text"' in page:
        return {"answer": "жоқ емес"}
    if exercise_id.endswith("/match"):
        return {f"pair-{number}": partner for number, partner in enumerate(json.loads(given).values())}
    options = re.findall(r'name="answer" value="(o\d+)"[^>]*>.*?<span[^>]*lang="kk"[^>]*>([^<]+)</span>', page)
    if exercise_id.endswith(("/listen", "/ending")) and options:
        by_text = {text: value for value, text in options}
        wanted = [value for text, value in by_text.items() if given.endswith(text.lstrip("-"))]
        return {"answer": wanted[0] if wanted else options[0][0]}
    return {"answer": given}


def send(client: FlaskClient, content: Library, right: bool = True, age: str = "adult", **more: Any) -> Any:
    page = client.get("/review").text
    return client.post("/review", data={**fields(page), **filled(content, page, right, age)}, **more)


def count(session: Session, of: Any) -> int:
    return session.scalar(select(func.count()).select_from(of)) or 0


def test_who_learned_nothing_yet_is_shown_the_way_to_a_lesson(client: FlaskClient, session: Session) -> None:
    page = client.get("/review?lang=en").text
    assert "Nothing to revise yet" in page and f'href="/practice/{LESSON}"' in page
    assert count(session, Person) == 0


def test_due_words_come_one_after_another_and_then_it_is_enough(
    people: People, dana: Person, content: Library, session: Session
) -> None:
    client = people.signed_in(dana)
    asked = []
    for _ in range(8):
        page = client.get("/review").text
        asked.append(fields(page)["exercise"])
        feedback = send(client, content, follow_redirects=True).text
        assert "Right!" in feedback and 'href="/review"' in feedback
    page = text_of(client.get("/review").text)
    assert "Enough for today" in page and "8 answers today" in page
    assert {one.split("/")[1] for one in asked} == set(words_of(content)[:8])
    run = session.scalars(select(Run).where(Run.lesson_id == "review")).one()
    assert run.plan == [] and run.finished_at is None and count(session, Completion) == 0
    assert count(session, MemoryMark) == 1 and count(session, Card) >= 8
    assert client.get("/courses/a1").text.count("begun") == 1, "revision is no lesson"


def test_with_htmx_the_feedback_and_the_next_card_come_alone(people: People, dana: Person, content: Library) -> None:
    client = people.signed_in(dana)
    feedback = send(client, content, headers={"HX-Request": "true"})
    assert feedback.status_code == 200 and "Right!" in feedback.text and "<html" not in feedback.text
    following = client.get("/review", headers={"HX-Request": "true"})
    assert "<html" not in following.text and 'action="/review"' in following.text


def test_no_word_comes_twice_within_five(people: People, dana: Person, content: Library) -> None:
    client = people.signed_in(dana)
    asked: list[frozenset[str]] = []
    for number in range(12):
        page = client.get("/review").text
        if "exercise" not in fields(page):
            break
        said = said_in(content, fields(page)["exercise"])
        assert said.isdisjoint(frozenset().union(*asked[-5:])), number
        asked.append(said)
        assert send(client, content, right=number % 3 != 0).status_code == 303
    assert len(asked) > 8, "what was missed comes once more"


def test_a_wrong_answer_is_explained_and_sent_twice_is_kept_once(
    people: People, dana: Person, content: Library, session: Session
) -> None:
    client = people.signed_in(dana)
    before = count(session, Answer)
    page = client.get("/review").text
    data = {**fields(page), **filled(content, page, right=False)}
    first = client.post("/review", data=data, follow_redirects=True)
    assert "Not yet" in first.text or "Almost" in first.text
    assert "It will come once more at the end" not in first.text
    assert client.post("/review", data=data).status_code == 303
    session.rollback()
    assert count(session, Answer) == before + 1
    nothing = client.post("/review", data=fields(client.get("/review").text))
    assert nothing.status_code == 422 and 'role="alert"' in nothing.text


def test_minutes_cap_the_day_and_the_rest_waits(people: People, session: Session, content: Library) -> None:
    made = people.person("asel", age_group="adult", daily_minutes=1)
    for word in words_of(content)[:8]:
        answer(session, content, made.id, f"{LESSON}/{word}/type", at=long_ago())
    queue = queries.today(session, content, made.id, datetime.now(UTC), 1)
    assert sum(card.seconds for card in queue.due) <= 60 and queue.waiting == 8 - len(queue.due) > 0
    client = people.signed_in(made)
    for _ in range(20):
        page = client.get("/review").text
        if "exercise" not in fields(page):
            break
        sent = {**fields(page), **filled(content, page)}
        client.post("/review", data={**sent, "posed_at": str(int(sent["posed_at"]) - 20_000)})
    end = text_of(client.get("/review").text)
    assert "Enough for today" in end and "more can wait" in end
    assert len(session.scalars(select(Answer.id).where(Answer.lesson_id == "review")).all()) == 2


def test_i_know_this_is_not_asked_again_and_can_be_taken_back(
    people: People, dana: Person, content: Library, session: Session
) -> None:
    client = people.signed_in(dana)
    page = client.get("/review").text
    word = fields(page)["exercise"].split("/")[1]
    said = client.post("/review/know", data={**fields(page), "key": keys_of_word(word)[0]}, follow_redirects=True)
    assert "You know this" in said.text and word in said.text
    assert set(session.scalars(select(Known.key))) == set(keys_of_word(word))
    asked = queries.today(session, content, dana.id, datetime.now(UTC), 60).due
    assert word not in {card.word for card in asked} and len(asked) == 7
    client.post("/review/know/undo", data=fields(said.text))
    session.rollback()
    assert count(session, Known) == 0
    assert len(queries.today(session, content, dana.id, datetime.now(UTC), 60).due) == 8
    for key in ("word/abc/recall", "form/N;XX/а", "", "x" * 5000):
        assert client.post("/review/know", data={**fields(page), "key": key}).status_code == 404


def test_what_is_anothers_is_neither_shown_nor_counted(people: People, dana: Person, content: Library) -> None:
    own = people.signed_in(dana)
    page = own.get("/review").text
    own.post("/review", data={**fields(page), **filled(content, page)})
    client_id = fields(page)["answer_id"]
    other = people.signed_in(people.person("otto", age_group="adult"))
    assert other.get(f"/review/answers/{client_id}").status_code == 404
    assert own.get(f"/review/answers/{client_id}").status_code == 200
    assert "Nothing to revise yet" in other.get("/review").text


def test_a_guest_has_memory_too(client: FlaskClient, content: Library, session: Session) -> None:
    client.get("/?lang=en")
    page = client.get(f"/practice/{LESSON}/exercise").text
    client.post(f"/practice/{LESSON}/exercise", data={**fields(page), **filled(content, page)})
    guest = session.scalars(select(Person)).one()
    for word in words_of(content, "a1-01-02")[:3]:
        answer(session, content, guest.id, f"a1-01-02/{word}/type", at=long_ago())
    assert "I know this" in client.get("/review").text
    assert "Right!" in send(client, content, follow_redirects=True).text


def test_a_child_taps_and_is_told_no_grammar(people: People, session: Session, content: Library) -> None:
    made = people.person("timur", age_group="child")
    course = content.course_for("child")
    lesson = next(one for one in course.lessons.values() if len(one.teaches.words) >= 4)
    for word in lesson.teaches.words[:6]:
        answer(session, content, made.id, f"{lesson.id}/{word}/choose", at=long_ago())
        answer(session, content, made.id, f"{lesson.id}/{word}/listen", at=long_ago())
    answer(session, content, made.id, "drill/үй/N;SG;LOC", at=long_ago())
    client = people.signed_in(made)
    for _ in range(20):
        page = client.get("/review").text
        if "exercise" not in fields(page):
            break
        exercise_id = fields(page)["exercise"]
        assert exercise_id.startswith(("drill/", f"{course.id}-")), exercise_id
        assert 'type="text"' not in page and "locative" not in page, exercise_id
        if exercise_id.startswith("drill/"):
            client.post("/review", data={**fields(page), "answer": given_for(content, exercise_id)})
        else:
            send(client, content, age="child")
    page = client.get("/review").text
    assert "Enough for today" in page and "/review/forms" not in page
    assert client.get("/review/forms").location == "/practice/drill"
    adults = {**fields(page), "exercise": f"{LESSON}/{words_of(content)[0]}/type", "answer_id": str(uuid4())}
    assert client.post("/review", data={**adults, "answer": "x"}).status_code == 404


def test_a_form_comes_back_as_a_question_of_the_drill(people: People, session: Session, content: Library) -> None:
    made = people.person("lena", age_group="adult")
    answer(session, content, made.id, "drill/қала/N;SG;DAT", at=long_ago())
    client = people.signed_in(made)
    page = client.get("/review").text
    assert fields(page)["exercise"].endswith("/N;SG;DAT") and 'action="/review"' in page
    assert "Choose what to practise" not in page
    feedback = client.post(
        "/review",
        data={**fields(page), "answer": given_for(content, fields(page)["exercise"])},
        follow_redirects=True,
    ).text
    assert "Right!" in feedback and 'href="/review"' in feedback
    assert session.scalars(select(Answer.lesson_id).order_by(Answer.id.desc())).first() == "review"


def test_weak_forms_are_told_in_plain_words(people: People, session: Session, content: Library) -> None:
    made = people.person("mira", age_group="adult")
    for given in ("қалаге", "қалаге", "қалаге"):
        answer(session, content, made.id, "drill/қала/N;SG;DAT", given=given, at=long_ago(1))
    page = text_of(people.signed_in(made).get("/review/forms").text)
    assert "you mix up the hard and the soft ending: -ға , -ге" in page.replace(" ,", " ,") or "-ға" in page
    assert "hard and the soft ending" in page and "missed 3 of the last 3" in page and "dative" in page
    other = people.signed_in(people.person("oleg", age_group="adult"))
    assert "None that we know of" in other.get("/review/forms").text


def test_a_teacher_reads_what_was_answered_in_revision(
    people: People, dana: Person, content: Library, session: Session
) -> None:
    answer(session, content, dana.id, "drill/қала/N;SG;DAT", at=long_ago(), lesson_id="review")
    send(people.signed_in(dana), content)
    teacher = people.holding("teacher", association="korean-kz-75")
    class_ = people.class_of(teacher, learners=(dana,))
    page = text_of(people.signed_in(teacher).get(f"/classes/{class_.id}/learners/{dana.id}").text)
    assert "Revision" in page and "withdrawn" not in page and "қала · неге? қайда?" in page


def test_mangled_forms_are_refused(people: People, dana: Person) -> None:
    client = people.signed_in(dana)
    page = client.get("/review").text
    rng = random.Random(1)
    for exercise in ("", "review", "drill/x/N;PL", "a1-01-01/s1/order", "a1-01-01/../type", f"x{rng.random()}"):
        assert client.post("/review", data={**fields(page), "exercise": exercise}).status_code == 404, exercise
    assert client.post("/review", data={**fields(page), "answer_id": "1"}).status_code == 400
