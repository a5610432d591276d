"""Lists of words and own exercises: made through the pages, practised by those they were given to, and by nobody else."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from tests.people import People
from tests.planning.test_own_draft import FORM
from tests.reading import fields, text_of
from webapp import clock
from webapp.courses import loading
from webapp.courses.adaptation import plan_lesson
from webapp.courses.generation import by_id
from webapp.courses.own_lessons import own_course_of
from webapp.courses.profile import LearnerProfile
from webapp.models import (
    Answer,
    Assignment,
    Class,
    ClassGroup,
    Completion,
    GroupSeat,
    OwnLesson,
    Person,
    Run,
    Seat,
    WordList,
)
from webapp.planning import own_draft, word_lists
from webapp.practice.exercises import kind_of
from webapp.practice.posing import Context

ASSOCIATION = "korean-kz-75"


@pytest.fixture
def teacher(people: People) -> Person:
    return people.holding("teacher", association=ASSOCIATION)


@pytest.fixture
def dana(people: People) -> Person:
    return people.person("dana", age_group="adult", heritage_language="ru")


def made_own(client: FlaskClient, class_id: int, form: dict[str, str] = FORM) -> str:
    """The address of exercises kept through the page."""
    at = f"/classes/{class_id}/plan/own/new"
    answer = client.send(at, {**form, "do": "keep"})
    assert answer.status_code == 303, text_of(answer.text)
    return answer.location


def give(client: FlaskClient, class_id: int, what: str, **more: str) -> None:
    at = f"/classes/{class_id}/plan"
    assert client.send(f"{at}/assignments", {"what": what, **more}, page=at).status_code == 303


def answer_one(
    client: FlaskClient, content: loading.Library, lesson: object, right: bool = True, **more: object
) -> str:
    """Answer what is asked next, rightly or not; the id of the exercise."""
    plan = plan_lesson(content, own_course_of(lesson), lesson.id, LearnerProfile("ru", "adult"))  # type: ignore[attr-defined]
    address = f"/practice/{lesson.id}/exercise"  # type: ignore[attr-defined]
    sent = fields(client.get(address).text)
    exercise = by_id(plan.lesson, content, sent["exercise"])
    assert exercise is not None
    context = Context(content, plan, exercise, ("en", "ru"), int(sent["attempt"]))
    kind = kind_of(context)
    given = kind.imagine(context, True, context.rng())
    values = [option.value for option in kind.pose(context).options]
    if values and exercise.kind != "order":
        given = given if given in values else max((one for one in values if given.endswith(one)), key=len)
        place = values.index(given) if right else next(at for at, value in enumerate(values) if value != given)
        given = f"o{place}"
    posted = {"answer": given}
    if exercise.kind == "order":
        posted = {f"slot-{place}": word for place, word in enumerate(given.split("\n"))}
    response = client.send(address, {**posted, "answer_id": str(uuid4()), **more}, page=address)
    assert response.status_code in (200, 303), text_of(response.text)
    return exercise.id


def test_a_list_is_made_of_any_forms_given_and_practised_to_its_end(
    people: People, content: loading.Library, session: Session, teacher: Person, dana: Person
) -> None:
    class_ = people.class_of(teacher, learners=(dana,))
    client, learner = people.signed_in(teacher), people.signed_in(dana)
    at = f"/classes/{class_.id}/plan/words"
    checked = client.send(at, {"name": "Тізім", "words": "балаларға\nқоржын", "check": "1"})
    assert checked.status_code == 200 and "write the meaning after =" in text_of(checked.text)
    assert client.send(at, {"name": "Тізім", "words": "балаларға\nқоржын"}).status_code == 422
    assert session.scalars(select(WordList)).all() == []
    kept = client.send(at, {"name": "Тізім", "words": "балаларға\nқоржын = перемётная сума = saddlebag\nнан"})
    assert kept.status_code == 303
    found = session.scalars(select(WordList)).one()
    assert [one.get("word") or one["kk"] for one in found.entries] == ["бала", "қоржын", "нан"]
    assert "not in our dictionary" in text_of(client.get(kept.location).text)
    assert learner.get("/practice/words-1").status_code == 404, "made, and not given yet"
    assert client.get("/practice/words-1").status_code == 200, "its teacher may try it"
    give(client, class_.id, "words:1", due_on=(clock.today() + timedelta(days=2)).isoformat())
    assert 'href="/practice/words-1"' in learner.get("/work").text
    assert 'href="/practice/words-1"' in learner.get("/today").text
    assert "saddlebag" in learner.get("/practice/words-1").text
    lesson = word_lists.lesson_of(content, 1, found.name, found.entries)
    asked = set()
    while "The lesson is done" not in learner.get("/practice/words-1/exercise").text:
        asked.add(answer_one(learner, content, lesson).split("/")[1])
        session.rollback()
    assert asked == {"бала", "нан", "t1"}
    assert session.scalars(select(Run.finished_at)).one() is not None
    assert session.scalars(select(Completion)).all() == [], "no lesson of a course was completed"
    assert "1 of 1 have done it" in text_of(client.get(f"/classes/{class_.id}/plan").text)
    assert "All is done." in text_of(learner.get("/work").text)


def test_own_exercises_are_written_checked_practised_and_read_by_the_teacher(
    people: People, content: loading.Library, session: Session, teacher: Person, dana: Person
) -> None:
    class_ = people.class_of(teacher, learners=(dana,))
    client, learner = people.signed_in(teacher), people.signed_in(dana)
    page = made_own(client, class_.id)
    assert client.get(page).text.count('name="s1-id" value="s1"') == 1
    give(client, class_.id, "own:1")
    source = session.scalars(select(OwnLesson.source)).one()
    lesson = own_draft.lesson_of(source)
    assert "Your teacher wrote these exercises." in text_of(learner.get("/practice/own-1").text)
    assert learner.get("/words/text?of=own-1/sentences").status_code == 200
    first = answer_one(learner, content, lesson, right=False)
    while "The lesson is done" not in learner.get("/practice/own-1/exercise").text:
        answer_one(learner, content, lesson)
    assert "1 of 1 have done it" in text_of(client.get(f"/classes/{class_.id}/plan").text)
    answers = session.scalars(select(Answer).order_by(Answer.id)).all()
    assert (answers[0].lesson_id, answers[0].exercise_id, answers[0].verdict) == ("own-1", first, "wrong")
    read = text_of(client.get(f"/classes/{class_.id}/learners/{dana.id}").text)
    assert "ходил на базар" in read or "базарға бардым" in read
    # Put away, it is done no more; what was answered still reads.
    assert client.send(f"{page}/retire", {}, page=page).status_code == 303
    assert learner.get("/practice/own-1").status_code == 404
    assert client.get(page).status_code == 404
    assert client.get(f"/classes/{class_.id}/learners/{dana.id}").status_code == 200
    assert len(session.scalars(select(Answer)).all()) == len(answers)


def test_a_wrong_answer_to_a_teachers_exercise_is_no_case_for_editors(
    people: People, content: loading.Library, session: Session, teacher: Person, dana: Person
) -> None:
    class_ = people.class_of(teacher, learners=(dana,))
    client, learner = people.signed_in(teacher), people.signed_in(dana)
    made_own(client, class_.id, {"title": "Бір", "s1-id": "", "s1-kk": "Бүгін суық.", "s1-ru": "Сегодня холодно."})
    give(client, class_.id, "own:1")
    sent = fields(learner.get("/practice/own-1/exercise").text)
    assert sent["exercise"] == "own-1/s1/type"
    told = learner.send("/practice/own-1/exercise", {"answer": "Кеше жылы"}, follow_redirects=True)
    assert "Бүгін суық." in told.text and "/disputes/" not in told.text


def test_changed_exercises_are_new_at_once_and_a_run_under_way_goes_on(
    people: People, content: loading.Library, session: Session, teacher: Person, dana: Person
) -> None:
    class_ = people.class_of(teacher, learners=(dana,))
    client, learner = people.signed_in(teacher), people.signed_in(dana)
    page = made_own(client, class_.id)
    give(client, class_.id, "own:1")
    lesson = own_draft.lesson_of(session.scalars(select(OwnLesson.source)).one())
    answer_one(learner, content, lesson)
    changed = {"s1-kk": "", "s1-ru": "", "s1-en": "", "s1-ending": "", "s2-kk": "Нан қымбат.", "s2-ru": "Хлеб дорогой."}
    shown = client.get(page).text
    values = dict(re.findall(r'id="([sqd]\d-\w+)" name="[^"]+" value="([^"]*)"', shown))
    areas = dict(re.findall(r'<textarea id="([qd]\d-\w+)"[^>]*>([^<]*)</textarea>', shown))
    kept = client.send(page, {"title": "Базарда", **values, **areas, **changed, "do": "keep"})
    assert kept.status_code == 303, text_of(kept.text)
    session.rollback()
    assert own_draft.lesson_of(session.scalars(select(OwnLesson.source)).one()).retired == ("s1",)
    assert "Нан қымбат." in learner.get("/practice/own-1?read=1").text
    assert learner.get("/practice/own-1/exercise").status_code == 200


def test_only_those_to_whom_it_was_given_reach_it(
    people: People, content: loading.Library, session: Session, teacher: Person, dana: Person, app: Flask
) -> None:
    erlan, aina = people.person("erlan", age_group="adult"), people.person("aina", age_group="adult")
    class_ = people.class_of(teacher, learners=(dana, erlan))
    group = ClassGroup(class_id=class_.id, name="Топ")
    session.add(group)
    session.flush()
    session.add(GroupSeat(group_id=group.id, person_id=dana.id))
    session.commit()
    client = people.signed_in(teacher)
    made_own(client, class_.id)
    give(client, class_.id, "own:1", group_id=str(group.id))
    inside, beside, outside = (people.signed_in(one) for one in (dana, erlan, aina))
    stranger = people.signed_in(people.holding("teacher", "stranger", "german-kz-39"))
    coordinator = people.signed_in(people.holding("coordinator", association="korean-kz"))
    assert inside.get("/practice/own-1").status_code == 200
    for who in (beside, outside, stranger, coordinator, app.test_client()):
        for address in ("/practice/own-1", "/practice/own-1/exercise", "/words/text?of=own-1/sentences"):
            assert who.get(address).status_code == 404
        for address in ("/practice/own-1/exercise", "/practice/own-1/again"):
            sent = {"exercise": "own-1/s1/type", "answer_id": str(uuid4()), "answer": "x"}
            assert who.send(address, sent, page="/courses").status_code in (400, 404)
    assert "Базарда" not in beside.get("/work").text and "Базарда" in inside.get("/work").text
    session.scalars(select(Seat).where(Seat.person_id == dana.id)).one().left_at = clock.now()
    session.commit()
    assert inside.get("/practice/own-1").status_code == 404
    assert "Nothing was given" in text_of(inside.get("/work").text)
    assert session.scalars(select(Answer)).all() == []


@pytest.mark.parametrize("name", ["own-2", "own-0", "own-99999999999999999999", "words-1", "own-", "own-x", "own-1-1"])
def test_what_there_is_not_is_not_found(name: str, people: People, teacher: Person) -> None:
    class_ = people.class_of(teacher)
    client = people.signed_in(teacher)
    made_own(client, class_.id)
    assert client.get(f"/practice/{name}").status_code == 404


def test_the_draft_is_checked_while_it_is_typed(people: People, session: Session, teacher: Person) -> None:
    class_ = people.class_of(teacher)
    client, at = people.signed_in(teacher), f"/classes/{class_.id}/plan/own"
    typed = {**FORM, "s1-kk": "Мен базарға бардым кыз.", "s2-ru": "", "s2-en": ""}
    told = client.send(f"{at}/check", typed, page=f"{at}/new", headers={"HX-Request": "true"})
    assert told.status_code == 200 and "<html" not in told.text
    assert re.search(r'id="s2-ru-told" hx-swap-oob="true">\s*<li data-weight="stops">', told.text)
    assert re.search(r'id="s1-kk-told" hx-swap-oob="true">\s*<li data-weight="doubts">', told.text)
    assert re.search(r'id="q1-ask-told" hx-swap-oob="true">\s*</ul>', told.text), "what is mended is told no more"
    assert "Базарда не бар" in told.text and "теңіз" in told.text
    # The same without script, by the button.
    again = client.send(f"{at}/new", {**typed, "do": "check"})
    assert again.status_code == 200 and "The translation is missing" in again.text
    more = client.send(f"{at}/new", {**typed, "do": "s"})
    assert 'name="s5-kk"' in more.text and "Мен базарға бардым кыз." in more.text
    assert client.send(f"{at}/new", {**typed, "do": "keep"}).status_code == 422
    assert session.scalars(select(OwnLesson)).all() == []


def selects(app: Flask, client: FlaskClient, address: str, sent: dict[str, str]) -> list[str]:
    seen: list[str] = []

    def watch(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement.split()[0].upper())

    engine = app.extensions["tilashar_engine"]
    event.listen(engine, "before_cursor_execute", watch)
    try:
        assert client.post(address, data=sent).status_code in (200, 303)
    finally:
        event.remove(engine, "before_cursor_execute", watch)
    return seen


def test_an_answer_to_own_exercises_takes_one_select_more_than_another(
    app: Flask, people: People, content: loading.Library, teacher: Person, dana: Person
) -> None:
    class_ = people.class_of(teacher, learners=(dana,))
    client, learner = people.signed_in(teacher), people.signed_in(dana)
    made_own(client, class_.id)
    give(client, class_.id, "own:1")
    taken = {}
    for lesson in ("a1-01-01", "own-1"):
        address = f"/practice/{lesson}/exercise"
        for _ in range(2):
            page = learner.get(address).text
            option = re.search(r'name="answer" value="(o\d)"', page)
            pairs = dict.fromkeys(re.findall(r'<select id="[^"]+" name="(pair-\d)"', page), "")
            values = re.findall(r'<option value="([^"]+)"', page)
            sent = {
                **fields(page),
                "answer": option[1] if option else "",
                **dict.fromkeys(pairs, values[0] if values else ""),
            }
            taken[lesson] = selects(app, learner, address, sent)
    assert taken["own-1"].count("INSERT") == taken["a1-01-01"].count("INSERT") == 1
    # What the driver is asked past SQLAlchemy is the same for both.
    assert len(taken["own-1"]) - len(taken["a1-01-01"]) == 1


def test_a_class_that_is_closed_gives_nothing_any_more(
    people: People, session: Session, teacher: Person, dana: Person
) -> None:
    class_ = people.class_of(teacher, learners=(dana,))
    client, learner = people.signed_in(teacher), people.signed_in(dana)
    made_own(client, class_.id)
    give(client, class_.id, "own:1")
    session.get_one(Class, class_.id).closed_at = clock.now()
    session.commit()
    for who in (client, learner):
        assert who.get("/practice/own-1").status_code == 404
    assert session.scalars(select(Assignment)).one().withdrawn_at is None
