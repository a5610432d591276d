"""A teacher puts children on the class's sheet, and nobody else does."""

import re

from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.accounts.test_children import tap
from tests.people import NOW, People
from tests.reading import text_of
from webapp.accounts.pictures import PICTURES
from webapp.models import Audit, ClassSheet, Guardian, Membership, Person, PictureCode, Profile, RoleGrant, Seat

CARD = re.compile(r'<li class="child-card">(.*?)</p>\s*</li>', re.DOTALL)


def printed(page: str) -> dict[str, tuple[str, ...]]:
    """Name and pictures of each card of the page to print."""
    found = {}
    for card in CARD.findall(page):
        name = re.search(r"</span><span><bdi>([^<]+)</bdi></span></p>", card)
        assert name
        found[name[1]] = tuple(re.findall(r"#(\w+)\"", card.partition("<ol>")[2].partition("</ol>")[0]))
    return found


def test_names_become_accounts_with_seat_sign_and_pictures(people: People, session: Session, app: Flask) -> None:
    class_ = people.class_of(people.holding("teacher", association="korean-kz-75"))
    teacher = people.signed_in("teacher")
    address = f"/classes/{class_.id}/children"
    answered = teacher.send(address, {"names": " Аян \n\n Соня  К.\nМарк"})
    assert answered.status_code == 200
    cards = printed(answered.text)
    assert list(cards) == ["Аян", "Соня К.", "Марк"]
    assert all(len(code) == 3 and set(code) <= set(PICTURES) for code in cards.values())
    token = session.scalars(select(ClassSheet.token)).one()
    assert f"http://localhost/sheet/{token}" in answered.text and 'src="data:image/svg+xml' in answered.text
    assert len(re.findall(r"<b>\w{4}-\w{4}-\w{4}</b>", answered.text)) == 3

    made = session.scalars(select(Person).where(Person.username.is_(None)).order_by(Person.id)).all()
    assert [one.display_name for one in made] == ["Аян", "Соня К.", "Марк"]
    for one in made:
        assert one.registered_at and one.password is None and one.email is None
        profile = session.get_one(Profile, one.id)
        assert (profile.age_group, profile.people) == ("child", "korean")
        assert session.scalars(select(Seat.class_id).where(Seat.person_id == one.id)).all() == [class_.id]
        held = session.scalars(select(Membership.association_id).where(Membership.person_id == one.id)).all()
        assert held == ["korean-kz-75"]
        code = session.get_one(PictureCode, one.id)
        assert code.pictures_hash.startswith("$argon2")
    assert session.scalars(select(Audit.action)).all().count("add child") == 3

    child = app.test_client()
    assert tap(child, f"/sheet/{token}/{made[1].id}", cards["Соня К."]).location == "/today"
    roster = teacher.get(f"/classes/{class_.id}").text
    assert roster.count('<span class="tag">child</span>') == 3
    again = teacher.get(f"/classes/{class_.id}/sheet").text
    assert "Аян" in again and printed(again) == {}, "the pictures are shown once"


def test_names_that_cannot_be_told_apart_are_refused(people: People, session: Session) -> None:
    class_ = people.class_of(people.holding("teacher", association="korean-kz-75"))
    teacher = people.signed_in("teacher")
    address = f"/classes/{class_.id}/children"
    teacher.send(address, {"names": "Аян"})
    for typed, said in (
        ("", "Write at least one name."),
        (" \n ", "Write at least one name."),
        ("Соня\nсоня", "Соня is there twice"),
        ("аян", "аян is there twice"),
        ("\n".join(f"А{number}" for number in range(41)), "Up to forty names"),
        ("А" * 41, "Up to forty letters"),
    ):
        refused = teacher.send(address, {"names": typed})
        assert refused.status_code == 422 and said in text_of(refused.text), typed
    assert len(session.scalars(select(PictureCode)).all()) == 1


def test_new_pictures_end_the_old_and_whoever_is_signed_in_with_them(
    people: People, session: Session, app: Flask
) -> None:
    class_ = people.class_of(people.holding("teacher", association="korean-kz-75"))
    teacher = people.signed_in("teacher")
    address = f"/classes/{class_.id}/children"
    old = printed(teacher.send(address, {"names": "Аян\nСоня"}).text)["Аян"]
    token, ayan = (
        session.scalars(select(ClassSheet.token)).one(),
        session.scalars(select(Person.id).where(Person.display_name == "Аян")).one(),
    )
    child = app.test_client()
    tap(child, f"/sheet/{token}/{ayan}", old)
    assert "Sign out" in child.get("/?lang=en").text
    session.add(Guardian(child_id=ayan, guardian_id=people.person("mother").id, since=class_.created_at))
    session.commit()
    listed = teacher.get(address).text
    assert listed.count("has a guardian") == 1 and "Mother" not in listed

    nobody = teacher.send(f"{address}/new-codes", page=address, follow_redirects=True)
    assert "Choose the children who need new pictures." in nobody.text
    cards = printed(teacher.send(f"{address}/new-codes", {"child": ayan}, page=address).text)
    assert list(cards) == ["Аян"]
    assert "Sign out" not in child.get("/").text
    assert tap(child, f"/sheet/{token}/{ayan}", cards["Аян"]).location == "/today"
    logged = session.scalars(select(Audit).where(Audit.action == "new picture code")).one()
    assert logged.subject_id == ayan and not set(cards["Аян"]) & set(str(logged.detail).split("'"))


def test_a_new_address_ends_the_old(people: People, session: Session, app: Flask) -> None:
    class_ = people.class_of(people.holding("teacher", association="korean-kz-75"))
    teacher = people.signed_in("teacher")
    page = f"/classes/{class_.id}/children"
    assert teacher.get(f"/classes/{class_.id}/sheet").status_code == 404, "no child, no sheet"
    teacher.send(page, {"names": "Аян"})
    old = session.scalars(select(ClassSheet.token)).one()
    assert teacher.send(f"/classes/{class_.id}/sheet/new-address", page=page).status_code == 303
    session.rollback()
    new = session.scalars(select(ClassSheet.token)).one()
    client = app.test_client()
    assert client.get(f"/sheet/{old}").status_code == 404 and client.get(f"/sheet/{new}").status_code == 200


def test_only_the_teacher_of_the_class_and_only_children_made_for_it(people: People, session: Session) -> None:
    owner = people.holding("teacher", association="korean-kz-75")
    dana = people.person("dana")
    class_, second = (
        people.class_of(owner, learners=(dana,)),
        people.class_of(people.holding("teacher", "second", "korean-kz-75")),
    )
    mine = people.signed_in(owner)
    page = f"/classes/{class_.id}/children"
    mine.send(page, {"names": "Аян"})
    ayan = session.scalars(select(PictureCode)).one()
    before = ayan.pictures_hash
    others = (
        people.holding("teacher", "colleague", "korean-kz-75"),
        people.holding("coordinator", association="korean-kz"),
        people.holding("admin"),
        dana,
    )
    for person in others:
        client = people.signed_in(person)
        assert client.get(page).status_code == client.get(f"/classes/{class_.id}/sheet").status_code == 404
        for address in (page, f"{page}/new-codes", f"/classes/{class_.id}/sheet/new-address"):
            answered = client.send(address, {"names": "Соня", "child": ayan.person_id}, page="/classes")
            assert answered.status_code == 404, person.username
    # A child of another class, and somebody with an account of their own, whose password is none of the teacher's business.
    theirs = people.signed_in("second")
    own_page = f"/classes/{second.id}/children"
    assert theirs.send(f"{own_page}/new-codes", {"child": ayan.person_id}, page=own_page).status_code == 303
    assert mine.send(f"{page}/new-codes", {"child": dana.id}, page=page).status_code == 303
    session.expire_all()
    assert session.get_one(PictureCode, ayan.person_id).pictures_hash == before
    assert session.get(PictureCode, dana.id) is None


def test_a_teacher_no_more_makes_no_accounts(people: People, session: Session) -> None:
    owner = people.holding("teacher", association="korean-kz-75")
    class_ = people.class_of(owner)
    session.execute(update(RoleGrant).values(valid_to=NOW.date()))
    session.commit()
    client = people.signed_in(owner)
    assert client.get(f"/classes/{class_.id}/children").status_code == 404
    assert client.send(f"/classes/{class_.id}/children", {"names": "Аян"}, page="/classes").status_code == 404


def test_names_stand_in_the_order_of_the_kazakh_alphabet(people: People, session: Session, app: Flask) -> None:
    class_ = people.class_of(people.holding("teacher", association="korean-kz-75"))
    teacher = people.signed_in("teacher")
    teacher.send(f"/classes/{class_.id}/children", {"names": "Тимур\nӘли\nБота\nАру"})
    token = session.scalars(select(ClassSheet.token)).one()
    for page in (
        teacher.get(f"/classes/{class_.id}").text.partition("Learners")[2],
        teacher.get(f"/classes/{class_.id}/children").text,
        teacher.get(f"/classes/{class_.id}/sheet").text,
        app.test_client().get(f"/sheet/{token}").text,
    ):
        places = [page.index(name) for name in ("Ару", "Әли", "Бота", "Тимур")]
        assert places == sorted(places)


def test_a_child_who_left_is_taken_off_the_sheet_and_the_family_keeps_the_code(
    people: People, session: Session, app: Flask
) -> None:
    class_ = people.class_of(people.holding("teacher", association="korean-kz-75"))
    teacher = people.signed_in("teacher")
    address = f"/classes/{class_.id}/children"
    pictures = printed(teacher.send(address, {"names": "Аян\nСоня"}).text)["Аян"]
    token = session.scalars(select(ClassSheet.token)).one()
    ayan = session.scalars(select(Person.id).where(Person.display_name == "Аян")).one()
    child, stranger = app.test_client(), people.signed_in(people.holding("teacher", "otto", "korean-kz-75"))
    tap(child, f"/sheet/{token}/{ayan}", pictures)
    assert stranger.send(f"{address}/take-off", {"child": ayan}, page="/classes").status_code == 404
    nobody = teacher.send(f"{address}/take-off", page=address, follow_redirects=True)
    assert "Choose the children who have left." in nobody.text and "Аян" in nobody.text
    assert "Sign out" in child.get("/?lang=en").text

    done = teacher.send(f"{address}/take-off", {"child": ayan}, page=address, follow_redirects=True).text
    assert "Taken off the sheet." in done and "Аян" not in done and "Соня" in done
    assert "Sign out" not in child.get("/").text
    assert app.test_client().get(f"/sheet/{token}/{ayan}").status_code == 404
    assert teacher.get(f"/classes/{class_.id}/learners/{ayan}").status_code == 404
    logged = session.scalars(select(Audit).where(Audit.action == "take child off sheet")).one()
    assert logged.subject_id == ayan
    code = session.get_one(PictureCode, ayan).guardian_code
    mother = people.signed_in(people.person("mother"))
    assert mother.send("/guardian", {"code": code}).location == f"/data/of/{ayan}"
