"""What stands in a lesson besides its own texts: a people's pieces for those who chose its package, a unit's words in a checkpoint."""

import html
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from tests.people import People
from tests.reading import text_of
from webapp.courses import loading, schema
from webapp.courses.adaptation import plan_lesson
from webapp.courses.pieces import practised_words
from webapp.courses.profile import LearnerProfile
from webapp.models import Association, Profile

ADULT = LearnerProfile("ru", "adult")
OwnPiece = schema.OwnDialogue | schema.OwnReading


def own_pieces(content: loading.Library) -> list[tuple[str, OwnPiece]]:
    """Every piece of every package, with the people."""
    return [(one.id, piece) for one in content.peoples.values() for piece in (*one.dialogues, *one.readings)]


def shown_to(content: loading.Library, profile: LearnerProfile, lesson: str) -> dict[str, str]:
    """The dialogues and readings of the lesson for this learner, by id, each with the rule by which it is there."""
    plan = plan_lesson(content, content.courses["a1"], lesson, profile)
    return {piece.id: reason.rule for piece, reason in (*plan.dialogues, *plan.readings)}


def test_some_packages_have_pieces_and_each_belongs_to_a_lesson(content: loading.Library) -> None:
    found = own_pieces(content)
    assert len({people for people, _ in found}) >= 5
    assert all(piece.lesson in content.courses["a1"].lessons for _, piece in found)
    assert len({piece.id for _, piece in found}) == len(found)
    assert all(piece.id.startswith(f"{people}-") for people, piece in found)


def test_a_piece_comes_with_its_package_and_with_no_other(content: loading.Library) -> None:
    for people, piece in own_pieces(content):
        age = piece.ages[0] if piece.ages else "adult"
        for sphere in ("home", "work"):
            asking = LearnerProfile("ru", age, (sphere,), people)
            assert shown_to(content, asking, piece.lesson).get(piece.id) == "people-piece", piece.id
            for other in (None, "german", "korean", "many"):
                if other != people:
                    assert piece.id not in shown_to(content, replace(asking, people=other), piece.lesson)


def test_what_is_not_shown_is_left_out_with_its_reason_and_not_asked(content: loading.Library) -> None:
    people, piece = own_pieces(content)[0]
    plan = plan_lesson(content, content.courses["a1"], piece.lesson, ADULT)
    left = {one.id: reason for one, reason in (*plan.left_out_dialogues, *plan.left_out_readings)}
    assert left[piece.id].rule == "other-people"
    assert left[piece.id].values["people"] == content.peoples[people].names
    refused = [one for one in plan.left_out if one.exercise.source.startswith(piece.id)]
    assert refused and {one.reason.rule for one in refused} == {"not-shown"}


def test_a_people_piece_is_asked_of_its_people(content: loading.Library) -> None:
    people, piece = next(
        (people, piece) for people, piece in own_pieces(content) if isinstance(piece, schema.OwnReading)
    )
    plan = plan_lesson(content, content.courses["a1"], piece.lesson, replace(ADULT, people=people))
    asked = [one.exercise.id for one in plan.exercises if one.exercise.source_kind == "reading"]
    assert asked and all(one.startswith(f"{piece.lesson}/{piece.id}-q") for one in asked)


def test_the_class_of_an_association_brings_its_peoples_pieces(people: People, content: loading.Library) -> None:
    kept = {people for people, _ in own_pieces(content)}
    branch = next(one for one in people.session.query(Association).order_by(Association.id) if one.people in kept)
    teacher = people.holding("teacher", association=branch.id)
    class_ = people.class_of(teacher, association=branch.id)
    piece = next(piece for people_id, piece in own_pieces(content) if people_id == branch.people)
    dana = people.person("dana", age_group="adult", heritage_language="ru")
    client = people.signed_in(dana)
    address, title = f"/practice/{piece.lesson}?lang=en", f'id="{piece.id}-title">'
    assert title not in client.get(address).text
    assert client.send("/classes/join", {"code": class_.join_code}, page="/classes").status_code == 303
    page = client.get(address).text
    assert title in page and piece.title.en in html.unescape(page)
    assert f"written for this package: {content.peoples[branch.people].names.en}" in text_of(html.unescape(page))
    people.session.expire_all()
    assert people.session.get_one(Profile, dana.id).people == branch.people


def test_a_checkpoint_practises_the_words_of_its_unit(content: loading.Library) -> None:
    for unit in content.courses["a1"].units:
        taught = {word for lesson in unit.lessons for word in lesson.teaches.words}
        for lesson in unit.lessons:
            words = [word.id for word in practised_words(content, lesson)]
            if lesson.kind == "lesson":
                assert words == list(lesson.teaches.words)
                continue
            assert set(words) == taught and len(words) == len(taught), lesson.id
            teaching = [other for other in unit.lessons if other.teaches.words]
            for word, other in zip(words, teaching, strict=False):
                assert word == other.teaches.words[0], "the lessons take turns, so that each is met early"


@pytest.mark.parametrize("age", ["teen", "adult", "elder"])
def test_a_checkpoint_asks_for_words_of_several_lessons(age: str, content: loading.Library) -> None:
    course = content.courses["a1"]
    of_lesson = {word: lesson.id for lesson in course.lessons.values() for word in lesson.teaches.words}
    for lesson in course.lessons.values():
        if lesson.kind != "checkpoint":
            continue
        plan = plan_lesson(content, course, lesson.id, LearnerProfile("ru", age))
        words = [one.exercise.source for one in plan.exercises if one.exercise.source_kind == "word"]
        assert {course.unit_of[of_lesson[word]].id for word in words} <= {course.unit_of[lesson.id].id}, lesson.id
        match = [one for one in plan.exercises if one.exercise.source_kind == "words"]
        assert words or match, lesson.id


def test_a_checkpoint_has_no_new_words_on_its_page(client: FlaskClient, content: loading.Library) -> None:
    checkpoint = next(one for one in content.courses["a1"].lessons.values() if one.kind == "checkpoint")
    page = client.get(f"/practice/{checkpoint.id}?lang=en").text
    assert "New words" not in page and "Start the exercises" in page
    assert "New words" in client.get("/practice/a1-01-01").text
