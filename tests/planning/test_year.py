"""/classes/<id>/plan/year: a plan is made, changed, given week by week, and taken along as a table."""

import csv
import io
from datetime import date, timedelta

import openpyxl
import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.people import People
from tests.reading import text_of
from webapp import clock
from webapp.courses import loading
from webapp.models import Assignment, PlanWeek
from webapp.planning.spreading import first_monday, monday_of

ASSOCIATION = "korean-kz-75"


@pytest.fixture
def client(people: People) -> FlaskClient:
    """The teacher of class 1, who has a plan of one hour a week."""
    owner = people.holding("teacher", association=ASSOCIATION)
    people.class_of(owner)
    return people.signed_in(owner)


AT = "/classes/1/plan/year"


def make(client: FlaskClient, **sent: str) -> int:
    return client.send(AT, {"course": "a1", "hours": "1", "day1": "5", **sent}).status_code


def planned(session: Session) -> list[str]:
    session.rollback()
    rows = session.scalars(select(PlanWeek).order_by(PlanWeek.position))
    return [lesson for row in rows for lesson in row.lessons]


@pytest.mark.parametrize("course", ["a1", "balapan"])
@pytest.mark.parametrize("hours", ["1", "2"])
def test_a_plan_has_every_lesson_of_its_course(
    course: str, hours: str, client: FlaskClient, content: loading.Library, session: Session
) -> None:
    assert make(client, course=course, hours=hours, day2="2") == 303
    assert planned(session) == list(content.courses[course].lessons)
    assert session.scalars(select(PlanWeek.monday).order_by(PlanWeek.position)).first() == first_monday(clock.today())
    assert len(text_of(client.get(AT).text)) > 1000


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"course": "b7"}, "Choose a course."),
        ({"start": "x"}, "Choose a day."),
        ({"day1": "9"}, "Choose a day of the week."),
        ({"hours": "2", "day2": ""}, "Choose a day of the week."),
        ({"pace": "70"}, "From one to six lessons."),
    ],
)
def test_what_is_wrong_is_told(sent: dict[str, str], told: str, client: FlaskClient, session: Session) -> None:
    answer = client.send(AT, {"course": "a1", "hours": "1", "day1": "5", **sent})
    assert answer.status_code == 422 and told in text_of(answer.text)
    assert planned(session) == []


def test_a_plan_gives_way_to_another_only_when_that_is_said(client: FlaskClient, session: Session) -> None:
    make(client)
    first = planned(session)
    assert make(client, course="balapan") == 422
    assert planned(session) == first
    assert make(client, course="balapan", anew="1") == 303
    assert planned(session) != first


def test_weeks_are_moved_left_free_and_written_anew(client: FlaskClient, session: Session) -> None:
    make(client, start="2026-09-07")

    def do(place: int, **sent: object) -> list[list[str]]:
        page = f"{AT}/weeks/{place}"
        assert client.send(page, sent).status_code == 303
        session.rollback()
        return [row.lessons for row in session.scalars(select(PlanWeek).order_by(PlanWeek.position))]

    one, two, three = (
        [f"a1-01-0{n}" for n in (1, 2, 3)],
        [f"a1-01-0{n}" for n in (4, 5, 6)],
        [f"a1-02-0{n}" for n in (1, 2, 3)],
    )
    assert do(0, do="down")[:3] == [two, one, three]
    assert do(1, do="up")[:3] == [one, two, three]
    assert do(1, do="free")[:4] == [one, [], two, three]
    assert "Free" in client.get(AT).text
    assert do(1, do="pull")[:3] == [one, two, three]
    assert do(0, do="push")[:3] == [[], one, two]
    assert do(0, do="pull")[:3] == [one, two, three]
    assert do(0, do="save", lesson=["a1-01-02", "a1-01-01", "zz"], note="Танысу")[0] == ["a1-01-01", "a1-01-02"]
    assert "<bdi>Танысу</bdi>" in client.get(AT).text
    assert client.get(f"{AT}/weeks/150").status_code == 404
    assert client.send(f"{AT}/weeks/150", {"do": "push"}, page=AT).status_code == 404


def test_a_week_is_given_in_one_tap_and_once(client: FlaskClient, session: Session) -> None:
    start = monday_of(clock.today()) + timedelta(days=7)
    make(client, start=start.isoformat())
    for _ in range(2):
        assert client.send(f"{AT}/weeks/0/give", {}, page=AT).location == f"{AT}#week-0"
    rows = session.scalars(select(Assignment).order_by(Assignment.id)).all()
    assert [(row.kind, row.subject) for row in rows] == [("lesson", f"a1-01-0{number}") for number in (1, 2, 3)]
    assert {(row.opens_on, row.due_on) for row in rows} == {(start, start + timedelta(days=6))}
    assert client.get(AT).text.count('<span class="tag">given</span>') == 3


def test_a_week_that_is_over_is_given_from_today(client: FlaskClient, session: Session) -> None:
    make(client, start=(monday_of(clock.today()) - timedelta(days=21)).isoformat())
    client.send(f"{AT}/weeks/0/give", {}, page=AT)
    today = clock.today()
    row = session.scalars(select(Assignment)).first()
    assert row is not None and (row.opens_on, row.due_on) == (today, today + timedelta(days=3))


def test_the_tables_say_what_the_page_says(client: FlaskClient, session: Session) -> None:
    make(client, start="2026-09-07")
    number = session.scalar(select(func.count()).select_from(PlanWeek)) or 0
    sent = client.get(f"{AT}/table.csv")
    rows = list(csv.reader(io.StringIO(sent.data.decode("utf-8-sig"))))
    assert len(rows) == number + 1
    assert rows[1][:4] == ["1", "2026-09-07", "2026-09-13", "1"] and rows[1][4].startswith("a1-01-01 Сәлем!")
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{AT}/table.xlsx").data))
    cells = [[str(cell or "") for cell in row] for row in book.active.iter_rows(values_only=True)]
    assert [row[4:] for row in cells] == [row[4:] for row in rows]
    assert isinstance(book.active["B2"].value, date)
    page = text_of(client.get(AT).text)
    for row in rows[1:]:
        for title in filter(None, row[4].split("; ")):
            assert title.split(" ", 1)[1].split("  ")[0][:12] in page
