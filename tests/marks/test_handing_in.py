"""Writing and speaking handed in: by whom, how often, and what comes back."""

from datetime import date, timedelta
from io import BytesIO

from sqlalchemy import select

from tests.marks.setting import POINTS, Setting
from tests.reading import text_of
from tests.voices.sounds import recorded
from webapp import clock
from webapp.models import Assignment, ClassSheet, HandedIn, Mark, Person, Seat


def address(assignment: Assignment) -> str:
    return f"/work/{assignment.id}/hand-in"


def test_a_text_is_handed_in_as_often_as_wanted_until_it_is_marked(setting: Setting) -> None:
    given = setting.give(due_on=date(2026, 5, 10))
    dana = setting.client(setting.dana)
    page = dana.get(address(given)).text
    assert "Write about your home." in page and "Late is better than never." in page and 'data-key="ә"' in page
    first = setting.hand_in(setting.dana, given, "Менің үйім.\nОл үлкен.")
    assert first.status_code == 303
    again = dana.get(address(given)).text
    assert "Менің үйім.\nОл үлкен.</textarea>" in again and "Hand in once more" in again
    assert setting.hand_in(setting.dana, given, "Менің үйім үлкен.").status_code == 303
    rows = setting.session.scalars(select(HandedIn).order_by(HandedIn.id)).all()
    assert [row.text for row in rows] == ["Менің үйім.\nОл үлкен.", "Менің үйім үлкен."]
    setting.client(setting.teacher).send(f"{setting.marks}/work/{rows[1].id}", POINTS | {"comment": "Жақсы!"})
    marked = dana.get(address(given)).text
    assert "<textarea" not in marked
    told = text_of(marked)
    assert "Your mark 6 / 12" in told and "Жақсы!" in told and "The whole task is done" in told
    late = dana.post(address(given), data={"text": "Тағы"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert late.status_code == 303
    assert len(setting.session.scalars(select(HandedIn)).all()) == 2


def test_a_form_that_fails_keeps_the_draft(setting: Setting) -> None:
    given = setting.give()
    empty = setting.hand_in(setting.dana, given, " \n ")
    assert empty.status_code == 422 and "There is nothing written yet." in empty.text
    long = setting.hand_in(setting.dana, given, "үй " * 1400)
    assert long.status_code == 422 and "up to 4,000 characters" in long.text and "үй үй үй" in long.text
    assert setting.session.scalars(select(HandedIn)).all() == []


def test_a_sound_is_handed_in_and_heard_by_its_learner_and_the_teacher_alone(setting: Setting) -> None:
    given = setting.give("speaking")
    dana = setting.client(setting.dana)
    assert 'data-limit="90"' in dana.get(address(given)).text
    nothing = dana.send(address(given))
    assert nothing.status_code == 422 and "Record it first" in nothing.text
    sent = dana.send(address(given), {"sound": (BytesIO(recorded()), "a.webm")})
    assert sent.status_code == 303
    work = setting.session.scalars(select(HandedIn)).one()
    sound = f"/marks/handed-in/{work.id}.mp3"
    assert work.milliseconds and sound in dana.get(address(given)).text
    assert dana.get(sound).mimetype == "audio/mpeg"
    assert setting.client(setting.teacher).get(sound).status_code == 200
    assert setting.client(setting.erlan).get(sound).status_code == 404
    stranger = setting.people.holding("teacher", "stranger", "german-kz-39")
    assert setting.client(stranger).get(sound).status_code == 404
    page = setting.client(setting.teacher).get(f"{setting.marks}/work/{work.id}").text
    assert sound in page and "Hear it" in page


def test_work_is_found_by_those_alone_to_whom_it_was_given(setting: Setting) -> None:
    outside = setting.people.person("outside")
    tomorrow = clock.today() + timedelta(days=1)
    for given, who, status in (
        (setting.give(), setting.dana, 200),
        (setting.give(), outside, 404),
        (setting.give(), setting.teacher, 404),
        (setting.give(withdrawn_at=clock.now()), setting.dana, 404),
        (setting.give(opens_on=tomorrow), setting.dana, 404),
        (setting.give("lesson", subject="a1-01-01"), setting.dana, 404),
        (setting.give(group_id=setting.group(setting.erlan).id), setting.dana, 404),
        (setting.give(group_id=1), setting.erlan, 200),
    ):
        assert setting.client(who).get(address(given)).status_code == status
        refused = setting.client(who).post(
            address(given), data={"text": "x"}, headers={"Sec-Fetch-Site": "same-origin"}
        )
        assert refused.status_code == (303 if status == 200 else 404)
    unknown = setting.people.app.test_client().get(address(setting.give()))
    assert unknown.status_code == 302 and unknown.location.startswith("/login")


def test_who_has_left_hands_in_no_more_and_keeps_the_marks(setting: Setting) -> None:
    given = setting.give()
    setting.hand_in(setting.dana, given)
    work = setting.session.scalars(select(HandedIn)).one()
    setting.client(setting.teacher).send(f"{setting.marks}/work/{work.id}", POINTS)
    setting.session.scalars(select(Seat).where(Seat.person_id == setting.dana.id)).one().left_at = clock.now()
    setting.session.commit()
    assert setting.client(setting.dana).get(address(given)).status_code == 404
    assert "6 / 12" in text_of(setting.client(setting.dana).get("/marks").text)
    teacher = setting.client(setting.teacher)
    assert teacher.get(f"{setting.marks}/work/{work.id}").status_code == 404
    assert "Dana" not in teacher.get(f"{setting.marks}/all").text


def test_a_child_writes_and_its_voice_is_not_kept(setting: Setting) -> None:
    teacher = setting.client(setting.teacher)
    teacher.send(f"/classes/{setting.class_.id}/children", {"names": "Ару"})
    child = setting.session.scalars(select(Person).where(Person.display_name == "Ару")).one()
    client = signed_in_by_sheet(setting, child)
    writing, speaking = setting.give(), setting.give("speaking")
    assert client.send(address(writing), {"text": "Бұл менің үйім."}).status_code == 303
    page = client.get(address(speaking)).text
    assert "Say it to your teacher in class" in page and "<form" not in page.split("<main")[1].split("</main")[0]
    sound = {"sound": (BytesIO(recorded()), "a.webm")}
    refused = client.post(address(speaking), data=sound, headers={"Sec-Fetch-Site": "same-origin"})
    assert refused.status_code == 403
    work = setting.session.scalars(select(HandedIn)).one()
    assert "Ару" in teacher.get(f"{setting.marks}/work/{work.id}").text
    for page in (setting.marks, f"{setting.marks}/oral", setting.sittings):
        assert client.get(page).status_code == 403


def signed_in_by_sheet(setting: Setting, child: Person):  # type: ignore[no-untyped-def]
    """A client of a child of the class sheet."""
    client = setting.people.app.test_client()
    client.get("/?lang=en")
    with client.session_transaction() as kept:
        kept["_user_id"] = child.fs_uniquifier
        kept["_fresh"] = True
    assert setting.session.get(ClassSheet, setting.class_.id) is not None
    return client


def test_the_learner_is_told_of_a_mark_on_the_page_of_the_day(setting: Setting) -> None:
    given = setting.give()
    setting.hand_in(setting.dana, given)
    assert "Your teacher has marked" not in setting.client(setting.dana).get("/today").text
    work = setting.session.scalars(select(HandedIn)).one()
    setting.client(setting.teacher).send(f"{setting.marks}/work/{work.id}", POINTS)
    assert "Your teacher has marked 1 piece of your work." in text_of(setting.client(setting.dana).get("/today").text)
    assert "Your teacher has marked" not in setting.client(setting.erlan).get("/today").text
    setting.session.scalars(select(Mark)).one().marked_at = clock.now() - timedelta(days=8)
    setting.session.commit()
    assert "Your teacher has marked" not in setting.client(setting.dana).get("/today").text
