"""Several teachers, substitutes, groups, and the class itself."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.classes.test_roster import begun
from tests.people import NOW, People
from tests.reading import text_of
from webapp import clock
from webapp.models import Assignment, Class, ClassGroup, ClassTeacher, FormOfStudy, GroupSeat, RoleGrant, Seat


def test_a_colleague_teaches_the_class_too_and_the_last_one_stays(people: People, session: Session) -> None:
    teacher, roster, _ = begun(people, people.person("dana"))
    page = f"{roster}/teachers"
    assert "Nobody else teaches at your association yet" in teacher.get(page).text
    kim = people.holding("teacher", "kim", "korean-kz-75")
    stranger = people.holding("teacher", "otto", "german-kz-39")
    people.person("erlan")
    mine = session.scalars(select(ClassTeacher.person_id)).one()
    assert "Otto" not in teacher.get(page).text and "Erlan" not in teacher.get(page).text
    for form, said in (
        ({"username": "otto"}, "Nobody with this user name teaches at your association"),
        ({"username": "erlan"}, "Nobody with this user name teaches at your association"),
        ({"username": "nobody-at-all"}, "Nobody with this user name teaches at your association"),
        ({"person": stranger.id}, "Not a valid choice"),
        ({"person": 0}, "Choose a teacher, or write the user name."),
        ({"username": "teacher"}, "teaches the class already"),
    ):
        refused = teacher.send(page, {"person": 0, "kind": "teacher", **form})
        assert refused.status_code == 422 and said in text_of(refused.text), form
    last = teacher.send(f"{page}/{mine}/remove", page=page, follow_redirects=True)
    assert "A class needs a teacher" in last.text

    assert teacher.send(page, {"person": kim.id, "kind": "teacher"}).status_code == 303
    now = teacher.get(page).text
    assert "Every teacher of your association is here already" in now and "Nobody else teaches" not in now
    second = people.signed_in(kim)
    assert "Dana" in second.get(roster).text
    assert second.send(f"{page}/{mine}/remove", page=page).status_code == 303
    assert teacher.get(roster).status_code == 404, "the sight ends at once"
    assert second.send(f"{page}/{kim.id}/remove", page=page, follow_redirects=True).text.count(
        "A class needs a teacher"
    )
    assert second.send(page, {"username": "Teacher", "person": 0, "kind": "teacher"}).status_code == 303
    assert teacher.get(roster).status_code == 200


def test_a_teacher_whose_role_has_ended_does_not_count(people: People, session: Session) -> None:
    kim = people.holding("teacher", "kim", "korean-kz-75")
    teacher, roster, _ = begun(people)
    page = f"{roster}/teachers"
    teacher.send(page, {"person": kim.id, "kind": "teacher"})
    session.scalars(select(RoleGrant).where(RoleGrant.person_id == kim.id)).one().valid_to = NOW.date()
    session.commit()
    mine = session.scalars(select(ClassTeacher.person_id).where(ClassTeacher.person_id != kim.id)).one()
    refused = teacher.send(f"{page}/{mine}/remove", page=page, follow_redirects=True)
    assert "A class needs a teacher" in refused.text and "Kim" not in text_of(refused.text)


def test_a_substitute_stands_in_for_two_weeks_and_changes_nothing_of_the_class(
    people: People, session: Session
) -> None:
    dana = people.person("dana")
    kim = people.holding("teacher", "kim", "korean-kz-75")
    teacher, roster, class_ = begun(people, dana)
    page, today = f"{roster}/teachers", clock.today()
    last = today + timedelta(days=13)
    assert f'value="{last.isoformat()}"' in teacher.get(page).text
    for first, end in ((today, today - timedelta(days=1)), (today, today + timedelta(days=400))):
        refused = teacher.send(page, {"person": kim.id, "kind": "substitute", "first": first, "last": end})
        assert refused.status_code == 422
    stand_in = {"person": kim.id, "kind": "substitute", "first": today.isoformat(), "last": ""}
    assert teacher.send(page, stand_in).status_code == 303
    kept = session.scalars(select(ClassTeacher).where(ClassTeacher.person_id == kim.id)).one()
    assert (kept.substitute, kept.valid_from, kept.valid_to) == (True, today, last + timedelta(days=1))
    substitute = people.signed_in(kim)
    assert "Dana" in substitute.get(roster).text
    for address in (page, f"{roster}/settings"):
        assert substitute.get(address).status_code == 403
    for address in (page, f"{roster}/settings", f"{roster}/new-code", f"/classes/{class_.id}/close"):
        assert substitute.send(address, {"name": "x"}, page=roster).status_code == 403
    learner = people.signed_in(dana)
    assert "Kim — stands in until" in text_of(learner.get("/classes").text)

    kept.valid_to = today
    session.commit()
    assert substitute.get(roster).status_code == 404 and "Kim" not in learner.get("/classes").text
    kept.valid_from, kept.valid_to = today + timedelta(days=3), today + timedelta(days=9)
    session.commit()
    assert substitute.get(roster).status_code == 404 and "Kim" not in learner.get("/classes").text
    assert "Kim stands in from" in text_of(teacher.get(page).text)


def test_groups_are_made_named_filled_and_removed_on_one_screen(people: People, session: Session) -> None:
    dana, erlan, outside = people.person("dana"), people.person("erlan"), people.person("bota")
    teacher, roster, class_ = begun(people, dana, erlan)
    page = f"{roster}/groups"
    for name in ("Жаңалар", "Күштілер"):
        assert teacher.send(page, {"name": name}).status_code == 303
    for name, said in (
        (" ", "Give the group a name."),
        ("жаңалар", "There is a group of this name."),
        ("а;б", "semicolon"),
    ):
        refused = teacher.send(page, {"name": name})
        assert refused.status_code == 422 and said in text_of(refused.text)
    new, strong = session.scalars(select(ClassGroup.id).order_by(ClassGroup.id)).all()
    boxes = [f"{dana.id}-{new}", f"{dana.id}-{strong}", f"{outside.id}-{new}", "x-1", "9-9-9"]
    ticked = {"shown": [dana.id, erlan.id, outside.id], "in": boxes}
    teacher.send(f"{page}/fill", ticked, page=page)
    assert {(one.person_id, one.group_id) for one in session.scalars(select(GroupSeat))} == {
        (dana.id, new),
        (dana.id, strong),
    }
    teacher.send(f"{page}/fill", {"shown": [dana.id], "in": [f"{dana.id}-{strong}"]}, page=page)
    session.expire_all()
    assert [one.group_id for one in session.scalars(select(GroupSeat))] == [strong]
    refused = teacher.send(f"{page}/{new}", {"name": "күштілер"}, page=page)
    assert refused.status_code == 422 and "There is a group of this name." in refused.text
    assert teacher.send(f"{page}/{new}", {"name": "Кейін келгендер"}, page=page).status_code == 303
    assert "Кейін келгендер" in teacher.get(roster + "/groups").text
    session.add(
        Assignment(
            class_id=class_.id, kind="lesson", subject="a1-01-01", group_id=new, opens_on=NOW.date(), made_at=NOW
        )
    )
    session.commit()
    assert "Work was given to this group" in teacher.send(f"{page}/{new}/remove", page=page, follow_redirects=True).text
    assert "The group is gone" in teacher.send(f"{page}/{strong}/remove", page=page, follow_redirects=True).text
    assert session.scalars(select(ClassGroup.id)).all() == [new]
    assert len(session.scalars(select(Seat)).all()) == 2


def test_a_group_of_another_class_is_not_found(people: People, session: Session) -> None:
    teacher, roster, _ = begun(people, people.person("dana"))
    other = people.class_of(people.holding("teacher", "second", "korean-kz-75"))
    session.add(ClassGroup(class_id=other.id, name="Топ"))
    session.commit()
    theirs = session.scalars(select(ClassGroup.id)).one()
    page = f"{roster}/groups"
    assert teacher.send(f"{page}/{theirs}", {"name": "Менікі"}, page=page).status_code == 404
    assert teacher.send(f"{page}/{theirs}/remove", page=page).status_code == 404
    dana = session.scalars(select(Seat.person_id)).one()
    teacher.send(f"{page}/fill", {"shown": [dana], "in": [f"{dana}-{theirs}"]}, page=page)
    assert session.scalars(select(GroupSeat)).all() == []


def test_who_leaves_is_in_no_group_any_more(people: People, session: Session) -> None:
    dana = people.person("dana")
    teacher, roster, class_ = begun(people, dana)
    teacher.send(f"{roster}/groups", {"name": "Топ"})
    group = session.scalars(select(ClassGroup.id)).one()
    teacher.send(f"{roster}/groups/fill", {"shown": [dana.id], "in": [f"{dana.id}-{group}"]}, page=f"{roster}/groups")
    people.signed_in(dana).send(f"/classes/{class_.id}/leave", page="/classes")
    assert session.scalars(select(GroupSeat)).all() == []


def test_a_class_is_renamed_closed_and_opened_again(people: People, session: Session) -> None:
    dana = people.person("dana")
    teacher, roster, class_ = begun(people, dana)
    page = f"{roster}/settings"
    assert teacher.send(page, {"name": " ", "course": "a1", "form": 0}).status_code == 422
    assert teacher.send(page, {"name": "Таңғы топ", "course": "balapan", "form": 0}).status_code == 303
    session.expire_all()
    assert (session.get_one(Class, class_.id).name, session.get_one(Class, class_.id).course_id) == (
        "Таңғы топ",
        "balapan",
    )
    old = class_.join_code
    assert teacher.send(f"{roster}/new-code", page=page).status_code == 303
    assert people.app.test_client().get(f"/join/{old}").status_code == 404
    closed = teacher.send(f"/classes/{class_.id}/close", page=page, follow_redirects=True)
    assert "The class is closed." in closed.text and "Closed classes" in closed.text
    assert teacher.get(roster).status_code == 404
    stranger = people.signed_in(people.holding("teacher", "kim", "korean-kz-75"))
    assert stranger.send(f"/classes/{class_.id}/reopen", page="/classes").status_code == 404
    assert teacher.send(f"/classes/{class_.id}/reopen", page="/classes").status_code == 303
    assert "Dana" in teacher.get(roster).text


def _form(association: str, name: str, last: date) -> FormOfStudy:
    return FormOfStudy(
        association_id=association,
        kind="evening",
        name=name,
        first_day=date(2026, 1, 1),
        last_day=last,
        feed_token=name,
        opened_at=NOW,
    )


def test_a_new_class_takes_course_and_form_of_study_of_its_association(people: People, session: Session) -> None:
    far = clock.today() + timedelta(days=90)
    forms = [
        _form("korean-kz-75", "Evening", far),
        _form("korean-kz-75", "Over", date(2026, 2, 1)),
        _form("german-kz-39", "Theirs", far),
    ]
    session.add_all(forms)
    session.commit()
    teacher = people.signed_in(people.holding("teacher", association="korean-kz-75"))
    page = teacher.get("/classes").text
    assert "Evening" in page and "Over" not in page and "Theirs" not in page
    asked = {"name": "Топ", "association": "korean-kz-75", "course": "balapan"}
    assert teacher.send("/classes", {**asked, "form": forms[2].id}).status_code == 422
    made = teacher.send("/classes", {**asked, "form": forms[0].id})
    assert made.status_code == 303
    class_ = session.scalars(select(Class)).one()
    assert (class_.course_id, class_.form_of_study_id) == ("balapan", forms[0].id)
    assert "Evening" in teacher.get(f"/classes/{class_.id}/roster/settings").text
