"""The table of programmes: who sees it, what it counts, how it is written, as a file."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.own_data.uptake_rows import fact
from tests.people import People
from tests.reading import text_of
from webapp import clock
from webapp.models import Programme, ProgrammeAssociation, TableRead
from webapp.spreadsheets import read
from webapp.uptake.quarter import last_closed

CLOSED = last_closed(clock.today())


def _programme(session: Session, region: str | None = "KZ-75", first: date = CLOSED.first) -> Programme:
    made = Programme(
        name="Тілге жол",
        contract="№ 7",
        region_code=region,
        first_day=first,
        last_day=CLOSED.last + timedelta(days=400),
        money=Decimal("12500000.00"),
        course_id="a1",
        promised_learners=100,
        promised_completions=40,
    )
    session.add(made)
    session.flush()
    session.add(ProgrammeAssociation(programme_id=made.id, association_id="korean-kz-75"))
    session.commit()
    return made


def _learnt(people: People, session: Session, number: int, quarter: str, outcome: str, start: int = 0) -> None:
    for place in range(start, start + number):
        one = fact(people.person(f"learner-{quarter}-{place}").id)
        one.quarter, one.outcome = quarter, outcome
        session.add(one)
    session.commit()


@pytest.fixture
def secretariat(people: People) -> FlaskClient:
    return people.signed_in(people.holding("secretariat"))


def test_reached_is_counted_rounded_and_priced(people: People, session: Session, secretariat: FlaskClient) -> None:
    _programme(session)
    _learnt(people, session, 11, str(CLOSED), "completed")
    _learnt(people, session, 10, str(CLOSED), "continuing", 11)
    _learnt(people, session, 12, str(CLOSED.previous), "completed")
    page = text_of(secretariat.get("/uptake/programmes").text)
    assert "12,500,000 ₸" in page
    assert "20 100 10 40 625,000 ₸ 1,250,000 ₸" in page
    session.rollback()
    assert session.scalars(select(TableRead.what)).all() == ["programmes country"]


def test_too_few_are_not_shown_and_not_priced(people: People, session: Session, secretariat: FlaskClient) -> None:
    _programme(session)
    _learnt(people, session, 9, str(CLOSED), "completed")
    page = text_of(secretariat.get("/uptake/programmes").text)
    assert page.count("not shown: too few people") == 4


def test_a_term_without_a_closed_quarter_is_not_counted(session: Session, secretariat: FlaskClient) -> None:
    _programme(session, first=CLOSED.after)
    assert text_of(secretariat.get("/uptake/programmes").text).count("not yet") == 4


def test_files_say_the_same(session: Session, secretariat: FlaskClient) -> None:
    _programme(session)
    answer = secretariat.get("/uptake/programmes.csv")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert rows[0][0] == "Programme" and rows[1][0] == "Тілге жол" and rows[1][9] == "…"
    assert float(rows[1][6]) == 12500000
    assert read("x.xlsx", secretariat.get("/uptake/programmes.xlsx").data)[1][0] == "Тілге жол"


def _form(**changed: object) -> dict[str, object]:
    return {
        "name": "Ана тілім",
        "contract": "",
        "region_code": "KZ-75",
        "associations": ["korean-kz-75", "german-kz-39"],
        "first_day": "2026-01-01",
        "last_day": "2026-12-31",
        "money": "3 000 000,50",
        "course_id": "a1",
        "promised_learners": "50",
        "promised_completions": "20",
        "note": "",
        **changed,
    }


def test_a_programme_is_added_and_changed(session: Session, secretariat: FlaskClient) -> None:
    assert secretariat.send("/uptake/programmes/new", _form()).status_code == 303
    made = session.scalars(select(Programme)).one()
    assert made.money == Decimal("3000000.50")
    changed = _form(associations=["korean-kz-75"], name="Жаңа атау")
    assert secretariat.send(f"/uptake/programmes/{made.id}", changed).status_code == 303
    session.expire_all()
    assert made.name == "Жаңа атау"
    assert session.scalars(select(ProgrammeAssociation.association_id)).all() == ["korean-kz-75"]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"money": "a lot"}, "Write an amount in tenge"),
        ({"last_day": "2025-01-01"}, "The last day comes after the first."),
        ({"promised_completions": "51"}, "No more can complete than learn."),
        ({"associations": []}, "Choose at least one."),
    ],
)
def test_what_is_wrong_is_said(
    changed: dict[str, object], told: str, session: Session, secretariat: FlaskClient
) -> None:
    answer = secretariat.send("/uptake/programmes/new", _form(**changed))
    assert answer.status_code == 422 and told in text_of(answer.text)
    assert session.scalars(select(Programme)).all() == []


def test_a_region_reads_its_own_and_writes_nothing(people: People, session: Session) -> None:
    mine, other = _programme(session), _programme(session, "KZ-71")
    other.name = "Somebody else's"
    session.commit()
    client = people.signed_in(people.holding("region", region="KZ-75"))
    for address in ("/uptake/programmes", "/uptake/programmes.csv"):
        text = client.get(address).text
        assert "Тілге жол" in text and "Somebody else" not in text
    for address in ("/uptake/programmes/new", f"/uptake/programmes/{mine.id}"):
        assert client.get(address).status_code == 403
        assert client.send(address, _form(), page="/profile").status_code == 403


@pytest.mark.parametrize("role", ["teacher", "coordinator", "editor", "admin"])
def test_nobody_else_sees_money(role: str, people: People, session: Session) -> None:
    made = _programme(session)
    association = "korean-kz-75" if role in ("teacher", "coordinator") else None
    client = people.signed_in(people.holding(role, association=association))
    for address in ("/uptake/programmes", "/uptake/programmes.csv", "/uptake/programmes.xlsx"):
        assert client.get(address).status_code == 403
    assert client.get(f"/uptake/programmes/{made.id}").status_code == 403
