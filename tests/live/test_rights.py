"""Every address of a live lesson, for everybody who has no business there."""

from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.live.lesson import CHOOSE, Room
from tests.people import People
from tests.reading import fields
from webapp.models import ClassTeacher, LiveLesson, RoleGrant, Seat

PAGES = ("", "/wall", "/events", "/pairs", "/choose", "/attendance", "/attendance/history")
FILES = ("/attendance/history.csv", "/attendance/history.xlsx")
ACTS = ("", "/close", "/joining", "/warm-up", "/next", "/reveal", "/exercise", "/names", "/pairs", "/attendance")
OUTSIDERS = (
    "other class",
    "other association",
    "coordinator",
    "ended role",
    "ended substitute",
    "learner",
    "secretariat",
    "admin",
)


def outsider(kind: str, people: People, room: Room, session: Session) -> FlaskClient:
    """Somebody registered who does not teach this class today."""
    if kind == "learner":
        return people.signed_in(room.learners[0])
    if kind in ("ended role", "ended substitute"):
        person = people.holding("teacher", "former", association="korean-kz-75")
        yesterday = date.today() - timedelta(days=1)
        until = yesterday if kind == "ended substitute" else None
        session.add(ClassTeacher(class_id=room.class_.id, person_id=person.id, substitute=bool(until), valid_to=until))
        if kind == "ended role":
            session.execute(update(RoleGrant).where(RoleGrant.person_id == person.id).values(valid_to=yesterday))
        session.commit()
        return people.signed_in(person)
    role = {"other class": "teacher", "other association": "teacher"}.get(kind, kind)
    where = {"other class": "korean-kz-75", "other association": "german-kz-39", "coordinator": "korean-kz-75"}
    return people.signed_in(people.holding(role, "outsider", association=where.get(kind)))


@pytest.mark.parametrize("kind", OUTSIDERS)
def test_the_class_of_others_is_not_there(kind: str, people: People, session: Session) -> None:
    room = Room(people)
    room.begin()
    client = outsider(kind, people, room, session)
    for page in (*PAGES, *FILES):
        assert client.get(room.at + page).status_code == 404, page
    token = fields(client.get("/classes").text)["csrf_token"]
    for act in ACTS:
        data = {"csrf_token": token, "exercise": CHOOSE, "person": str(room.learners[0].id), "status": "late"}
        assert client.post(room.at + act, data=data).status_code == 404, act
    session.expire_all()
    live = session.query(LiveLesson).one()
    assert (live.version, live.closed_at) == (1, None)


def test_a_child_is_sent_away_from_the_teachers_pages(people: People, session: Session) -> None:
    room = Room(people)
    room.begin()
    child = people.person("kid", age_group="child")
    client = people.signed_in(child)
    child.username = None
    session.commit()
    for page in (*PAGES, *FILES):
        assert client.get(room.at + page).status_code == 403


def test_somebody_unknown_is_shown_the_way_in(people: People, client: FlaskClient) -> None:
    room = Room(people)
    room.begin()
    for page in (
        *(room.at + one for one in (*PAGES, *FILES)),
        "/live",
        "/live/1",
        "/live/1/events",
        "/live/attendance",
    ):
        answered = client.get(page)
        assert answered.status_code == 302 and answered.location.startswith("/login?next="), page


def test_a_live_lesson_is_for_those_with_a_seat_in_the_class(people: People, session: Session, app: Flask) -> None:
    room = Room(people)
    room.begin()
    left = room.phone(room.learners[1])
    seat = session.query(Seat).filter_by(person_id=room.learners[1].id).one()
    seat.left_at = seat.joined_at
    session.commit()
    room.ask()
    stranger = people.signed_in(people.person("stranger"))
    for client in (stranger, left, room.teacher):
        assert "Your lesson is on" not in client.get("/today").text
        for page in ("/live/1", "/live/1/events", "/live/2"):
            assert client.get(page).status_code == 404
        token = fields(client.get("/classes").text)["csrf_token"]
        sent = {
            "csrf_token": token,
            "exercise": CHOOSE,
            "answer_id": "9d1b9f5e-3d8a-4b8e-9a53-1f4f5d1c2b3a",
            "answer": "o0",
        }
        for act in ("/live/1/join", "/live/1/questions/1"):
            assert client.post(act, data=sent).status_code == 404


def test_who_has_not_joined_hears_and_answers_nothing(people: People) -> None:
    room = Room(people)
    room.begin()
    room.ask()
    aina = people.signed_in(room.learners[0])
    page = aina.get("/live/1").text
    assert "I am here" in page and "сәлем" not in page.lower().partition("<main")[2].partition("</main>")[0]
    assert "data: over" in aina.get("/live/1/events").text
    sent = {**fields(page), "exercise": CHOOSE, "answer_id": "9d1b9f5e-3d8a-4b8e-9a53-1f4f5d1c2b3a", "answer": "o0"}
    assert aina.post("/live/1/questions/1", data=sent).status_code == 404
