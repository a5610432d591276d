"""/classes/<id>/plan: who may, what is given, how many have done it."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from tests.people import NOW, People
from tests.reading import text_of
from webapp import clock
from webapp.models import (
    Answer,
    Assignment,
    Audit,
    Class,
    ClassGroup,
    Completion,
    GroupSeat,
    OwnLesson,
    Person,
    PlanWeek,
    RoleGrant,
    Run,
    WordList,
)

ROOMS = ("planning", "plan_words", "plan_own", "plan_year")
ASSOCIATION = "korean-kz-75"


def furnished(session: Session, class_: Class) -> Class:
    """A class that has one of everything, all numbered 1."""
    today = clock.today()
    session.add_all(
        [
            Assignment(class_id=class_.id, kind="lesson", subject="a1-01-01", note="", opens_on=today, made_at=NOW),
            WordList(class_id=class_.id, name="Тізім", entries=[{"word": "нан"}], updated_at=NOW),
            OwnLesson(class_id=class_.id, name="Өз", source="", updated_at=NOW),
            PlanWeek(class_id=class_.id, position=0, monday=date(2026, 9, 7), hours=1, lessons=["a1-01-01"]),
        ]
    )
    session.commit()
    return class_


def routes(app: Flask) -> list[tuple[str, str]]:
    """Every method and address of planning for a teacher of class 1."""
    numbers = {"class_id": 1, "assignment_id": 1, "list_id": 1, "own_id": 1, "place": 0, "ending": "csv"}
    found = []
    for rule in app.url_map.iter_rules():
        if rule.endpoint.split(".")[0] in ROOMS:
            with app.test_request_context():
                address = app.url_map.bind("localhost").build(
                    rule.endpoint, {name: numbers[name] for name in rule.arguments}, method=min(rule.methods or ())
                )
            found += [(method, address) for method in ("GET", "POST") if method in (rule.methods or ())]
    assert len(found) >= 20
    return found


def ask(client: FlaskClient, method: str, address: str) -> int:
    # The token of any page of the person's own.
    return (client.get(address) if method == "GET" else client.send(address, {}, page="/profile")).status_code


def test_the_teacher_of_the_class_opens_every_page(app: Flask, people: People, session: Session) -> None:
    owner = people.holding("teacher", association=ASSOCIATION)
    furnished(session, people.class_of(owner))
    client = people.signed_in(owner)
    for method, address in routes(app):
        if method == "GET":
            for language in ("kk", "ru", "en"):
                assert client.get(f"{address}?lang={language}").status_code == 200, address


@pytest.mark.parametrize("who", ["other class", "ended", "stranger", "learner", "coordinator", "secretariat", "admin"])
def test_nobody_else_finds_any_of_it(who: str, app: Flask, people: People, session: Session) -> None:
    owner = people.holding("teacher", association=ASSOCIATION)
    learner = people.person("dana", age_group="adult")
    furnished(session, people.class_of(owner, learners=(learner,)))
    if who == "ended":
        client = people.signed_in(owner)
        session.scalars(select(RoleGrant).where(RoleGrant.person_id == owner.id)).one().valid_to = clock.today()
        session.commit()
    elif who == "learner":
        client = people.signed_in(learner)
    elif who == "other class":
        colleague = people.holding("teacher", "colleague", ASSOCIATION)
        people.class_of(colleague)
        client = people.signed_in(colleague)
    elif who == "stranger":
        client = people.signed_in(people.holding("teacher", "stranger", "german-kz-39"))
    else:
        client = people.signed_in(people.holding(who, association="korean-kz" if who == "coordinator" else None))
    before = session.scalars(select(Audit.id)).all()
    for method, address in routes(app):
        assert ask(client, method, address) == 404, f"{who} {method} {address}"
    session.rollback()
    assert session.scalars(select(Audit.id)).all() == before


def test_somebody_unknown_is_sent_to_sign_in_and_a_child_of_a_sheet_is_refused(
    app: Flask, people: People, session: Session
) -> None:
    owner = people.holding("teacher", association=ASSOCIATION)
    furnished(session, people.class_of(owner))
    child = people.person("child", age_group="child")
    client = people.signed_in(child)
    child.username = None
    session.commit()
    unknown = app.test_client()
    for method, address in routes(app):
        if method == "GET":
            assert unknown.get(address).status_code == 302
            assert client.get(address).status_code == 403
        else:
            assert unknown.send(address, {}, page="/courses").status_code in (302, 400)
    assert unknown.get("/work").location.startswith("/login?next=")
    assert client.get("/work").status_code == 200


def test_what_belongs_to_another_class_of_the_same_teacher_is_not_found_under_this_one(
    people: People, session: Session
) -> None:
    owner = people.holding("teacher", association=ASSOCIATION)
    furnished(session, people.class_of(owner))
    second = Class(association_id=ASSOCIATION, name="Екінші", join_code="ZZZZZ2", created_at=NOW)
    session.add(second)
    session.flush()
    from webapp.models import ClassTeacher

    session.add(ClassTeacher(class_id=second.id, person_id=owner.id))
    session.commit()
    client = people.signed_in(owner)
    at = f"/classes/{second.id}/plan"
    for address in (f"{at}/assignments/1", f"{at}/words/1", f"{at}/own/1", f"{at}/year/weeks/0"):
        assert client.get(address).status_code == 404
    for address in (f"{at}/assignments/1/withdraw", f"{at}/words/1/remove", f"{at}/own/1/retire"):
        assert client.send(address, {}, page=at).status_code == 404
    refused = client.send(f"{at}/assignments", {"kind": "words", "subject": "1"}, page=at)
    assert refused.status_code == 422


@pytest.fixture
def teacher(people: People) -> Person:
    return people.holding("teacher", association=ASSOCIATION)


def test_work_is_given_in_one_tap_from_another_page_and_once(people: People, session: Session, teacher: Person) -> None:
    class_ = people.class_of(teacher)
    client, at = people.signed_in(teacher), f"/classes/{class_.id}/plan"
    for _ in range(2):
        answer = client.send(
            f"{at}/assignments", {"kind": "drill", "subject": "cells=N;SG;LOC", "back": "/classes"}, page=at
        )
        assert (answer.status_code, answer.location) == (303, "/classes")
    given = session.scalars(select(Assignment)).one()
    assert (given.kind, given.subject, given.opens_on, given.due_on) == ("drill", "cells=N;SG;LOC", clock.today(), None)
    assert given.made_by_id == teacher.id
    assert session.scalars(select(Audit.action)).all().count("give work") == 1
    assert "неде? қайда?" in client.get(at).text


@pytest.mark.parametrize("back", ["https://elsewhere.kz/", "//elsewhere.kz", "/\\elsewhere.kz", "javascript:x", ""])
def test_nobody_is_sent_to_another_site(back: str, people: People, teacher: Person) -> None:
    class_ = people.class_of(teacher)
    client, at = people.signed_in(teacher), f"/classes/{class_.id}/plan"
    answer = client.send(f"{at}/assignments", {"what": "unit:a1-01", "back": back}, page=at)
    assert answer.location == at


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "Choose what to give."),
        ({"what": "lesson:a1-99-01"}, "This is not there any more"),
        ({"what": "unit:zz"}, "This is not there any more"),
        ({"kind": "drill", "subject": "topic=gerund"}, "This is not there any more"),
        ({"kind": "drill", "subject": "word=жоқтық"}, "This is not there any more"),
        ({"what": "words:99999999999"}, "This is not there any more"),
        ({"what": "words:²"}, "This is not there any more"),
        ({"what": "again:a1-99-01"}, "This is not there any more"),
        ({"what": "unit:a1-01", "group_id": "²"}, "Choose a group of this class."),
        ({"what": "own:1"}, "This is not there any more"),
        ({"what": "test:balapan"}, "This is not there any more"),
        ({"what": "writing:"}, "Write what learners are to write or say."),
        ({"what": "unit:a1-01", "group_id": "77"}, "Choose a group of this class."),
        ({"what": "unit:a1-01", "opens_on": "soon"}, "Choose a day."),
        ({"what": "unit:a1-01", "due_on": "9999-01-01"}, "This day is too far away."),
        ({"what": "unit:a1-01", "due_on": "2026-01-01", "opens_on": ""}, "The last day comes before the first one."),
    ],
)
def test_what_cannot_be_given_is_told(
    sent: dict[str, str], told: str, people: People, session: Session, teacher: Person
) -> None:
    class_ = people.class_of(teacher)
    if "due_on" in sent and sent["due_on"].startswith("2026"):
        sent = {**sent, "due_on": (clock.today() - timedelta(days=3)).isoformat()}
    client, at = people.signed_in(teacher), f"/classes/{class_.id}/plan"
    answer = client.send(f"{at}/assignments", {"opens_on": "", **sent}, page=at)
    assert answer.status_code == 422 and told in text_of(answer.text)
    assert session.scalars(select(Assignment)).all() == []


def test_dates_and_note_are_changed_and_work_is_taken_back(people: People, session: Session, teacher: Person) -> None:
    dana = people.person("dana", age_group="adult")
    class_ = people.class_of(teacher, learners=(dana,))
    client, learner = people.signed_in(teacher), people.signed_in(dana)
    at = f"/classes/{class_.id}/plan"
    client.send(f"{at}/assignments", {"what": "lesson:a1-01-02"}, page=at)
    assert "Жіңішке әріптер" in text_of(learner.get("/work").text)
    given = session.scalars(select(Assignment)).one()
    due = (clock.today() + timedelta(days=4)).isoformat()
    page = f"{at}/assignments/{given.id}"
    changed = client.send(page, {"opens_on": clock.today().isoformat(), "due_on": due, "note": "Жұмаға дейін"})
    assert changed.status_code == 303
    session.refresh(given)
    assert (given.due_on.isoformat(), given.note) == (due, "Жұмаға дейін")
    assert "Жұмаға дейін" in learner.get("/work").text
    assert client.send(page, {"due_on": "2020-01-01"}).status_code == 422
    assert client.send(f"{page}/withdraw", {}, page=page).status_code == 303
    assert "Nothing was given to you" in text_of(learner.get("/work").text)
    assert client.get(page).status_code == 404


def statements(app: Flask, client: FlaskClient, address: str) -> int:
    seen: list[str] = []

    def watch(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    engine = app.extensions["tilashar_engine"]
    event.listen(engine, "before_cursor_execute", watch)
    try:
        assert client.get(address).status_code == 200
    finally:
        event.remove(engine, "before_cursor_execute", watch)
    return len(seen)


KINDS = (
    ("lesson", "a1-01-01"), ("unit", "a1-01"), ("drill", "topic=case"), ("drill", "word=үй"), ("words", "1"),
    ("own", "1"), ("test", "a1"), ("writing", ""), ("speaking", ""),
)  # fmt: skip


def give_all(session: Session, class_id: int) -> None:
    """One piece of work of every kind."""
    session.add_all(
        Assignment(class_id=class_id, kind=kind, subject=subject, note="n", opens_on=clock.today(), made_at=NOW)
        for kind, subject in KINDS
    )
    session.commit()


def busy(session: Session, person: Person) -> None:
    """A learner who did something of every kind."""
    run = Run(person_id=person.id, course_id="a1", lesson_id="own-1", plan=[], started_at=NOW, finished_at=NOW)
    session.add(run)
    session.flush()
    from uuid import uuid4

    for lesson, exercise in (("words-1", "words-1/нан/choose"), ("drill", "drill/үй/N;SG;LOC")):
        session.add(
            Answer(
                person_id=person.id, client_id=uuid4(), run_id=run.id, lesson_id=lesson, exercise_id=exercise,
                given="x", verdict="right", milliseconds=1, answered_at=datetime.now(UTC), day=clock.today(),
            )
        )  # fmt: skip
    session.add(
        Completion(
            person_id=person.id, course_id="a1", kind="lesson", subject_id="a1-01-01", criterion={},
            completed_at=NOW, day=NOW.date(),
        )
    )  # fmt: skip
    session.commit()


def test_pages_of_a_class_take_as_many_statements_for_thirty_learners_as_for_three(
    app: Flask, people: People, session: Session, teacher: Person
) -> None:
    learners = [people.person(f"learner{number}", age_group="adult") for number in range(30)]
    class_ = furnished(session, people.class_of(teacher, learners=tuple(learners[:3])))
    give_all(session, class_.id)
    for one in learners:
        busy(session, one)
    client = people.signed_in(teacher)
    client.get(f"/classes/{class_.id}/plan")
    pages = [f"/classes/{class_.id}/plan{page}" for page in ("", "/assignments/1", "/assignments/4", "/year", "/words")]
    few = [statements(app, client, page) for page in pages]
    from webapp.classes.actions import join_class

    for one in learners[3:]:
        join_class(session, class_, one.id, NOW, NOW.date())
    session.commit()
    assert [statements(app, client, page) for page in pages] == few
    assert max(few) <= 15
    text = text_of(client.get(f"/classes/{class_.id}/plan").text)
    assert text.count("30 of 30 have done it") == 4  # the lesson twice, the list, own exercises
    assert text.count("0 of 30 have done it") - text.count("30 of 30 have done it") == 6


def test_a_group_counts_its_own_learners_alone(people: People, session: Session, teacher: Person) -> None:
    dana, erlan, aina = (people.person(name, age_group="adult") for name in ("dana", "erlan", "aina"))
    class_ = people.class_of(teacher, learners=(dana, erlan, aina))
    group = ClassGroup(class_id=class_.id, name="Кейін бастағандар")
    session.add(group)
    session.flush()
    session.add_all([GroupSeat(group_id=group.id, person_id=dana.id), GroupSeat(group_id=group.id, person_id=erlan.id)])
    session.commit()
    busy(session, dana)
    busy(session, aina)
    client, at = people.signed_in(teacher), f"/classes/{class_.id}/plan"
    sent = {"what": "lesson:a1-01-01", "group_id": str(group.id)}
    assert client.send(f"{at}/assignments", sent, page=at).status_code == 303
    page = client.get(at).text
    assert "1 of 2 have done it" in text_of(page) and "<bdi>Кейін бастағандар</bdi>" in page
    who = text_of(client.get(f"{at}/assignments/1").text)
    assert re.search(r"Dana done", who) and "Erlan" in who and "Aina" not in who
