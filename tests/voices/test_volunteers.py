"""A volunteer records, an editor approves, everybody hears; and each may do only what is theirs."""

import re
from io import BytesIO

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.people import People
from tests.reading import fields, text_of
from tests.voices.sounds import recorded, tone
from webapp.models import Audit, Recording
from webapp.voices.speakable import text_digest

FIRST = "сәлем"
LESSON = "/practice/a1-01-01"


def file(sound: bytes) -> tuple[BytesIO, str]:
    return BytesIO(sound), "recording"


def agree(client: FlaskClient, **more: str) -> None:
    assert client.send("/voices/consent", {"agree": "1", **more}, page="/voices").status_code == 303


def send(client: FlaskClient, sound: bytes, after: str = "") -> object:
    """Record the text that the page asks for."""
    page = client.get(f"/voices/record?after={after}").text
    return client.post("/voices/record", data={**fields(page), "sound": file(sound)})


def decide(client: FlaskClient, recording: Recording, verdict: str) -> None:
    done = client.send(f"/voices/review/{recording.id}", {"verdict": verdict}, page="/voices/review")
    assert done.status_code == 303


def sound_of(client: FlaskClient, text: str = FIRST) -> str:
    """The address at which the first lesson lets a text be heard."""
    found = re.search(rf'href="(/sound/\w+\.mp3)"[^>]*aria-label="Hear: {text}"', client.get(f"{LESSON}?lang=en").text)
    assert found
    return found[1]


def test_from_consent_to_every_learners_ear(people: People, session: Session, app: Flask) -> None:
    volunteer, editor = people.signed_in(people.person("dana")), people.signed_in(people.holding("editor"))
    learner = app.test_client()
    before = sound_of(learner)
    assert volunteer.get("/voices/record").status_code == 302, "first the consent"
    assert volunteer.send("/voices/consent", {}, page="/voices").status_code == 422
    agree(volunteer)
    assert FIRST in volunteer.get("/voices/record").text, "the first word of the first lesson is needed most"
    assert send(volunteer, recorded()).status_code == 303
    assert FIRST not in re.findall(r'class="prompt" lang="kk">([^<]+)', volunteer.get("/voices/record").text)
    kept = session.scalars(select(Recording)).one()
    assert (kept.state, kept.text_digest, kept.consent) == ("waiting", text_digest(FIRST), "2026-11")
    assert sound_of(learner) == before, "nobody hears it yet"
    assert learner.get(f"/sound/{kept.content}.mp3").status_code == 404

    waiting = text_of(editor.get("/voices/review").text)
    assert FIRST in waiting and "Dana" in waiting
    decide(editor, kept, "approve")
    address = sound_of(learner)
    assert address == f"/sound/{kept.content}.mp3"
    page = learner.get(f"{LESSON}?lang=en").text
    assert 'title="Recorded by a volunteer"' in page and "Dana" not in page, "the name was not given"
    assert "Some of the voices are human" in page
    for ending, media in (("mp3", "audio/mpeg"), ("opus", "audio/ogg")):
        heard = learner.get(address.replace("mp3", ending))
        assert heard.status_code == 200 and heard.mimetype == media
        assert heard.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "Set-Cookie" not in heard.headers and "Cookie" not in heard.headers.get("Vary", "")

    decide(editor, kept, "refuse")
    assert sound_of(learner) == before and learner.get(address).status_code == 404
    actions = session.scalars(select(Audit.action)).all()
    assert {"agree to recording", "record voice", "recording approved", "recording refused"} <= set(actions)


def test_a_part_of_a_sound_can_be_asked_for(client: FlaskClient) -> None:
    address = sound_of(client)
    whole = client.get(address).data
    part = client.get(address, headers={"Range": "bytes=10-19"})
    assert part.status_code == 206 and part.data == whole[10:20]
    assert part.headers["Content-Range"] == f"bytes 10-19/{len(whole)}"
    assert client.get(address.replace("mp3", "opus")).data.startswith(b"OggS")
    assert client.get(address.replace("mp3", "wav")).status_code == 404


def test_the_name_is_told_when_the_volunteer_agreed(people: People, session: Session, client: FlaskClient) -> None:
    volunteer, editor = people.signed_in(people.person("dana")), people.signed_in(people.holding("editor"))
    agree(volunteer, named="1")
    send(volunteer, recorded())
    decide(editor, session.scalars(select(Recording)).one(), "approve")
    assert 'title="Recorded by Dana"' in client.get(f"{LESSON}?lang=en").text


def test_of_two_recordings_the_last_approved_is_heard_and_the_editor_may_choose(
    people: People, session: Session, client: FlaskClient
) -> None:
    editor = people.signed_in(people.holding("editor"))
    for number, name in enumerate(("dana", "erlan")):
        volunteer = people.signed_in(people.person(name))
        agree(volunteer)
        send(volunteer, recorded(samples=tone(1.0, pitch=200 + 50 * number)))
    first, second = session.scalars(select(Recording).order_by(Recording.id)).all()
    assert first.text == FIRST and second.text != FIRST, "what waits already is asked last"
    second.text, second.text_digest = first.text, first.text_digest
    session.commit()
    for one in (first, second):
        decide(editor, one, "approve")
    assert second.content in sound_of(client)
    decide(editor, first, "approve")
    assert first.content in sound_of(client)
    decide(editor, first, "refuse")
    assert second.content in sound_of(client)


def test_the_same_sound_twice_is_kept_once(people: People, session: Session) -> None:
    volunteer = people.signed_in(people.person("dana"))
    agree(volunteer)
    sound = recorded()
    for _ in range(2):
        assert send(volunteer, sound).status_code == 303
    assert len(session.scalars(select(Recording)).all()) == 1


def test_a_bad_file_is_told_kindly_and_nothing_is_kept(people: People, session: Session) -> None:
    volunteer = people.signed_in(people.person("dana"))
    agree(volunteer)
    for sound, said in (
        (b"", "Record it first"),
        (b"not a sound", "We could not read that file"),
        (recorded(samples=tone(0, silence=1.0)), "There is nothing to hear"),
        (recorded(samples=tone(22.5)), "up to twenty seconds"),
    ):
        refused = send(volunteer, sound)
        assert refused.status_code == 422 and said in refused.text and FIRST in refused.text
    assert session.scalars(select(Recording)).all() == []


def test_a_volunteer_takes_everything_back(people: People, session: Session, app: Flask, client: FlaskClient) -> None:
    volunteer, editor = people.signed_in(people.person("dana")), people.signed_in(people.holding("editor"))
    agree(volunteer)
    send(volunteer, recorded())
    kept = session.scalars(select(Recording)).one()
    decide(editor, kept, "approve")
    files = list((app.config["SETTINGS"].instance / "sound" / "recordings").iterdir())
    assert len(files) == 2 and all(kept.content in file.name for file in files)
    assert volunteer.send("/voices/forget", page="/voices").status_code == 303
    assert session.scalars(select(Recording)).all() == [] and not any(file.exists() for file in files)
    assert kept.content not in client.get(LESSON).text
    assert client.get(f"/sound/{kept.content}.mp3").status_code == 404
    assert volunteer.get("/voices/record").status_code == 302, "the consent is withdrawn with them"


def test_who_may_what(people: People, session: Session, app: Flask) -> None:
    volunteer, other = people.signed_in(people.person("dana")), people.signed_in(people.person("erlan"))
    child, editor = (
        people.signed_in(people.person("bota", age_group="child")),
        people.signed_in(people.holding("editor")),
    )
    agree(volunteer)
    send(volunteer, recorded())
    address = f"/voices/recordings/{session.scalars(select(Recording.id)).one()}.mp3"
    for client, status in ((volunteer, 200), (editor, 200), (other, 404), (child, 403), (app.test_client(), 302)):
        answer = client.get(address)
        assert answer.status_code == status
        if status == 200:
            assert "private" in answer.headers["Cache-Control"] and "public" not in answer.headers["Cache-Control"]
    for page in ("/voices", "/voices/record", "/voices/mine"):
        assert child.get(page).status_code == 403, "children's voices are not asked for"
    assert "/voices" not in child.get(LESSON).text
    token = fields(other.get("/voices").text)
    assert other.post("/voices/review/1", data={**token, "verdict": "approve"}).status_code == 403
    assert (
        editor.post("/voices/review/999", data={**fields(editor.get("/voices").text), "verdict": "approve"}).status_code
        == 404
    )
    agree(other)
    token = fields(other.get("/voices/record").text)
    assert other.post("/voices/record", data={**token, "text": "0" * 24, "sound": file(recorded())}).status_code == 404
