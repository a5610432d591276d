"""Questions on a text that is read, and pairs of words that one sound tells apart."""

import html
import re
from pathlib import Path
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.courses import small_lessons
from tests.courses.small_lessons import LESSON
from tests.people import People
from tests.reading import fields, text_of
from webapp.courses import loading, pieces, sounds
from webapp.courses.adaptation import LessonPlan, plan_lesson
from webapp.courses.choosing import PlannedExercise
from webapp.courses.generation import by_id
from webapp.courses.profile import LearnerProfile
from webapp.models import Answer
from webapp.practice.exercises import kind_of
from webapp.practice.posing import Context, Posed

RUSSIAN = LearnerProfile("ru", "adult")
LATER = "a1-05-01"
EXERCISE = f"/practice/{LATER}/exercise"


def plan_of(content: loading.Library, lesson: str, profile: LearnerProfile = RUSSIAN) -> LessonPlan:
    found = content.lesson(lesson)
    assert found is not None
    return plan_lesson(content, found[0], lesson, profile)


def planned(plan: LessonPlan, source_kind: str) -> list[PlannedExercise]:
    return [one for one in plan.exercises if one.exercise.source_kind == source_kind]


def context_of(content: loading.Library, plan: LessonPlan, source_kind: str, attempt: int = 0) -> Context:
    return Context(content, plan, planned(plan, source_kind)[0].exercise, ("en", "ru"), attempt)


def posed(context: Context) -> Posed:
    return kind_of(context).pose(context)


def shown_exercise(client: FlaskClient, exercise: str, attempt: int = 0) -> str:
    """The page of an exercise of the plan, wherever the run stands: what a form sent empty gets."""
    client.get("/?lang=en")
    sent = {**fields(client.get(EXERCISE).text), "exercise": exercise, "attempt": attempt, "answer_id": str(uuid4())}
    refused = client.post(EXERCISE, data=sent)
    assert refused.status_code == 422
    return refused.text


def test_every_lesson_with_a_reading_asks_about_one_that_is_shown(content: loading.Library) -> None:
    for lesson in content.courses["a1"].lessons.values():
        plan = plan_of(content, lesson.id)
        asked = [one.exercise.source.rpartition("-")[0] for one in planned(plan, "reading")]
        shown = [reading.id for reading, _ in plan.readings]
        assert bool(asked) == bool(shown) and set(asked) <= set(shown), lesson.id
        assert shown, f"nothing to read in {lesson.id}"


def test_a_question_shows_the_whole_text_and_asks_in_kazakh(content: loading.Library) -> None:
    context = context_of(content, plan_of(content, LATER), "reading")
    reading, question = pieces.question(content, context.lesson, context.exercise.source)
    found = posed(context)
    assert (found.prompt, found.prompt_lang, found.hint) == (question.ask.kk, "kk", question.ask.en)
    assert found.more["reading"] is reading
    assert sorted(option.text for option in found.options) == sorted(option.kk for option in question.options)
    assert {option.lang for option in found.options} == {"kk"}


def test_the_first_option_is_right_and_the_others_are_not(content: loading.Library) -> None:
    for lesson in content.courses["a1"].lessons:
        context = context_of(content, plan_of(content, lesson), "reading")
        _, question = pieces.question(content, context.lesson, context.exercise.source)
        kind = kind_of(context)
        for number, option in enumerate(question.options):
            grade = kind.grade(kind.read({"answer": str(number)}, context), context)
            assert (grade.verdict, grade.given) == ("wrong" if number else "right", context.kazakh(option.kk))
            assert grade.expected == context.kazakh(question.options[0].kk)


def test_a_learner_reads_answers_and_is_told(people: People, content: loading.Library) -> None:
    client = people.signed_in(people.person("anna", heritage_language="ru", age_group="adult"))
    context = context_of(content, plan_of(content, LATER), "reading")
    reading, question = pieces.question(content, context.lesson, context.exercise.source)
    page = shown_exercise(client, context.exercise.id)
    assert "Read and answer" in page and all(context.kazakh(line.kk) in page for line in reading.lines)
    assert html.escape(question.ask.kk) in page and page.count('type="radio"') == len(question.options)
    for value, verdict in (("1", "wrong"), ("0", "right")):
        sent = {**fields(page), "answer": value, "answer_id": str(uuid4())}
        told = client.post(EXERCISE, data=sent, follow_redirects=True).text
        assert f'data-verdict="{verdict}"' in told and question.options[0].kk in told
        assert (context.kazakh(reading.lines[0].kk) in told) == (verdict == "wrong"), "the text can be read again"
    kept = people.session.scalars(select(Answer).order_by(Answer.id)).all()
    assert [(one.exercise_id, one.given) for one in kept] == [(context.exercise.id, "1"), (context.exercise.id, "0")]


def two_questions(root: Path, *questions: tuple[str, str]) -> loading.Library:
    small_lessons.write(root)
    small_lessons.change(root, LESSON, "written: somebody", small_lessons.reading(*questions))
    return loading.load(root)


def test_an_answer_keeps_to_its_question_when_questions_are_moved(tmp_path: Path) -> None:
    first = two_questions(tmp_path / "one", ("q1", "кім"), ("q2", "не"))
    moved = two_questions(tmp_path / "two", ("q2", "не"), ("q1", "кім"))
    for library in (first, moved):
        assert library.problems == []
        lesson = library.courses["a1"].lessons["a1-01-01"]
        for id, asked in (("q1", "кім"), ("q2", "не")):
            # `choose` is what such an exercise was called before there was a kind `read`.
            for name in ("read", "choose"):
                exercise = by_id(lesson, library, f"a1-01-01/r1-{id}/{name}")
                assert exercise is not None and (exercise.kind, exercise.source_kind) == ("read", "reading")
                assert posed(Context(library, plan_of(library, lesson.id), exercise, ("en",))).prompt == asked


def test_two_questions_of_a_reading_are_two_exercises_whoever_wrote_them(content: loading.Library) -> None:
    for course in content.courses.values():
        for lesson in course.lessons.values():
            for told in pieces.readings(content, lesson):
                ids = [question.id for question in told.piece.questions]
                assert all(ids) and len(set(ids)) == len(ids), (lesson.id, told.piece.id, ids)


# Two sounds


@pytest.mark.parametrize("tag", ["ru", "uz", "de", "ko", "tr"])
def test_sounds_are_for_those_whose_language_lacks_one(tag: str, content: loading.Library) -> None:
    features, met = set(content.languages[tag].features), set()
    for lesson in content.courses["a1"].lessons:
        found = planned(plan_of(content, lesson, LearnerProfile(tag, "adult")), "sound")
        assert len(found) <= 1, "one a lesson at most"
        for one in found:
            pair = sounds.pair(content, one.exercise.source)
            assert pair is not None and features & set(pair[0].for_), one.exercise.id
            assert one.reason.rule == "sound-pair"
            assert one.reason.values["language"] == content.languages[tag].names
            met.add(pair[0].id)
    lacking = {one.id for one in content.sounds.values() if features & set(one.for_)}
    assert met == lacking and lacking, "each is heard somewhere in the course"


@pytest.mark.parametrize("profile", [LearnerProfile(), LearnerProfile("kk", "adult"), LearnerProfile("xx", "teen")])
def test_nobody_else_hears_them(profile: LearnerProfile, content: loading.Library) -> None:
    assert not any(planned(plan_of(content, lesson, profile), "sound") for lesson in content.courses["a1"].lessons)


def test_no_pair_comes_before_its_lesson(content: loading.Library) -> None:
    order = list(content.courses["a1"].lessons)
    for lesson in order:
        for one in planned(plan_of(content, lesson), "sound"):
            pair = sounds.pair(content, one.exercise.source)
            assert pair is not None and order.index(pair[0].from_) <= order.index(lesson)
    assert not planned(plan_of(content, order[0]), "sound")


def test_the_same_word_is_heard_and_is_right_at_each_try(content: loading.Library) -> None:
    sides = []
    for lesson in list(content.courses["a1"].lessons)[2:12]:
        plan = plan_of(content, lesson)
        tries = [context_of(content, plan, "sound", attempt) for attempt in range(3)]
        found = sounds.pair(content, tries[0].exercise.source)
        assert found is not None
        words = {"left": found[1].left.kk, "right": found[1].right.kk}
        heard = posed(tries[0]).sound
        for context in tries:
            assert posed(context).sound == heard, "at each try"
            assert {option.value: option.text for option in posed(context).options} == words
            for side, word in words.items():
                kind = kind_of(context)
                grade = kind.grade(kind.read({"answer": side}, context), context)
                assert (grade.right, grade.expected, grade.given) == (word == heard, heard, word)
        sides.append(next(side for side, word in words.items() if word == heard))
    assert set(sides) == {"left", "right"}, "now the one, now the other"


def test_the_page_plays_one_word_and_the_feedback_the_same(people: People, content: loading.Library) -> None:
    client = people.signed_in(people.person("anna", heritage_language="ru", age_group="adult"))
    plan = plan_of(content, LATER)
    for attempt in range(3):
        context = context_of(content, plan, "sound", attempt)
        page = shown_exercise(client, context.exercise.id, attempt)
        prompt = re.search(r'id="prompt"><a [^>]*href="([^"]+)"', page)
        assert prompt, page[page.index("prompt") - 100 :][:600]
        assert client.get(prompt[1]).mimetype == "audio/mpeg"
        assert "Which word do you hear?" in page and page.count('type="radio"') == 2
        wrong = next(one for one in posed(context).options if one.text != posed(context).sound)
        sent = {**fields(page), "answer": wrong.value, "answer_id": str(uuid4())}
        told = client.post(EXERCISE, data=sent, follow_redirects=True).text
        assert 'data-verdict="wrong"' in told and prompt[1] in told
        assert f'The right answer: <strong lang="kk">{posed(context).sound}</strong>' in told, attempt


def test_the_teacher_reads_the_word_that_was_heard_and_the_one_that_was_taken(
    people: People, content: loading.Library
) -> None:
    anna = people.person("anna", heritage_language="ru", age_group="adult")
    teacher = people.holding("teacher", association="korean-kz-75")
    class_ = people.class_of(teacher, learners=(anna,))
    client, plan = people.signed_in(anna), plan_of(content, LATER)
    for attempt in range(3):
        context = context_of(content, plan, "sound", attempt)
        wrong = next(one for one in posed(context).options if one.text != posed(context).sound)
        page = shown_exercise(client, context.exercise.id, attempt)
        client.post(EXERCISE, data={**fields(page), "answer": wrong.value, "answer_id": str(uuid4())})
    page = people.signed_in(teacher).get(f"/classes/{class_.id}/learners/{anna.id}?lang=en").text
    rows = [text_of(row) for row in page.split("<tr ") if 'data-verdict="wrong"' in row]
    pair = sounds.pair(content, planned(plan, "sound")[0].exercise.source)
    assert pair is not None and len(rows) == 3
    for row in rows:
        said = re.search(r"(\S+) not yet (\S+)", row)
        assert said and {said[1], said[2]} == {pair[1].left.kk, pair[1].right.kk}, row
