"""A teacher makes accounts, prints slips, prints them anew, and takes nobody's account over."""

import io
import zipfile

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.accounts.test_children import tap
from tests.classes.slips import slips_on
from tests.counting import statements_of
from tests.people import NOW, PASSWORD, People
from tests.reading import fields, text_of
from webapp.models import (
    Audit,
    Class,
    ClassSheet,
    Guardian,
    IssuedAccount,
    Membership,
    Person,
    PictureCode,
    Profile,
    RoleGrant,
    Seat,
)
from webapp.spreadsheets import xlsx_bytes


def broken_workbook() -> bytes:
    """A workbook whose first sheet breaks off."""
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes({"a": [["Name"]]}))) as whole:
        parts = {part.filename: whole.read(part) for part in whole.infolist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in (parts | {"xl/worksheets/sheet1.xml": b"<a><b"}).items():
            made.writestr(name, content)
    return out.getvalue()


def begun(people: People, *learners: Person) -> tuple[FlaskClient, str, Class]:
    """A teacher signed in, the address of their roster, and the class."""
    class_ = people.class_of(people.holding("teacher", association="korean-kz-75"), learners=learners)
    return people.signed_in("teacher"), f"/classes/{class_.id}/roster", class_


def sign_in(app: Flask, username: str, password: str) -> FlaskClient | None:
    """A client signed in with that, or None."""
    client = app.test_client()
    client.get("/login?lang=en")
    answered = client.send("/login", {"username": username, "password": password})
    return client if answered.status_code == 303 else None


def named(session: Session, name: str) -> Person:
    """The person of that name, as the database has it now."""
    session.expire_all()
    session.rollback()
    return session.scalars(select(Person).where(Person.display_name == name)).one()


def test_typed_names_become_accounts_that_sign_in_at_once(people: People, session: Session, app: Flask) -> None:
    teacher, roster, class_ = begun(people)
    answered = teacher.send(f"{roster}/add", {"names": "Аружан Серік\n\nМарк  Ли", "age": "teen", "as": "page"})
    assert answered.status_code == 200
    slips = slips_on(answered.text)
    assert list(slips) == ["Аружан Серік", "Марк Ли"] and slips["Аружан Серік"].username == "aruzhan"
    assert "http://localhost/login" in answered.text and 'src="data:image/svg+xml' in answered.text

    aru = named(session, "Аружан Серік")
    assert aru.password and slips["Аружан Серік"].password not in aru.password and aru.email is None
    assert session.get_one(Profile, aru.id).age_group == "teen"
    issued = session.get_one(IssuedAccount, aru.id)
    assert (issued.association_id, issued.taken_over_at) == ("korean-kz-75", None)
    assert session.scalars(select(Seat.class_id).where(Seat.person_id == aru.id)).all() == [class_.id]
    assert session.scalars(select(Membership.association_id).where(Membership.person_id == aru.id)).all()
    assert session.scalars(select(Audit.action)).all().count("issue account") == 2
    assert not any(slips["Аружан Серік"].password in str(one.detail) for one in session.scalars(select(Audit)))

    learner = sign_in(app, "Aruzhan", slips["Аружан Серік"].password)
    assert learner is not None
    assert "made your account" in learner.get("/classes").text
    shown = text_of(teacher.get(roster).text)
    assert "2 learners" in shown and "slip from here" in shown and slips["Марк Ли"].password not in shown


def test_slips_come_as_pdf_and_those_shown_can_be_had_as_pdf_by_the_same_teacher(people: People) -> None:
    teacher, roster, class_ = begun(people)
    made = teacher.send(f"{roster}/add", {"names": "Ару\nМарк", "age": "child", "as": "pdf"})
    assert made.mimetype == "application/pdf" and made.data.startswith(b"%PDF-")
    shown = teacher.send(f"{roster}/add", {"names": "Соня", "age": "adult", "as": "page"})
    packed = {"packed": fields(shown.text)["packed"]}
    again = teacher.send(f"{roster}/slips.pdf", packed, page=roster)
    assert again.data.startswith(b"%PDF-")
    assert teacher.send(f"{roster}/slips.pdf", {"packed": packed["packed"][:-2] + "xx"}, page=roster).status_code == 404
    people.class_of(people.holding("teacher", "second", "korean-kz-75"))
    other = people.signed_in("second")
    assert other.send(f"{roster}/slips.pdf", packed, page="/classes").status_code == 404
    own = other.get("/classes").text.partition('href="/classes/')[2].partition('"')[0]
    assert other.send(f"/classes/{own}/roster/slips.pdf", packed, page="/classes").status_code == 404
    assert class_.id != int(own)


def test_nobody_is_made_twice_and_nothing_while_a_name_is_in_question(people: People, session: Session) -> None:
    teacher, roster, _ = begun(people, people.person("dana"))
    for typed, said in (
        ("", "Write at least one name."),
        ("Ару\nару", "add a letter of the surname"),
        ("Ару\nDANA", "add a letter of the surname"),
        ("А" * 81, "up to 80 letters"),
        ("\n".join(f"Ару {number}" for number in range(101)), "up to 100 new learners"),
    ):
        refused = teacher.send(f"{roster}/add", {"names": typed, "age": "adult"})
        assert refused.status_code == 422 and said in text_of(refused.text), typed
    assert session.scalars(select(IssuedAccount)).all() == []


def test_user_names_are_made_around_those_that_exist(people: People) -> None:
    people.person("aruzhan")
    teacher, roster, _ = begun(people)
    made = teacher.send(f"{roster}/add", {"names": "Аружан Серік\nАружан Сәбит\nАружан", "age": "adult", "as": "page"})
    usernames = [one.username for one in slips_on(made.text).values()]
    assert len(set(usernames)) == 3 and "aruzhan" not in usernames
    assert all(name.startswith("aruzhan.") and not any(sign.isdigit() for sign in name) for name in usernames)


def test_a_lost_slip_is_made_anew_at_once_and_ends_the_old_one(people: People, session: Session, app: Flask) -> None:
    teacher, roster, _ = begun(people)
    old = slips_on(teacher.send(f"{roster}/add", {"names": "Ару\nМарк", "age": "adult", "as": "page"}).text)["Ару"]
    learner = sign_in(app, old.username, old.password)
    assert learner is not None
    aru = named(session, "Ару")
    new = slips_on(teacher.send(f"{roster}/slips", {"learner": aru.id, "as": "page"}, page=roster).text)
    assert list(new) == ["Ару"] and new["Ару"].username == old.username and new["Ару"].password != old.password
    assert "Sign out" not in learner.get("/").text, "whoever was signed in with the old one is out"
    assert sign_in(app, old.username, old.password) is None
    assert sign_in(app, old.username, new["Ару"].password) is not None
    logged = session.scalars(select(Audit).where(Audit.action == "new slip")).one()
    assert logged.subject_id == aru.id


def test_who_chose_a_password_is_out_of_every_teachers_reach(people: People, session: Session, app: Flask) -> None:
    teacher, roster, _ = begun(people)
    slip = slips_on(teacher.send(f"{roster}/add", {"names": "Ару", "age": "adult", "as": "page"}).text)["Ару"]
    learner, elsewhere = sign_in(app, slip.username, slip.password), sign_in(app, slip.username, slip.password)
    assert learner is not None and elsewhere is not None
    assert "made this account for you" in learner.get("/password").text
    for old, new, said in (
        ("wrong words here", "my own words", "not the password you have now"),
        (slip.password, "short", "Eight characters or more"),
        ("", "my own words", "Write your password."),
    ):
        refused = learner.send("/password", {"password": old, "new_password": new})
        assert refused.status_code == 422 and said in text_of(refused.text) and "my own words" not in refused.text
    done = learner.send("/password", {"password": slip.password, "new_password": "my own words"}, follow_redirects=True)
    assert "You have a new password" in done.text and "made your account" not in done.text
    assert "Sign out" in learner.get("/").text and "Sign out" not in elsewhere.get("/").text
    aru = named(session, "Ару")
    assert session.get_one(IssuedAccount, aru.id).taken_over_at is not None
    refused = teacher.send(f"{roster}/slips", {"learner": aru.id, "as": "page"}, page=roster, follow_redirects=True)
    assert "Others have a password of their own" in refused.text and slips_on(refused.text) == {}
    assert sign_in(app, slip.username, "my own words") is not None
    assert "account from here, own password" in teacher.get(roster).text
    assert "take over account" in session.scalars(select(Audit.action)).all()


def test_no_slip_for_what_opens_more_than_a_learners_own_work(people: People, session: Session, app: Flask) -> None:
    own = people.person("dana")
    teacher, roster, class_ = begun(people, own)
    typed = "Ару\nБота\nВера\nГүл"
    made = slips_on(teacher.send(f"{roster}/add", {"names": typed, "age": "adult", "as": "page"}).text)
    aru, bota, vera, gul = (named(session, name) for name in typed.split())
    session.add(RoleGrant(person_id=aru.id, role="teacher", association_id="korean-kz-75", valid_from=NOW.date()))
    session.add(Guardian(child_id=own.id, guardian_id=bota.id, since=NOW))
    session.get_one(IssuedAccount, vera.id).association_id = "german-kz-39"
    session.scalars(select(Seat).where(Seat.person_id == gul.id)).one().left_at = NOW
    session.commit()
    ids = [one.id for one in (own, aru, bota, vera, gul)]
    answered = teacher.send(f"{roster}/slips", {"learner": ids, "as": "page"}, page=roster)
    assert answered.status_code == 303
    for name, slip in made.items():
        assert sign_in(app, slip.username, slip.password) is not None, name
    assert sign_in(app, "dana", PASSWORD) is not None
    assert class_.id


def test_children_get_pictures_here_too_and_come_back_when_taken_out_by_mistake(
    people: People, session: Session, app: Flask
) -> None:
    teacher, roster, _ = begun(people)
    cards = slips_on(teacher.send(f"{roster}/add", {"names": "Аян\nСоня", "age": "child", "as": "page"}).text)
    token = session.scalars(select(ClassSheet.token)).one()
    ayan = named(session, "Аян")
    sheet = f"/sheet/{token}/{ayan.id}"
    assert ayan.username is None and ayan.password is None and session.get_one(PictureCode, ayan.id)
    assert tap(app.test_client(), sheet, cards["Аян"].pictures).location == "/today"
    new = slips_on(teacher.send(f"{roster}/slips", {"learner": ayan.id, "as": "page"}, page=roster).text)
    assert tap(app.test_client(), sheet, new["Аян"].pictures).location == "/today"
    teacher.send(f"{roster}/take-out", {"learner": ayan.id}, page=roster)
    assert app.test_client().get(sheet).status_code == 404
    page = teacher.get(roster).text
    assert "Children taken out" in page
    nobody = teacher.send(f"{roster}/put-back", page=roster, follow_redirects=True)
    assert "Choose the learners first." in nobody.text
    teacher.send(f"{roster}/put-back", {"learner": ayan.id}, page=roster)
    assert app.test_client().get(sheet).status_code == 200
    assert "Children taken out" not in teacher.get(roster).text


def test_who_is_taken_out_keeps_the_work_and_comes_back_by_the_code(people: People, session: Session) -> None:
    dana, stranger = people.person("dana"), people.person("erlan")
    teacher, roster, class_ = begun(people, dana)
    nobody = teacher.send(f"{roster}/take-out", {"learner": stranger.id}, page=roster, follow_redirects=True)
    assert "Choose the learners first." in nobody.text
    done = teacher.send(f"{roster}/take-out", {"learner": dana.id}, page=roster, follow_redirects=True)
    assert "The join code brings them back" in done.text and "Nobody has joined yet" in done.text
    session.expire_all()
    assert session.scalars(select(Seat).where(Seat.person_id == dana.id)).one().left_at is not None
    assert session.scalars(select(Audit).where(Audit.action == "take out of class")).one().subject_id == dana.id
    learner = people.signed_in(dana)
    assert learner.send(f"/join/{class_.join_code}").status_code == 303
    assert "Dana" in teacher.get(roster).text


def test_a_learner_in_two_classes_sees_both_and_who_teaches(people: People) -> None:
    dana = people.person("dana")
    people.class_of(people.holding("teacher", association="korean-kz-75"), learners=(dana,))
    second = people.class_of(people.holding("teacher", "otto", "german-kz-39"), "german-kz-39")
    learner = people.signed_in(dana)
    learner.send(f"/join/{second.join_code}")
    shown = text_of(learner.get("/classes").text)
    assert "Teacher — teacher" in shown and "Otto — teacher" in shown
    assert learner.send(f"/classes/{second.id}/leave", page="/classes").status_code == 303
    shown = text_of(learner.get("/classes").text)
    assert "Otto" not in shown and "Teacher — teacher" in shown
    assert "Dana" not in people.signed_in("otto").get(f"/classes/{second.id}/roster").text


def test_the_join_code_can_be_shown_large(people: People) -> None:
    teacher, roster, class_ = begun(people)
    page = teacher.get(f"{roster}/code").text
    code = class_.join_code
    assert f'<p class="code">{code[:3]}-{code[3:]}</p>' in page and 'src="data:image/svg+xml' in page
    assert f"QR code of the address http://localhost/join/{code}" in page


def test_pages_of_the_roster_take_as_many_statements_for_three_as_for_thirty(app: Flask, people: People) -> None:
    owner = people.holding("teacher", association="korean-kz-75")
    learners = tuple(people.person(f"learner{number}") for number in range(33))
    small, large = people.class_of(owner, learners=learners[:3]), people.class_of(owner, learners=learners[3:])
    client = people.signed_in(owner)
    for class_ in (small, large):
        for group in ("а", "б"):
            client.send(f"/classes/{class_.id}/roster/groups", {"name": group})
    for page in ("roster", "roster/groups", "roster/teachers", "roster/table.csv", "oneroster.zip"):
        few, many = (statements_of(client, app, f"/classes/{one.id}/{page}") for one in (small, large))
        assert few == many, page
    assert client.get(f"/classes/{large.id}/roster").text.count('name="learner"') == 30


def test_learners_stand_in_the_order_of_the_kazakh_alphabet(people: People) -> None:
    teacher, roster, _ = begun(people)
    teacher.send(f"{roster}/add", {"names": "Тимур\nӘли\nБота\nАру", "age": "adult", "as": "pdf"})
    for page in (roster, f"{roster}/groups", f"{roster}/table.csv"):
        shown = teacher.get(page).data.decode()
        places = [shown.index(name) for name in ("Ару", "Әли", "Бота", "Тимур") if name in shown]
        assert places == sorted(places)


def test_a_file_that_is_no_table_is_told_beside_the_field(people: People) -> None:
    teacher, roster, _ = begun(people)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/sharedStrings.xml", b"x" * (64 * 1024 * 1024))
    for content, said in (
        (b"", "Choose a file."),
        (b"PK\x03\x04 broken", "This is no table"),
        (broken_workbook(), "This is no table"),
        (bomb.getvalue(), "The table is too long"),
    ):
        refused = teacher.send(f"{roster}/import", {"table": (io.BytesIO(content), "a.xlsx")})
        assert refused.status_code == 422 and said in refused.text
