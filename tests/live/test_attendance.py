"""Attendance: one tap a learner, any day, a table to keep, and one's own."""

import csv
import io
import re
from datetime import timedelta

import pytest
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.live.lesson import Room
from tests.people import People
from tests.reading import fields, text_of
from webapp import clock
from webapp.models import Attendance, Audit


def tap(room: Room, name: str, page: str = "") -> None:
    """Tap a name, as a browser without script does."""
    at = f"{room.at}/attendance"
    shown = room.teacher.get(at + page).text
    form = next(one for one in re.findall(r"<form.*?</form>", shown, re.DOTALL) if f"<bdi>{name}</bdi>" in one)
    assert room.teacher.post(at, data=fields(form)).status_code == 303


def status(session: Session, person_id: int) -> list[str]:
    session.expire_all()
    return list(session.scalars(select(Attendance.status).where(Attendance.person_id == person_id)))


def test_each_tap_goes_on_and_is_saved_at_once(people: People, session: Session) -> None:
    room = Room(people)
    aina, bota = (one.id for one in room.learners)
    for expected in (["present"], ["late"], ["excused"], ["absent"], [], ["present"]):
        tap(room, "Aina")
        assert status(session, aina) == expected and status(session, bota) == []
    kept = session.scalars(select(Attendance)).one()
    assert (kept.class_id, kept.day, kept.marked_by_id) == (room.class_.id, clock.today(), room.owner.id)
    assert session.scalars(select(Audit.subject_id).where(Audit.action == "mark attendance")).all() == [aina] * 6


def test_who_joined_is_suggested_and_taken_over_with_one_tap(people: People, session: Session) -> None:
    room = Room(people, 3)
    room.begin()
    for one in room.learners[:2]:
        room.phone(one)
    tap(room, "Bota")
    tap(room, "Bota")
    shown = room.teacher.get(f"{room.at}/attendance").text
    assert shown.count("joined: present?") == 1 and "Present: 1 who joined" in text_of(shown)
    at, form = f"{room.at}/attendance", {**fields(shown), "person": "joined", "status": "present"}
    room.teacher.post(at, data=form)
    assert [status(session, one.id) for one in room.learners] == [["present"], ["late"], []]
    room.teacher.post(at, data={**form, "person": "rest", "status": "absent"})
    assert [status(session, one.id) for one in room.learners] == [["present"], ["late"], ["absent"]]


def test_any_day_up_to_today_can_be_chosen(people: People, session: Session) -> None:
    room = Room(people)
    day = clock.today() - timedelta(days=40)
    tap(room, "Aina", f"?day={day.isoformat()}")
    assert session.scalars(select(Attendance.day)).all() == [day]
    assert room.teacher.get(f"{room.at}/attendance?day=").status_code == 200
    for wrong in ((clock.today() + timedelta(days=1)).isoformat(), "yesterday", "0001-01-01", "2026-02-30"):
        assert room.teacher.get(f"{room.at}/attendance?day={wrong}").status_code == 404


@pytest.mark.parametrize("data", [{"status": "asleep"}, {"person": "999999"}, {"person": ""}, {"day": "2999-01-01"}])
def test_what_cannot_be_is_refused(data: dict[str, str], people: People, session: Session) -> None:
    room = Room(people)
    foreign = people.person("elsewhere")
    at = f"{room.at}/attendance"
    page = fields(room.teacher.get(at).text)
    sent = {**page, "person": str(room.learners[0].id), "status": "present", **data}
    assert room.teacher.post(at, data=sent).status_code == 404
    assert room.teacher.post(at, data={**sent, "person": str(foreign.id)}).status_code == 404
    assert session.scalars(select(Attendance)).all() == []


def test_the_table_is_the_same_on_the_page_in_csv_and_in_xlsx(people: People) -> None:
    room = Room(people)
    day = clock.today() - timedelta(days=7)
    tap(room, "Aina")
    tap(room, "Aina", f"?day={day.isoformat()}")
    tap(room, "Aina", f"?day={day.isoformat()}")
    tap(room, "Bota", f"?day={day.isoformat()}")
    page = room.teacher.get(f"{room.at}/attendance/history").text
    rows = [text_of(row) for row in re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)]
    assert rows[1] == "Aina 2 of 2 present late" and rows[2] == "Bota 1 of 1 — present"
    told = room.teacher.get(f"{room.at}/attendance/history.csv")
    assert "attachment" in told.headers["Content-Disposition"]
    table = list(csv.reader(io.StringIO(told.data.decode("utf-8-sig"))))
    assert table == [
        ["Name", "present", "late", "excused", "absent", clock.today().isoformat(), day.isoformat()],
        ["Aina", "1", "1", "0", "0", "present", "late"],
        ["Bota", "1", "0", "0", "0", "", "present"],
    ]
    book = load_workbook(io.BytesIO(room.teacher.get(f"{room.at}/attendance/history.xlsx").data))
    assert [[str(cell or "") for cell in row] for row in book.worksheets[0].iter_rows(values_only=True)][1][:3] == [
        "Aina",
        "1",
        "1",
    ]


def test_learners_see_their_own(people: People) -> None:
    room = Room(people)
    tap(room, "Aina")
    aina, bota = (people.signed_in(one) for one in room.learners)
    own = text_of(aina.get("/live/attendance").text)
    assert "Кешкі топ present" in own
    assert "Nothing is marked yet" in bota.get("/live/attendance").text
