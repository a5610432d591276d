"""The register's pages: who may open them, one association changed from a day on, a table sent, seen and written."""

import io
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from tests.people import People
from tests.reading import text_of
from webapp import clock
from webapp.associations import queries
from webapp.associations.book import read_book
from webapp.models import Audit, RoleGrant
from webapp.spreadsheets import csv_bytes, read_sheets

ROOM = "/register-of-associations"
TODAY = clock.today()
QUARTER = TODAY.replace(month=(TODAY.month - 1) // 3 * 3 + 1, day=1)
ONE = f"{ROOM}/german-kz-39"


@pytest.fixture
def secretariat(people: People) -> FlaskClient:
    return people.signed_in(people.holding("secretariat"))


def send(client: FlaskClient, content: bytes, **more: str) -> Any:
    data = {"file": (io.BytesIO(content), "table.csv"), "day": TODAY.isoformat(), **more}
    return client.send(f"{ROOM}/import", data, content_type="multipart/form-data")


def change(client: FlaskClient, action: str, address: str = ONE, **fields: str) -> Any:
    data = {f"{action}-{name}": value for name, value in {"day": TODAY.isoformat(), **fields}.items()}
    return client.send(f"{address}/{action}", data, page=address)


def names(rest: str) -> dict[str, str]:
    return {f"name_{tag}": f"{tag} {rest}" for tag in ("kk", "ru", "en")}


def test_only_secretariat_and_admin_write_and_a_region_reads_its_own(app: Flask, people: People) -> None:
    token = "x" * 22
    reading = (ROOM, f"{ROOM}/korean-kz-75", f"{ROOM}/export.csv", f"{ROOM}/export.xlsx")
    writing = (
        f"{ROOM}/new", f"{ROOM}/houses", f"{ROOM}/import", f"{ROOM}/import/template.csv",
    )  # fmt: skip
    posts = (f"{ROOM}/korean-kz-75/close", f"{ROOM}/import/{token}", f"{ROOM}/import/{token}/drop", *writing[:3])
    for role, reads, writes in (
        ("learner", 403, 403), ("teacher", 403, 403), ("coordinator", 403, 403), ("editor", 403, 403),
        ("region", 200, 403), ("secretariat", 200, 200), ("admin", 200, 200),
    ):  # fmt: skip
        region = "KZ-75" if role == "region" else None
        association = "korean-kz-75" if role in ("teacher", "coordinator") else None
        client = people.signed_in(people.holding(role, role, association, region))
        assert [client.get(one).status_code for one in reading] == [reads] * 4, role
        assert [client.get(one).status_code for one in writing] == [writes] * 4, role
        if writes == 403:
            assert [client.post(one, headers={"Sec-Fetch-Site": "same-origin"}).status_code for one in posts] == [
                403
            ] * 6
    stranger = app.test_client()
    assert {stranger.get(one).status_code for one in (*reading, *writing)} == {302}
    bound = people.signed_in(people.holding("secretariat", "regional", region="KZ-75"))
    assert bound.get(f"{ROOM}/new").status_code == 403 and bound.get(ROOM).status_code == 200


def test_a_region_sees_and_exports_no_other_regions_associations(people: People) -> None:
    client = people.signed_in(people.holding("region", region="KZ-75"))
    assert client.get(ONE).status_code == 404
    page = text_of(client.get(f"{ROOM}?ended=1&region=KZ-39").text)
    assert "Qaynar German association, Kostanay" not in page and "Write down" not in page
    (rows,) = read_sheets("t.csv", client.get(f"{ROOM}/export.csv").data)
    ids = {row[0] for _, row in rows[1:]}
    assert "korean-kz-75" in ids and "korean-kz-75-arman" in ids, "merged ones too"
    assert not {one for one in ids if "-75" not in one}
    (history,) = read_sheets("t.csv", client.get(f"{ROOM}/export.csv?what=history").data)
    assert {row[0] for _, row in history[1:]} == ids


def test_a_role_that_has_ended_opens_nothing(people: People, session: Session) -> None:
    person = people.holding("secretariat")
    (grant,) = session.scalars(select(RoleGrant))
    grant.valid_to = TODAY
    session.commit()
    client = people.signed_in(person)
    assert client.get(ROOM).status_code == 403 and client.get(f"{ROOM}/new").status_code == 403


def test_the_list_is_searched_and_paged(secretariat: FlaskClient) -> None:
    first = secretariat.get(ROOM).text
    assert first.count('<th scope="row">') == 50 and "Page 1 of 2" in text_of(first)
    found = secretariat.get(f"{ROOM}?words=KAYNAR+rudny&ended=1")
    assert "No association is found" in text_of(found.text)
    found = secretariat.get(f"{ROOM}?words=QAYNAR+rudny")
    assert found.text.count('<th scope="row">') == 1
    assert "Arman" not in secretariat.get(f"{ROOM}?words=arman").text.split("<tbody>")[-1]
    assert secretariat.get(f"{ROOM}?words=arman&ended=1").text.count('<th scope="row">') == 1


def test_each_change_of_one_association_is_history_and_logged(secretariat: FlaskClient, session: Session) -> None:
    before = read_book(session)["german-kz-39"]
    assert change(secretariat, "rename", **names("Жаңа")).status_code == 303
    moved = {"region": "KZ-11", "district": "Көкшетау", "parent": "german-kz", "house": "house-39"}
    assert change(secretariat, "move", **moved).status_code == 303
    assert change(secretariat, "peoples", peoples="german").status_code == 303
    paper = {"number": "A-1", "first": "2026-01-01", "last": "2028-12-31"}
    assert change(secretariat, "accreditation", **paper).status_code == 303
    assert change(secretariat, "details", kind="regional", email="a@example.org", phone="1").status_code == 303
    session.expire_all()
    (now,) = (one for one in queries.associations_on(session, TODAY) if one.id == "german-kz-39")
    (past,) = (one for one in queries.associations_on(session, TODAY - timedelta(days=1)) if one.id == "german-kz-39")
    assert (now.name_ru, now.region_code, now.district, now.house_id) == ("ru Жаңа", "KZ-11", "Көкшетау", "house-39")
    assert (past.name_ru, past.region_code, past.district) == (before.names.ru, "KZ-39", "")
    assert (now.peoples, past.peoples) == (("german",), ())
    page = text_of(secretariat.get(ONE).text)
    assert "en Жаңа" in page and "A-1" in page and "Kostanay Region" in page and "a@example.org" in page
    actions = set(session.scalars(select(Audit.action)))
    assert {"register rename", "register move", "register peoples", "register accreditation"} <= actions


def test_merged_split_closed_and_reopened(secretariat: FlaskClient, session: Session) -> None:
    branch = {**names("branch"), "kind": "local", "region": "KZ-39", "parent": "german-kz-39", "day": TODAY.isoformat()}
    split = secretariat.send(f"{ROOM}/new?parent=german-kz-39", branch)
    assert split.status_code == 303 and split.location.endswith("/en-branch")
    assert "Move, merge or close that one first" in text_of(change(secretariat, "close").text)
    rudny = f"{ROOM}/german-kz-39-rudny"
    assert change(secretariat, "merge", rudny, into="german-kz-39").status_code == 303
    assert change(secretariat, "close", rudny).status_code == 422
    assert queries.standing(session, "german-kz-39-rudny", TODAY) == "german-kz-39"
    again = {"region": "KZ-39", "parent": "german-kz-39"}
    assert change(secretariat, "reopen", rudny, **again).status_code == 303
    session.expire_all()
    assert queries.standing(session, "german-kz-39-rudny", TODAY) == "german-kz-39-rudny"
    assert change(secretariat, "close", rudny).status_code == 303
    assert "Closed since" in text_of(secretariat.get(rudny).text)


@pytest.mark.parametrize(
    ("action", "fields", "said"),
    [
        ("merge", {"into": "german-kz-39"}, "cannot be merged into itself"),
        ("merge", {"into": "german-kz-39-rudny"}, "Move, merge or close that one first"),
        ("merge", {"into": ""}, "Write something here"),
        ("move", {"region": "", "parent": ""}, "Say in which region"),
        ("move", {"region": "KZ-39", "parent": "korean-kz-75"}, "under a republican one"),
        ("move", {"region": "KZ-39", "parent": "nobody"}, "No association has this id or name"),
        ("rename", {"name_kk": "", "name_ru": "x", "name_en": "x"}, "Write something here"),
        ("close", {"day": (TODAY + timedelta(days=1)).isoformat()}, "still to come"),
        ("close", {"day": (QUARTER - timedelta(days=1)).isoformat()}, "past quarter"),
        ("accreditation", {"number": "1", "first": "2026-02-01", "last": "2026-01-01"}, "before the first"),
    ],
)
def test_what_cannot_be_is_refused_kindly_and_nothing_typed_is_lost(
    secretariat: FlaskClient, session: Session, action: str, fields: dict[str, str], said: str
) -> None:
    before = read_book(session)
    answer = change(secretariat, action, **fields)
    assert answer.status_code == 422 and said in text_of(answer.text)
    session.rollback()
    assert read_book(session) == before


def test_a_table_is_sent_seen_and_written(secretariat: FlaskClient, session: Session) -> None:
    rows = [["Код", "Регион", "Телефон"], ["german-kz-39", "KZ-39", "+7 1"], ["korean-kz-75", "KZ-75", ""]]
    answer = send(secretariat, csv_bytes(rows))
    assert answer.status_code == 303
    page = secretariat.get(answer.location)
    text = text_of(page.text)
    assert "1 Changed" in text and "1 Unchanged" in text and "0 Wrong" in text and "+7 1" in text
    assert not read_book(session)["german-kz-39"].contact.phone
    address = answer.location.partition("?")[0]
    wrong_mark = secretariat.send(address, {"mark": "other"}, page=answer.location)
    assert wrong_mark.status_code == 409
    session.rollback()
    assert secretariat.send(address, page=answer.location).status_code == 303
    session.rollback()
    assert read_book(session)["german-kz-39"].contact.phone == "+7 1"
    assert secretariat.get(address).status_code == 404, "the file is gone"
    logged = session.scalars(select(Audit).where(Audit.action == "register import")).one()
    assert logged.detail["associations"] == ["german-kz-39"]


def test_mistakes_are_told_in_the_readers_language_and_the_table_comes_back_with_them(
    people: People, session: Session
) -> None:
    client = people.signed_in(people.holding("admin"))
    rows = [["id", "region", "kind"], ["german-kz-39", "KZ-00", "big"], ["korean-kz-75", "KZ-39", "regional"]]
    answer = send(client, csv_bytes(rows))
    page = client.get(answer.location).text
    assert "KZ-00" in page and "2 Wrong" in text_of(page) and "There is no such region" in text_of(page)
    assert "название региона или код" in client.get(f"{answer.location}&lang=ru").text
    client.get("/?lang=en")
    assert "Yes, write it down" not in page
    assert (
        client.send(answer.location.partition("?")[0], {"day": TODAY.isoformat()}, page=answer.location).status_code
        == 422
    )
    session.rollback()
    assert read_book(session)["korean-kz-75"].last_place.region_code == "KZ-75", "all or nothing"
    token = answer.location.partition("?")[0]
    for ending in ("csv", "xlsx"):
        back = client.get(f"{token}/errors.{ending}?day={TODAY.isoformat()}")
        (sheet,) = read_sheets(f"t.{ending}", back.data)
        assert "KZ-00" in sheet[1][1] and "There is no such region" in sheet[1][1][-1]
        assert sheet[2][1][3:] in ([], [""]), "a good row has no errors"
    other = people.signed_in(people.holding("secretariat"))
    assert other.get(answer.location).status_code == 404, "a file is its owner's"
    assert client.send(f"{token}/drop", page=answer.location).status_code == 303


def test_a_table_of_no_kind_and_a_table_of_two_megabytes(secretariat: FlaskClient) -> None:
    assert "The file is empty" in text_of(send(secretariat, b"  ").text)
    assert send(secretariat, b"PK not a workbook").status_code == 422
    long = csv_bytes([["id", "district"], *(["german-kz-39", "x" * 600] for _ in range(3500))])
    assert len(long) > 2_000_000 and send(secretariat, long).status_code == 303
    assert send(secretariat, b"id,region\n" + b"x" * 6_000_000).status_code == 413


def test_a_day_in_a_past_quarter_is_asked_about(secretariat: FlaskClient, session: Session) -> None:
    day = (QUARTER - timedelta(days=1)).isoformat()
    content = csv_bytes([["id", "district"], ["german-kz-39", "Аудан"]])
    assert "past quarter" in text_of(send(secretariat, content, day=day).text)
    answer = send(secretariat, content, day=day, sure="y")
    assert answer.status_code == 303
    assert secretariat.send(answer.location.partition("?")[0], page=answer.location).status_code == 303
    session.rollback()
    assert read_book(session)["german-kz-39"].ties[-1].valid_from.isoformat() == day


def test_a_house_is_added(secretariat: FlaskClient, session: Session) -> None:
    answer = secretariat.send(f"{ROOM}/houses", {**names("house"), "region": "KZ-10", "place": "Семей"})
    assert answer.status_code == 303
    assert "house-10-en-house" in {house.id for house in queries.houses(session, TODAY)}
    assert secretariat.send(f"{ROOM}/houses", {"region": "KZ-10"}).status_code == 422


def test_the_list_and_a_page_take_a_fixed_number_of_statements(
    secretariat: FlaskClient, session: Session, app: Flask
) -> None:
    def counted(address: str) -> int:
        statements: list[str] = []
        watch = lambda *args: statements.append(args[2])  # noqa: E731
        engine = app.extensions["tilashar_engine"]
        event.listen(engine, "before_cursor_execute", watch)
        assert secretariat.get(address).status_code == 200
        event.remove(engine, "before_cursor_execute", watch)
        return len(statements)

    few = counted(f"{ROOM}?words=rudny"), counted(f"{ROOM}/german-kz-39-rudny")
    assert (counted(ROOM), counted(f"{ROOM}/german-kz")) == few
