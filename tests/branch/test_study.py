"""Forms of study: opened, changed, closed; the week on screen; the calendars."""

from datetime import date, timedelta

import pytest
from flask import Flask
from icalendar import Calendar
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.branch.branches import ALMATY, GERMAN, USHTOBE, WHOLE, study
from tests.people import People
from tests.reading import text_of
from webapp import clock
from webapp.associations.forms_of_study import FORMS_OF_STUDY, open_forms
from webapp.models import AssociationPage, FormOfStudy, House, MeetingTime

POSTED = {
    "association": USHTOBE,
    "kind": "evening-course",
    "name": "Кешкі сабақ",
    "course_id": "a1",
    "age_group": "",
    "sphere": "work",
    "place": "Кітапхана",
    "first_day": "2026-09-01",
    "last_day": "2027-05-31",
    "public": "y",
    "weekday": ["2", "4", ""],
    "starts": ["18:30", "18:30", ""],
    "minutes": ["90", "60", "60"],
}


def test_an_evening_course_is_opened_and_stands_in_the_week(people: People, session: Session) -> None:
    client = people.signed_in(people.holding("coordinator", association=WHOLE))
    made = client.send("/branch/forms/new", POSTED)
    assert made.status_code == 303, text_of(made.text)
    form = session.scalars(select(FormOfStudy)).one()
    assert (form.association_id, form.sphere, form.age_group, form.public) == (USHTOBE, "work", None, True)
    week = text_of(client.get("/branch/forms?week=2026-10-06").text)
    assert "Tuesday, 6 October 18:30–20:00 Кешкі сабақ" in week and "Thursday, 8 October 18:30–19:30" in week
    off = text_of(client.get("/branch/forms?week=2026-12-16").text)
    assert "Wednesday, 16 December Day off: Independence Day" in off
    assert "18:30–20:00 Кешкі" not in text_of(client.get("/branch/forms?week=2026-08-04").text).split("Open ")[0]


def test_it_is_changed_closed_and_opened_again(people: People, session: Session) -> None:
    client = people.signed_in(people.holding("coordinator", association=WHOLE))
    form = study(session)
    page = f"/branch/forms/{form.id}"
    assert 'value="Жексенбілік мектеп"' in client.get(page).text and 'value="11:00"' in client.get(page).text
    changed = client.send(page, {**POSTED, "association": GERMAN, "public": []})
    assert changed.status_code == 303, text_of(changed.text)
    session.expire_all()
    assert (form.name, form.public, form.association_id) == ("Кешкі сабақ", False, ALMATY), "its association stays"
    times = session.scalars(select(MeetingTime).order_by(MeetingTime.weekday)).all()
    assert [(one.weekday, one.starts, one.minutes) for one in times] == [(2, "18:30", 90), (4, "18:30", 60)]
    client.send(f"{page}/close", page=page)
    session.rollback()
    assert open_forms(session, [ALMATY], date(2026, 10, 1)) == []
    assert "Closed or over" in client.get("/branch/forms").text
    client.send(f"{page}/reopen", page=page)
    session.rollback()
    assert [one.id for one in open_forms(session, [ALMATY, USHTOBE], date(2026, 10, 1))] == [form.id]
    assert open_forms(session, [ALMATY], date(2027, 6, 1)) == [], "the term is over"
    assert open_forms(session, [GERMAN], date(2026, 10, 1)) == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"name": " "}, "Give it a name."),
        ({"last_day": "2026-08-01"}, "The last day comes before the first."),
        ({"last_day": "2036-08-01"}, "A term of up to three years."),
        ({"first_day": "soon"}, "Not a valid"),
        ({"kind": "boarding-school"}, "Not a valid choice"),
        ({"starts": ["25:00", "", ""]}, "A time needs its weekday"),
        ({"starts": ["", "", ""]}, "A time needs its weekday"),
        ({"weekday": ["8", "", ""], "starts": ["11:00", "", ""]}, "A time needs its weekday"),
        ({"minutes": ["5", "60", "60"]}, "A time needs its weekday"),
        ({"minutes": ["٣٠", "60", "60"], "weekday": ["²", "4", ""]}, "A time needs its weekday"),
        ({"weekday": ["2", "2", ""]}, "The same time stands there twice."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    wrong: dict[str, object], told: str, people: People, session: Session
) -> None:
    client = people.signed_in(people.holding("coordinator", association=WHOLE))
    answer = client.send("/branch/forms/new", {**POSTED, **wrong})
    assert answer.status_code == 422 and told in text_of(answer.text)
    assert "Кітапхана" in answer.text
    assert session.scalars(select(FormOfStudy)).all() == []


def test_a_house_of_friendship_can_be_chosen(people: People, session: Session) -> None:
    session.add(
        House(
            id="house-33",
            name_kk="Достық үйі",
            name_ru="Дом дружбы",
            name_en="House of Friendship",
            region_code="KZ-33",
            place="Талдықорған",
        )
    )
    session.commit()
    client = people.signed_in(people.holding("coordinator", association=WHOLE))
    assert client.send("/branch/forms/new", {**POSTED, "house_id": "house-33"}).status_code == 303
    assert "House of Friendship, Талдықорған, Кітапхана" in text_of(
        client.get("/branch/forms?week=2026-10-06").text
    ).replace(" ,", ",")
    almaty = people.signed_in(people.holding("coordinator", "almaty", ALMATY))
    assert "house-33" not in almaty.get("/branch/forms/new").text, "of another region"


def test_whoever_has_the_address_has_the_calendar(app: Flask, people: People, session: Session) -> None:
    open_, hidden = study(session), study(session, name="Жабық", public=False)
    anybody = app.test_client()
    one = anybody.get(f"/associations/timetable/{hidden.feed_token}.ics?lang=ru")
    assert one.mimetype == "text/calendar"
    read = Calendar.from_ical(one.data)
    assert [str(event["SUMMARY"]) for event in read.events] == ["Жабық"]
    assert "Воскресная школа" in str(read.events[0]["DESCRIPTION"]) or "Sunday school" in str(
        read.events[0]["DESCRIPTION"]
    )
    page = people.signed_in(people.holding("coordinator", association=WHOLE)).get("/branch/forms").text
    address = next(part for part in page.split('"') if f"/timetable/{ALMATY}." in part and part.startswith("http://"))
    assert f'href="{address.replace("http://", "webcal://")}"' in page
    whole = Calendar.from_ical(anybody.get(address.removeprefix("http://localhost")).data)
    assert {str(event["SUMMARY"]) for event in whole.events} == {open_.name, "Жабық"}
    for wrong in ("x" * 22, f"{ALMATY}.made-up", f"{GERMAN}.{address.split('.')[-2]}", ALMATY):
        assert anybody.get(f"/associations/timetable/{wrong}.ics").status_code == 404


def test_the_public_calendar_has_what_is_public(app: Flask, session: Session) -> None:
    study(session), study(session, name="Жабық", public=False)
    anybody = app.test_client()
    assert anybody.get(f"/associations/{ALMATY}/timetable.ics").status_code == 404, "no page"
    session.add(AssociationPage(association_id=ALMATY, published_at=clock.now(), updated_at=clock.now()))
    session.commit()
    read = Calendar.from_ical(anybody.get(f"/associations/{ALMATY}/timetable.ics").data)
    assert [str(event["SUMMARY"]) for event in read.events] == ["Жексенбілік мектеп"]


def test_a_closed_form_has_no_meetings_from_that_day_on(app: Flask, session: Session) -> None:
    form = study(session, first_day=date(2025, 9, 1))
    form.closed_at = clock.now() - timedelta(days=30)
    session.commit()
    (event,) = Calendar.from_ical(app.test_client().get(f"/associations/timetable/{form.feed_token}.ics").data).events
    assert event["RRULE"]["UNTIL"][0] < form.closed_at


def test_every_kind_has_its_name() -> None:
    assert set(FORMS_OF_STUDY) == {
        "sunday-school",
        "evening-course",
        "summer-camp",
        "children-circle",
        "workplace-group",
        "speaking-club",
    }
