"""OneRoster 1.2: out, in, and in again; what comes in is read within limits and birth dates are not kept."""

import csv
import io
import zipfile

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests.classes.slips import slips_on
from tests.classes.test_roster import begun, named
from tests.people import NOW, People
from tests.reading import fields, text_of
from tests.test_house import everything
from webapp.classes.actions import leave_class
from webapp.exchange import oneroster_files
from webapp.exchange.oneroster_files import UnreadableRosterError, unpacked
from webapp.models import IssuedAccount, Look, PictureCode, RosterId, Seat

MANIFEST = "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\n"
CLASSES = "sourcedId,status,title\nk1,active,5 А\n"
USERS = (
    "sourcedId,status,enabledUser,username,givenName,familyName,email,phone\n"
    "p1,active,true,aru@school.kz,Аружан,Серік,aru@school.kz,+7\n"
    "p2,active,true,mark,Марк,-,,\n"
    "p3,active,false,gone,Кеткен,Оқушы,,\n"
    "t1,active,true,kim,Елена,Ким,,\n"
)
ENROLLMENTS = "sourcedId,classSourcedId,userSourcedId,role\ne1,k1,p1,student\ne2,k1,p2,student\ne3,k1,p3,student\ne4,k1,t1,teacher\n"
DEMOGRAPHICS = "sourcedId,birthDate\np1,2015-03-04\n"


def zipped(**files: str) -> bytes:
    """A zip; files by name."""
    whole = {"manifest": MANIFEST, "classes": CLASSES, "users": USERS, "enrollments": ENROLLMENTS, **files}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in whole.items():
            if text:
                made.writestr(f"roster/{name}.csv", text)
    return out.getvalue()


def torn(content: bytes) -> bytes:
    """The same zip with the packed bytes of its users overwritten."""
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        begin = made.getinfo("roster/users.csv").header_offset + 30 + len("roster/users.csv")
    return content[:begin] + b"\xff" * 12 + content[begin + 12 :]


def sent(client: FlaskClient, page: str, content: bytes) -> TestResponse:
    """The answer to a file sent for its preview."""
    return client.send(page, {"roster": (io.BytesIO(content), "r.zip")})


def yes(client: FlaskClient, page: str, preview: TestResponse, **more: str) -> TestResponse:
    """The answer to the yes."""
    found = fields(preview.text)
    return client.send(f"{page}/yes", {"token": found["token"], "from": found["from"], "as": "page", **more}, page=page)


def rows(content: bytes, name: str) -> list[dict[str, str]]:
    """The rows of a file in a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        return list(csv.DictReader(io.StringIO(made.read(f"{name}.csv").decode())))


def test_a_class_goes_out_in_the_files_and_columns_of_the_standard(people: People, session: Session) -> None:
    teacher, roster, class_ = begun(people, people.person("dana"))
    teacher.send(f"{roster}/add", {"names": "Аян", "age": "child", "as": "pdf"})
    content = teacher.get(f"/classes/{class_.id}/oneroster.zip").data
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        assert set(made.namelist()) == {f"{name}.csv" for name in ("manifest", *oneroster_files.COLUMNS)}
        for name, columns in oneroster_files.COLUMNS.items():
            assert made.read(f"{name}.csv").decode().splitlines()[0] == ",".join(columns)
    told = {row["propertyName"]: row["value"] for row in rows(content, "manifest")}
    assert told["oneroster.version"] == "1.2" and told["file.users"] == "bulk" and told["file.results"] == "absent"
    assert {row["givenName"] for row in rows(content, "users")} == {"Teacher", "Dana", "Аян"}
    assert not any(row["email"] or row["password"] for row in rows(content, "users"))
    enrolled = rows(content, "enrollments")
    assert sorted((row["role"], row["primary"]) for row in enrolled) == [
        ("student", "false"),
        ("student", "false"),
        ("teacher", "true"),
    ]
    # Everything that is referred to is there.
    ids = {name: {row["sourcedId"] for row in rows(content, name)} for name in oneroster_files.COLUMNS}
    assert (
        {row["userSourcedId"] for row in enrolled}
        == ids["users"]
        == {row["userSourcedId"] for row in rows(content, "roles")}
    )
    assert {row["classSourcedId"] for row in enrolled} == ids["classes"]
    (one,) = rows(content, "classes")
    assert one["courseSourcedId"] in ids["courses"] and one["schoolSourcedId"] in ids["orgs"]
    assert one["termSourcedIds"] in ids["academicSessions"] and one["title"] == "Кешкі топ"
    assert class_.join_code not in str(content)
    assert set(session.scalars(select(Look.what))) == {"export"}


def test_all_classes_of_a_teacher_go_out_in_one_file(people: People) -> None:
    dana = people.person("dana")
    teacher, _, _ = begun(people, dana)
    second = people.class_of(people.holding("teacher", "second", "korean-kz-75"))
    other = people.signed_in("second")
    other.send(f"/classes/{second.id}/roster/teachers", {"username": "teacher", "person": 0, "kind": "teacher"})
    assert len(rows(teacher.get("/classes/oneroster.zip").data, "classes")) == 2
    assert len(rows(other.get("/classes/oneroster.zip").data, "classes")) == 1
    assert people.signed_in(dana).get("/classes/oneroster.zip").status_code == 404


def test_out_and_in_again_changes_nothing(people: People, session: Session) -> None:
    teacher, roster, class_ = begun(people, people.person("dana"), people.person("erlan"))
    teacher.send(f"{roster}/add", {"names": "Аян К.\nСоня", "age": "child", "as": "pdf"})
    before = everything(session)
    content = teacher.get(f"/classes/{class_.id}/oneroster.zip").data
    preview = sent(teacher, f"/classes/{class_.id}/oneroster", content)
    assert "Nothing has to be changed." in preview.text and "As they are 4" in text_of(preview.text)
    after = everything(session)
    assert {name for name in before if before[name] != after[name]} == {"pending_upload", "look"}


def test_a_schools_roster_comes_in_once_however_often_it_is_sent(people: People, session: Session) -> None:
    teacher, _, class_ = begun(people)
    page = f"/classes/{class_.id}/oneroster"
    preview = sent(teacher, page, zipped(demographics=DEMOGRAPHICS))
    shown = text_of(preview.text)
    assert "New learners 2" in shown and "Not read and not kept: demographics.csv , email , phone" in shown
    slips = slips_on(yes(teacher, page, preview, age="teen").text)
    assert list(slips) == ["Аружан Серік", "Марк"] and slips["Аружан Серік"].username == "aruzhan"
    assert set(session.scalars(select(RosterId.sourced_id))) == {"p1", "p2"}
    assert not any(text in str(everything(session)) for text in ("2015-03-04", "school.kz"))
    again = sent(teacher, page, zipped(users=USERS.replace("Марк,-", "Марк,Ли")))
    assert "Name : Марк Ли ." in text_of(again.text) or "Марк Ли" in text_of(again.text)
    assert yes(teacher, page, again).status_code == 303
    assert named(session, "Марк Ли").username == slips["Марк"].username
    assert len(session.scalars(select(IssuedAccount)).all()) == 2
    assert "Nothing has to be changed." in sent(teacher, page, zipped(users=USERS.replace("Марк,-", "Марк,Ли"))).text


def test_children_of_a_roster_get_pictures(people: People, session: Session) -> None:
    teacher, _, class_ = begun(people)
    page = f"/classes/{class_.id}/oneroster"
    slips = slips_on(yes(teacher, page, sent(teacher, page, zipped()), age="child").text)
    assert all(len(one.pictures) >= 3 and not one.username for one in slips.values())
    assert len(session.scalars(select(PictureCode)).all()) == 2


def test_somebody_of_another_class_of_the_association_takes_a_seat_and_who_left_does_not(
    people: People, session: Session
) -> None:
    teacher, _, class_ = begun(people)
    page = f"/classes/{class_.id}/oneroster"
    yes(teacher, page, sent(teacher, page, zipped()), age="adult")
    aru = named(session, "Аружан Серік").id
    made = teacher.send("/classes", {"name": "Екінші", "association": "korean-kz-75"}).location
    preview = sent(teacher, f"{made}/oneroster", zipped())
    assert text_of(preview.text).count("takes a seat in this class.") == 2
    yes(teacher, f"{made}/oneroster", preview)
    session.expire_all()
    assert len(session.scalars(select(Seat).where(Seat.person_id == aru)).all()) == 2
    leave_class(session, class_.id, aru, NOW)
    session.commit()
    back = text_of(sent(teacher, page, zipped()).text)
    assert "whoever left comes back by the join code" in back and "As they are 1" in back
    # The same number in a roster of another association is another person.
    people.holding("teacher", "otto", "german-kz-39")
    otto = people.signed_in("otto")
    theirs = otto.send("/classes", {"name": "Клуб", "association": "german-kz-39"}).location
    assert "New learners 2" in text_of(sent(otto, f"{theirs}/oneroster", zipped()).text)


def test_our_own_number_of_somebody_elsewhere_brings_nobody_in(people: People, session: Session) -> None:
    dana = people.person("dana")
    teacher, _, class_ = begun(people)
    users = f"sourcedId,givenName,familyName\ntilashar-person-{dana.id},Dana,-\n"
    enrolled = f"sourcedId,classSourcedId,userSourcedId,role\ne1,k1,tilashar-person-{dana.id},student\n"
    preview = sent(teacher, f"/classes/{class_.id}/oneroster", zipped(users=users, enrollments=enrolled))
    assert "whoever left comes back by the join code" in text_of(preview.text) and "New learners 0" in text_of(
        preview.text
    )
    assert session.scalars(select(Seat)).all() == []


def test_of_several_classes_one_is_chosen(people: People) -> None:
    teacher, _, class_ = begun(people)
    page = f"/classes/{class_.id}/oneroster"
    several = zipped(classes=CLASSES + "k2,active,5 Ә\nk3,tobedeleted,5 Б\n")
    preview = sent(teacher, page, several)
    assert (
        "Which class of the file is this one?" in preview.text and "5 Ә" in preview.text and "5 Б" not in preview.text
    )
    assert 'name="as"' not in preview.text, "nothing to say yes to before one is chosen"
    chosen = teacher.send(page, {"token": fields(preview.text)["token"], "from": "k1"})
    assert "New learners 2" in text_of(chosen.text)
    assert len(slips_on(yes(teacher, page, chosen).text)) == 2


def test_rows_with_mistakes_are_told_and_left_out(people: People) -> None:
    teacher, _, class_ = begun(people)
    page = f"/classes/{class_.id}/oneroster"
    wrong = zipped(
        users=USERS + "p5,active,true,x,,,,\n",
        enrollments=ENROLLMENTS + "e8,k1,nobody,student\ne9,k1,p5,student\n",
    )
    shown = text_of(sent(teacher, page, wrong).text)
    assert "6 enrollments.userSourcedId nobody the id of somebody in users.csv" in shown
    assert "6 Name — a name" in shown and "New learners 2" in shown


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (b"", "Choose a file."),
        (b"not a zip", "This is no zip file"),
        (b"PK\x05\x06" + b"\0" * 18, "are expected in the zip"),
        (torn(zipped()), "This is no zip file"),
        (zipped(manifest=""), "are expected in the zip"),
        (zipped(users=""), "are expected in the zip"),
        (zipped(manifest=MANIFEST.replace("1.2", "2.0")), "another version"),
        (zipped(users="name\nА\n"), "no column sourcedId"),
        (zipped(users="sourcedId\n" + "x" * (9 * 1024 * 1024)), "at most 8 megabytes"),
        (zipped(users="sourcedId\n" + "x\n" * 50_001), "at most 50,000 rows"),
        (zipped(**{f"more{number}": "x" for number in range(60)}), "too many files"),
    ],
    ids=[
        "nothing",
        "no-zip",
        "empty-zip",
        "torn",
        "no-manifest",
        "no-users",
        "version",
        "no-ids",
        "large",
        "long",
        "many",
    ],
)
def test_a_file_that_is_no_roster_is_told_beside_the_field(broken: bytes, said: str, people: People) -> None:
    teacher, _, class_ = begun(people)
    refused = sent(teacher, f"/classes/{class_.id}/oneroster", broken)
    assert refused.status_code == 422 and said in refused.text


def test_a_zip_that_lies_about_its_size_is_read_no_further_than_the_limit() -> None:
    bomb = bytearray(zipped(users="sourcedId\n" + "x" * (64 * 1024 * 1024)))
    assert len(bomb) < 1024 * 1024
    # The directory says a hundred bytes; what is packed are sixty-four megabytes.
    place = bomb.rfind(b"roster/users.csv") - 46
    bomb[place + 24 : place + 28] = (100).to_bytes(4, "little")
    with pytest.raises(UnreadableRosterError):
        unpacked(bytes(bomb))


def test_a_file_that_was_kept_is_its_owners_alone(people: People) -> None:
    teacher, _, class_ = begun(people)
    page = f"/classes/{class_.id}/oneroster"
    preview = sent(teacher, page, zipped())
    second = people.class_of(people.holding("teacher", "second", "korean-kz-75"))
    theirs = f"/classes/{second.id}/oneroster"
    other = people.signed_in("second")
    token = {"token": fields(preview.text)["token"], "from": "k1"}
    assert other.send(theirs, token).status_code == 404
    assert other.send(f"{theirs}/yes", token, page=theirs).status_code == 404
