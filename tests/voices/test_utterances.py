"""What a learner says in an exercise stays the learner's: kept if asked, heard by the teacher if sent."""

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests.people import NOW, People
from tests.reading import fields, text_of
from tests.voices.sounds import recorded
from webapp.courses import loading
from webapp.courses.adaptation import plan_lesson
from webapp.courses.profile import LearnerProfile
from webapp.models import RoleGrant, Utterance

LESSON = "a1-01-01"
ADDRESS = f"/practice/{LESSON}/utterance"


@pytest.fixture
def spoken(content: loading.Library) -> str:
    """The id of the exercise of the first lesson in which one speaks."""
    plan = plan_lesson(content, content.courses["a1"], LESSON, LearnerProfile())
    (found,) = [one.exercise.id for one in plan.exercises if one.exercise.kind == "speak"]
    return found


def keep(client: FlaskClient, exercise: str, sound: bytes | None = None, **more: str) -> TestResponse:
    token = fields(client.get(f"/practice/{LESSON}/exercise").text)["csrf_token"]
    data = {"csrf_token": token, "exercise": exercise, "sound": (BytesIO(sound or recorded()), "recording"), **more}
    return client.post(ADDRESS, data=data)


def test_every_lesson_has_at_most_one_for_every_age(content: loading.Library) -> None:
    for age in ("child", "teen", "adult", "elder"):
        course = content.course_for(age)
        counts = [
            sum(
                one.exercise.kind == "speak"
                for one in plan_lesson(content, course, lesson, LearnerProfile(None, age)).exercises
            )
            for lesson in course.lessons
        ]
        assert max(counts) == 1 and sum(counts) > len(counts) / 2


def test_kept_it_is_heard_by_its_speaker_alone(people: People, session: Session, spoken: str, app: Flask) -> None:
    dana, teacher = people.person("dana"), people.holding("teacher", association="korean-kz-75")
    people.class_of(teacher, learners=(dana,))
    client = people.signed_in(dana)
    sound = recorded()
    for _ in range(2):
        assert keep(client, spoken, sound).status_code == 201
    kept = session.scalars(select(Utterance)).one()
    assert kept.class_id is None and kept.exercise_id == spoken
    address = f"/voices/utterances/{kept.id}.opus"
    heard = client.get(address)
    assert heard.data.startswith(b"OggS") and "private" in heard.headers["Cache-Control"]
    assert kept.text in client.get("/voices/mine").text
    for other in (
        people.signed_in(teacher),
        people.signed_in(people.person("erlan")),
        people.signed_in(people.holding("editor")),
    ):
        assert other.get(address).status_code == 404
    assert app.test_client().get(f"/sound/{kept.content}.mp3").status_code == 404


def test_sent_it_is_heard_by_the_teacher_until_the_learner_leaves(
    people: People, session: Session, spoken: str
) -> None:
    dana, teacher = people.person("dana"), people.holding("teacher", association="korean-kz-75")
    stranger = people.holding("teacher", "otto", association="korean-kz-75")
    made, foreign = people.class_of(teacher, learners=(dana,)), people.class_of(stranger)
    client = people.signed_in(dana)
    assert keep(client, spoken, **{"class": str(foreign.id)}).status_code == 404, "only to a class of one's own"
    assert keep(client, spoken, **{"class": str(made.id)}).status_code == 201
    kept = session.scalars(select(Utterance)).one()
    listening = people.signed_in(teacher)
    page = listening.get(f"/classes/{made.id}/speaking").text
    assert "Dana" in text_of(page) and kept.text in text_of(page)
    assert listening.get(f"/voices/utterances/{kept.id}.mp3").status_code == 200
    other = people.signed_in(stranger)
    assert other.get(f"/classes/{made.id}/speaking").status_code == 404
    assert other.get(f"/voices/utterances/{kept.id}.mp3").status_code == 404
    client.send(f"/classes/{made.id}/leave", page="/classes")
    assert listening.get(f"/voices/utterances/{kept.id}.mp3").status_code == 404
    assert "Dana" not in text_of(listening.get(f"/classes/{made.id}/speaking").text)


def test_a_teacher_no_more_hears_it_no_more(people: People, session: Session, spoken: str) -> None:
    dana, teacher = people.person("dana"), people.holding("teacher", association="korean-kz-75")
    made = people.class_of(teacher, learners=(dana,))
    keep(people.signed_in(dana), spoken, **{"class": str(made.id)})
    address = f"/voices/utterances/{session.scalars(select(Utterance.id)).one()}.mp3"
    listening = people.signed_in(teacher)
    assert listening.get(address).status_code == 200
    session.scalars(select(RoleGrant)).one().valid_to = NOW.date()
    session.commit()
    assert listening.get(address).status_code == 404


def test_nobody_fills_the_disk(people: People, session: Session, spoken: str) -> None:
    dana = people.person("dana")
    one = {"person_id": dana.id, "lesson_id": "a1-01-01", "exercise_id": spoken, "text": "сәлем", "milliseconds": 900}
    session.add_all(Utterance(**one, content=f"{number:064d}", kept_at=NOW) for number in range(1000))
    session.commit()
    refused = keep(people.signed_in(dana), spoken)
    assert refused.status_code == 422 and "Delete some first." in refused.text
    assert session.scalar(select(func.count()).select_from(Utterance)) == 1000


def test_the_speaker_deletes_it_and_nobody_else_does(people: People, session: Session, spoken: str, app: Flask) -> None:
    client, other = people.signed_in(people.person("dana")), people.signed_in(people.person("erlan"))
    keep(client, spoken)
    kept = session.scalars(select(Utterance.id)).one()
    folder = app.config["SETTINGS"].instance / "sound" / "utterances"
    assert len(list(folder.iterdir())) == 2
    assert other.send(f"/voices/mine/{kept}/delete", page="/voices").status_code == 404
    assert client.send(f"/voices/mine/{kept}/delete", page="/voices/mine").status_code == 303
    assert session.scalars(select(Utterance)).all() == [] and list(folder.iterdir()) == []


def test_neither_guests_nor_children_leave_their_voice(
    people: People, session: Session, spoken: str, client: FlaskClient
) -> None:
    assert keep(client, spoken).status_code == 302
    child = people.signed_in(people.person("bota", age_group="child"))
    token = fields(child.get("/courses/balapan").text)
    sound = (BytesIO(recorded()), "recording")
    assert child.post(ADDRESS, data={**token, "exercise": spoken, "sound": sound}).status_code == 403
    assert session.scalars(select(Utterance)).all() == []


def test_what_is_no_sound_or_no_speaking_exercise(people: People, session: Session, spoken: str) -> None:
    client = people.signed_in(people.person("dana"))
    refused = keep(client, spoken, b"words")
    assert refused.status_code == 422 and refused.mimetype == "text/plain" and "could not read" in refused.text
    for exercise in ("", "a1-01-01/words-1/match", f"{LESSON}/nothing/speak"):
        assert keep(client, exercise).status_code == 404
    assert session.scalars(select(Utterance)).all() == []


def test_a_judgement_of_ones_own_is_recorded_and_read_by_the_teacher(
    people: People, content: loading.Library, spoken: str
) -> None:
    dana, teacher = people.person("dana"), people.holding("teacher", association="korean-kz-75")
    made = people.class_of(teacher, learners=(dana,))
    client = people.signed_in(dana)
    page = client.get(f"/practice/{LESSON}/exercise").text
    sent = {**fields(page), "exercise": spoken, "attempt": "0", "answer": "almost"}
    shown = client.post(f"/practice/{LESSON}/exercise", data=sent, follow_redirects=True)
    assert 'data-verdict="almost"' in shown.text and "You say: Nearly" in text_of(shown.text)
    read = people.signed_in(teacher, "en").get(f"/classes/{made.id}/learners/{dana.id}").text
    assert "Nearly" in read and "say it aloud" in read
