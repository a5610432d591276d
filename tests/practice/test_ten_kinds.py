"""What is said of an answer to the newer kinds, and that older names of exercises and answers are still read."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.people import People
from tests.practice.test_kinds import plan_of
from tests.reading import fields, text_of
from webapp.courses import loading
from webapp.courses.adaptation import plan_lesson
from webapp.courses.generation import by_id, candidates
from webapp.courses.profile import LearnerProfile
from webapp.models import Answer, Completion, Run
from webapp.practice.exercises import build, kind_of
from webapp.practice.explaining.panel import word_apart
from webapp.practice.explanations import because
from webapp.practice.posing import Context
from webapp.practice.reading import read_back

ADULT = LearnerProfile("ru", "adult")
CHILD = LearnerProfile("ru", "child")
LESSON = "a1-03-01"


def of_kind(
    content: loading.Library, kind: str, profile: LearnerProfile = ADULT, attempt: int = 0
) -> Iterator[Context]:
    """Every exercise of a kind in the course of a learner."""
    course = content.course_for(profile.age)
    for lesson in course.lessons:
        plan = plan_lesson(content, course, lesson, profile)
        for planned in plan.exercises:
            if planned.exercise.kind == kind:
                yield Context(content, plan, planned.exercise, ("ru", "en"), attempt)


# Older names


def test_every_question_on_a_reading_is_found_by_both_its_names(content: loading.Library) -> None:
    for course in content.courses.values():
        for lesson in course.lessons.values():
            for exercise in candidates(lesson, content):
                if exercise.source_kind == "reading":
                    assert exercise.id.endswith("/read")
                    older = by_id(lesson, content, exercise.id.removesuffix("read") + "choose")
                    assert older is not None and (older.kind, older.source) == ("read", exercise.source)


def test_no_two_exercises_have_one_name_and_each_is_found_by_its_own(content: loading.Library) -> None:
    for course in content.courses.values():
        for lesson in course.lessons.values():
            ids = [exercise.id for exercise in candidates(lesson, content)]
            assert len(set(ids)) == len(ids)
            assert all((found := by_id(lesson, content, one)) and found.id == one for one in ids)


def test_a_lesson_begun_under_older_names_goes_on_to_its_end(
    people: People, content: loading.Library, session: Session
) -> None:
    learner = people.person("dana", heritage_language="ru", age_group="adult")
    older = f"{LESSON}/r1-q2/choose"
    now = datetime(2026, 5, 4, tzinfo=UTC)
    session.add(Run(person_id=learner.id, course_id="a1", lesson_id=LESSON, plan=[older], started_at=now))
    session.commit()
    client = people.signed_in(learner)
    page = client.get(f"/practice/{LESSON}/exercise?lang=en").text
    assert "Read and answer" in text_of(page)
    sent = {**fields(page), "answer": "0", "answer_id": str(uuid4())}
    told = client.post(f"/practice/{LESSON}/exercise", data=sent, follow_redirects=True).text
    assert 'data-verdict="right"' in told
    assert session.scalars(select(Answer.exercise_id)).all() == [older]
    assert session.scalars(select(Completion.subject_id)).all() == [LESSON]


def test_a_teacher_reads_an_older_answer(content: loading.Library) -> None:
    older = Answer(
        id=1, lesson_id=LESSON, exercise_id=f"{LESSON}/r1-q2/choose", given="1", verdict="wrong",
        answered_at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    (read,) = read_back(content, ADULT, ("ru",), [older])
    newer = by_id(plan_of(content, LESSON, ADULT).lesson, content, f"{LESSON}/r1-q2/read")
    assert newer is not None and read.context is not None and read.grade is not None
    context = Context(content, read.context.plan, newer, ("ru",))
    assert read.given == kind_of(context).describe("1", context) != "1"
    assert read.grade.verdict == "wrong" and read.grade.expected == kind_of(context).describe("0", context)


# Sorting


def test_the_vowels_of_the_words_mixed_up_are_named(app: Flask, content: loading.Library) -> None:
    context = next(one for one in of_kind(content, "sort") if one.lesson.id == "a1-01-02")
    kind = kind_of(context)
    right = json.loads(kind.imagine(context, True, None))  # type: ignore[arg-type]
    assert right["гүл"] == "front"
    grade = kind.grade(json.dumps({**right, "гүл": "back"}), context)
    assert (grade.verdict, grade.diagnosis) == ("wrong", "harmony")
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        assert because(grade) == "*гүл* has front vowels: listen to *ү*."
        assert because(grade, child=True) == "*гүл* sounds like *үй*: listen to *ү*."


def test_a_child_sorts_without_terms_and_hears_every_word(content: loading.Library) -> None:
    for context in of_kind(content, "sort", CHILD):
        posed = kind_of(context).pose(context)
        assert posed.ask == "sort-child" and all(option.hint for option in posed.options)
        assert [(basket["name"], basket["example"]) for basket in posed.more["baskets"]] == [("", "қала"), ("", "үй")]
        assert all(basket["picture"] for basket in posed.more["baskets"])


def test_later_words_are_sorted_with_their_endings(content: loading.Library) -> None:
    late = [context for context in of_kind(content, "sort") if context.lesson.id >= "a1-04"]
    forms = [option.text for context in late for option in kind_of(context).pose(context).options if not option.hint]
    assert len(forms) > len(late)


# Building


def built(content: loading.Library, sentence: str) -> Context:
    return next(one for one in of_kind(content, "build") if one.exercise.id == sentence)


@pytest.mark.parametrize(
    ("given", "verdict", "diagnosis"),
    [("тұр|а|сың", "right", None), ("тұр|е|сің", "wrong", "harmony"), ("тұр|а|сің", "wrong", "harmony"),
     ("тұр|сың|а", "wrong", "order")],
)  # fmt: skip
def test_a_word_put_together_is_read_by_the_engine(
    given: str, verdict: str, diagnosis: str | None, content: loading.Library
) -> None:
    context = built(content, "a1-06-01/s3/build")
    grade = build.grade(given, context)
    assert (grade.verdict, grade.diagnosis, grade.expected) == (verdict, diagnosis, "тұрасың")


def test_right_pieces_in_another_order_are_shown_in_order(app: Flask, content: loading.Library) -> None:
    context = built(content, "a1-06-01/s3/build")
    grade = build.grade("тұр|сың|а", context)
    shown = word_apart(context, build.pose(context), grade)
    assert shown is not None and [piece.text for piece in shown.pieces] == ["тұр", "а", "сың"]
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        assert because(grade) == "All the pieces are right, only the order is different: *тұр-а-сың*."


def test_only_the_right_pieces_make_the_word(content: loading.Library) -> None:
    for context in of_kind(content, "build"):
        posed = build.pose(context)
        right = build.imagine(context, True, None).split("|")  # type: ignore[arg-type]
        strangers = [option.text for option in posed.options if option.text not in right]
        assert 2 <= len(strangers) <= build.STRANGERS, context.exercise.id
        for number in range(1, len(right)):
            for stranger in strangers:
                given = "|".join([*right[:number], stranger, *right[number + 1 :]])
                assert build.grade(given, context).verdict == "wrong", (context.exercise.id, given)
        shown = [option.text for option in posed.options if option.text in right]
        assert shown != right, "not in order already"


# Replying


def test_no_line_offered_could_be_the_one_to_say(content: loading.Library) -> None:
    for profile in (ADULT, CHILD):
        for context in of_kind(content, "reply", profile, attempt=1):
            posed, kind = kind_of(context).pose(context), kind_of(context)
            assert len(posed.options) == (3 if profile is CHILD else 4), context.exercise.id
            dialogue, turn = posed.more["dialogue"], posed.more["turn"]
            place = f"#{dialogue.id}/{turn}"
            assert [option.value for option in posed.options if kind.grade(option.value, context).right] == [place]
            assert posed.prompt == context.translation(dialogue.lines[turn])
            assert set(posed.more["means"]) == {option.text for option in posed.options}, "what each says is told after"
            assert [said for said in posed.more["means"].values() if said == posed.prompt] == [posed.prompt]


def test_a_short_line_is_written_at_the_first_try_in_later_units(content: loading.Library) -> None:
    written = [one for one in of_kind(content, "reply") if not kind_of(one).pose(one).options]
    assert written and all(one.lesson.id >= "a1-05" for one in written)
    for context in written:
        kind = kind_of(context)
        line = kind.pose(context).sound or ""
        assert len(line.split()) <= 6
        assert kind.grade(line.upper().strip(".!"), context).right
        again = Context(content, context.plan, context.exercise, context.languages, 1)
        assert kind.pose(again).options, "chosen at the second"


def test_a_line_written_wrongly_is_diagnosed(content: loading.Library) -> None:
    context = next(one for one in of_kind(content, "reply") if not kind_of(one).pose(one).options)
    line = kind_of(context).pose(context).sound or ""
    assert (
        kind_of(context).grade(line.translate(str.maketrans("әғқңөұүһі", "агкноуухи")), context).diagnosis == "letters"
    )
