"""Every picture that a lesson names is drawn; none is left to the device."""

import json

from webapp.courses import loading
from webapp.layout.pictures import KEPT, picture, signs


def test_every_picture_of_the_words_is_drawn(content: loading.Library) -> None:
    named = {word.picture for word in content.words.values() if word.picture}
    assert len(named) > 200
    undrawn = [text for text in named if "<svg" not in picture(text)]
    assert undrawn == []


def test_two_signs_are_two_drawings_and_a_joined_one_falls_into_its_parts() -> None:
    assert signs("❄️🌲") == ["❄", "🌲"]
    assert signs("👩‍👦") == ["👩", "👦"]
    assert picture("☀️").count("<svg") == 1


def test_what_is_no_sign_stays_as_it_is_written() -> None:
    assert picture("<7>") == "&lt;7&gt;"


def test_ids_within_drawings_are_told_apart() -> None:
    named = [sign for sign, body in json.loads(KEPT.read_text()).items() if ' id="' in body]
    assert named
    for text in named:
        mark = "-".join(f"{ord(sign):x}" for sign in text)
        assert all(inside.startswith(mark) for inside in picture(text).split(' id="')[1:])
