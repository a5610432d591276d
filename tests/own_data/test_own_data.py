"""What is kept is shown, taken along, withdrawn and deleted, by the person and by nobody else."""

import io
import json
import zipfile

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from tests.own_data.full_person import NOW, WORDS, everything_of, mentions
from tests.people import PASSWORD, People
from tests.reading import text_of
from webapp.associations.actions import join_association
from webapp.models import Audit, EthnicDeclaration, Guardian, Membership, Person
from webapp.models.declared import exported, names_persons, personal_tables
from webapp.own_data import packing


@pytest.fixture
def dana(people: People, session: Session) -> Person:
    """Somebody with a row in every table, beside somebody else with the same."""
    dana, other = people.person("dana", region_code="KZ-75"), people.person("erlan")
    dana.email = "dana@example.org"
    class_ = people.class_of(people.holding("teacher", association="korean-kz-75"))
    everything_of(session, dana, other, class_)
    return dana


def test_the_sample_has_a_row_in_every_table(dana: Person, session: Session) -> None:
    for table, personal in personal_tables():
        assert mentions(session, table, set(personal.owners), dana.id), table.name


def test_the_page_says_what_is_kept_of_each_table(dana: Person, people: People) -> None:
    client = people.signed_in(dana)
    for language in ("en", "ru", "kk"):
        assert client.get(f"/data?lang={language}").status_code == 200
    page = text_of(client.get("/data?lang=en").text)
    for _, personal in personal_tables():
        assert personal.title in page and personal.what in page and personal.seen_by in page
    assert "since May 4, 2026" in page
    assert "What could be kept, and is not" not in page, "there is something in each"


def test_the_export_has_every_row_and_no_secret(dana: Person, people: People, session: Session) -> None:
    client = people.signed_in(dana)
    expected = {
        table.name: mentions(session, table, set(personal.owners), dana.id) for table, personal in personal_tables()
    }
    answered = client.send("/data/export/json", page="/data")
    assert answered.mimetype == "application/json" and "attachment" in answered.headers["Content-Disposition"]
    tables = json.loads(answered.text)["tables"]
    for table, personal in personal_tables():
        rows = tables[table.name]["rows"]
        assert len(rows) == expected[table.name], table.name
        assert all(set(row) == set(exported(table, personal)) for row in rows), table.name
    for word in WORDS.values():
        assert answered.text.count(word) == 1, "one's own, and not the neighbour's"
    for secret in (dana.password, dana.fs_uniquifier, "the hash of pictures", "t" * 22, "CODE", "erlan", "Erlan"):
        assert secret not in answered.text
    logged = session.scalars(select(Audit).where(Audit.action == "export data")).one()
    assert (logged.actor_id, logged.subject_id) == (dana.id, dana.id)


def test_the_zip_has_a_table_in_each_file_and_the_files_of_other_rooms(
    dana: Person, people: People, app: Flask
) -> None:
    app.extensions["tilashar_own_files"].append(lambda _session, person_id: [(f"{person_id}.opus", b"sound")])
    answered = people.signed_in(dana).send("/data/export/csv", page="/data")
    archive = zipfile.ZipFile(io.BytesIO(answered.data))
    assert {f"{table.name}.csv" for table, _ in personal_tables()} < set(archive.namelist())
    answers = archive.read("answer.csv").decode("utf-8-sig").splitlines()
    assert len(answers) == 2 and WORDS["answer"] in answers[1]
    assert archive.read(f"files/{dana.id}.opus") == b"sound"


def test_a_cell_is_no_formula() -> None:
    archive = zipfile.ZipFile(io.BytesIO(packing.as_zip([("t", "", ["a"], [["=1+1"], [-1], ["-лар"]])])))
    assert archive.read("t.csv").decode("utf-8-sig").split() == ["a", "'=1+1", "-1", "'-лар"]


def test_deleting_leaves_no_row_and_touches_nobody_else(
    dana: Person, people: People, session: Session, app: Flask
) -> None:
    client, erased = people.signed_in(dana), dana.id
    other = session.scalars(select(Person).where(Person.username == "erlan")).one().id
    before = {table: mentions(session, table, set(personal.owners), other) for table, personal in personal_tables()}
    gone: list[tuple[int, bool]] = []
    app.extensions["tilashar_erase_files"].append(
        lambda opened, person_id: gone.append((person_id, opened.get(Person, person_id) is not None))
    )
    shown = client.get("/data/delete").text
    assert "deleted at once" in shown
    answered = client.send("/data/delete", {"password": PASSWORD}, follow_redirects=True)
    assert "Nothing is kept about you any more." in answered.text and "Sign in" in answered.text
    session.expire_all()
    assert gone == [(erased, True)], "files go while the rows still say which"
    for table, personal in personal_tables():
        assert mentions(session, table, names_persons(table), erased) == 0, table.name
        if table.name not in ("audit", "guardian", "class_sheet"):
            assert mentions(session, table, set(personal.owners), other) == before[table], table.name
    log = session.scalars(select(Audit).where(Audit.action == "erase")).one()
    assert (log.actor_id, log.subject_id) == (None, None)
    if session.get_bind().dialect.name == "sqlite":
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
    assert client.get("/classes").status_code == 302
    assert app.test_client().send("/login", {"username": "dana", "password": PASSWORD}).status_code == 422


def test_a_wrong_password_deletes_nothing(dana: Person, people: People, session: Session) -> None:
    client = people.signed_in(dana)
    for typed in ("", "wrong password"):
        refused = client.send("/data/delete", {"password": typed, "word": "delete"})
        assert refused.status_code == 422 and "The password is not right." in refused.text
    assert session.get(Person, dana.id) is not None


def test_nothing_is_kept_of_a_stranger(client: FlaskClient, session: Session) -> None:
    assert "Nothing is kept about you." in client.get("/data?lang=en").text
    assert client.get("/data/delete").status_code == 404
    for address in ("/data/export/json", "/data/delete", "/data/ethnic-group"):
        assert client.send(address, page="/login").status_code == 404


def test_a_guest_sees_and_deletes_what_belongs_to_the_browser(client: FlaskClient, session: Session) -> None:
    client.send("/profile?lang=en", {"age_group": "adult", "ethnic_groups": ["korean"]})
    page = client.get("/data").text
    assert "this is what belongs to this browser" in page and "Ethnic group" in page
    assert client.send("/data/delete", {"word": "yes"}).status_code == 422
    assert client.send("/data/delete", {"word": " Delete "}).status_code == 303
    assert session.scalars(select(Person)).all() == []
    assert session.scalars(select(EthnicDeclaration)).all() == []
    assert "Nothing is kept about you." in client.get("/data").text


def test_ethnic_group_and_association_are_changed_and_withdrawn(people: People, session: Session) -> None:
    dana = people.person("dana")
    join_association(session, dana.id, "korean-kz-75", NOW.date(), NOW)
    session.add(EthnicDeclaration(person_id=dana.id, ethnic_group="korean", declared_at=NOW))
    session.commit()
    client = people.signed_in(dana)
    said = select(EthnicDeclaration.ethnic_group).where(EthnicDeclaration.person_id == dana.id)
    held = select(Membership.association_id).where(Membership.person_id == dana.id, Membership.valid_to.is_(None))

    assert client.send("/data/ethnic-group", {"ethnic_groups": ["german"]}, page="/data").status_code == 303
    assert session.scalars(said).all() == ["german"]
    both = client.send("/data/ethnic-group", {"ethnic_groups": ["german", "undeclared"]}, page="/data")
    assert both.status_code == 422 and "not both" in both.text
    assert client.send("/data/ethnic-group", page="/data").status_code == 303
    assert client.send("/data/association", {"association": "german-kz-39"}, page="/data").status_code == 303
    session.rollback()
    assert session.scalars(said).all() == [] and session.scalars(held).all() == ["german-kz-39"]
    assert client.send("/data/association", {"association": ""}, page="/data").status_code == 303
    session.rollback()
    assert session.scalars(held).all() == []
    changes = session.scalars(select(Audit.detail).where(Audit.action == "change profile")).all()
    assert len(changes) == 4 and "german" not in str(changes), "what was declared is not logged"


def test_a_guardian_may_and_nobody_else(people: People, session: Session) -> None:
    child, mother = people.person("aru", age_group="child"), people.person("mother")
    teacher, former = people.holding("teacher", association="korean-kz-75"), people.person("former")
    people.class_of(teacher, learners=(child,))
    session.add_all(
        [
            Guardian(child_id=child.id, guardian_id=mother.id, since=NOW),
            Guardian(child_id=child.id, guardian_id=former.id, since=NOW, until=NOW),
        ]
    )
    session.commit()
    page = f"/data/of/{child.id}"
    for person in (teacher, former, people.holding("admin"), people.holding("secretariat")):
        client = people.signed_in(person)
        assert client.get(page).status_code == client.get(f"{page}/delete").status_code == 404, person.username
        for address in ("/export/json", "/delete", "/ethnic-group", "/association"):
            answered = client.send(page + address, {"password": PASSWORD}, page="/data")
            assert answered.status_code == 404, person.username
    guardian, child_id, mother_id = people.signed_in(mother), child.id, mother.id
    assert "Aru" in guardian.get(page).text
    exported_ = json.loads(guardian.send(f"{page}/export/json", page=page).text)
    assert [row["username"] for row in exported_["tables"]["person"]["rows"]] == ["aru"]
    assert guardian.send(f"{page}/ethnic-group", {"ethnic_groups": ["korean"]}, page=page).status_code == 303
    assert guardian.send(f"{page}/delete", {"password": "not it"}).status_code == 422
    assert guardian.send(f"{page}/delete", {"password": PASSWORD}).status_code == 303
    session.expire_all()
    assert session.get(Person, child_id) is None and session.get(Person, mother_id) is not None
    assert guardian.get("/data").status_code == 200, "the guardian stays signed in"
    assert guardian.get(page).status_code == 404
