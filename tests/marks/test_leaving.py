"""A voice goes with whoever goes: learners with their sounds, teachers with their comments; the points stay."""

from io import BytesIO

from flask import Flask
from sqlalchemy import select

from tests.marks.setting import POINTS, Setting
from tests.voices.sounds import recorded
from webapp.marks import sounds
from webapp.models import HandedIn, Mark
from webapp.own_data.actions import erase
from webapp.voices import storage


def test_sounds_go_with_their_owners(setting: Setting, app: Flask) -> None:
    folder = app.config["SETTINGS"].instance
    speaking, writing = setting.give("speaking"), setting.give()
    setting.client(setting.dana).send(f"/work/{speaking.id}/hand-in", {"sound": (BytesIO(recorded()), "a.webm")})
    setting.hand_in(setting.erlan, writing)
    work = setting.session.scalars(select(HandedIn).where(HandedIn.kind == "writing")).one()
    comment = {"sound": (BytesIO(recorded()), "b.webm")}
    setting.client(setting.teacher).send(f"{setting.marks}/work/{work.id}", POINTS | comment)
    said = setting.session.scalars(select(HandedIn.content).where(HandedIn.content.is_not(None))).one()
    answered = setting.session.scalars(select(Mark.content)).one()
    assert said and answered
    files = {name for name, _ in sounds.own_files(folder, setting.session, setting.dana.id)}
    assert files == {f"sound/handed-in/{said}.mp3"}
    assert {name for name, _ in sounds.own_files(folder, setting.session, setting.erlan.id)} == {
        f"sound/comments/{answered}.mp3"
    }
    path = storage.path(folder, sounds.HANDED_IN, said, "mp3")
    for person in (setting.dana, setting.teacher):
        sounds.forget(folder, setting.session, person.id)
        erase(setting.session, person.id)
        setting.session.commit()
    assert not path.exists() and not storage.path(folder, sounds.COMMENTS, answered, "opus").exists()
    mark = setting.session.scalars(select(Mark)).one()
    assert (mark.content, mark.marked_by_id, sum(mark.points.values())) == (None, None, 6)
