"""Every exercise of every lesson, as several learners get it: what is right is taken, what is wrong is not."""

import html
import json
import random
from collections.abc import Iterator
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import force_locale
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.practice.test_lesson import LESSON
from tests.reading import fields, text_of
from webapp.config import ROOT
from webapp.courses import loading
from webapp.courses.adaptation import LessonPlan, plan_lesson
from webapp.courses.profile import LearnerProfile
from webapp.demo.simulated import give
from webapp.kazakh import normalise
from webapp.kazakh.writing import scripts
from webapp.models import Answer, Person
from webapp.practice.exercises import KINDS, kind_of
from webapp.practice.posing import Context, Posed, Unfinished
from webapp.practice.screens import PROBLEMS

FILES = (ROOT / "lessons").glob("courses/*/[0-9]*/[0-9]*.yaml")
LESSON_IDS = sorted(f"{path.parts[-3]}-{path.parts[-2][:2]}-{path.name[:2]}" for path in FILES)
A1 = [lesson for lesson in LESSON_IDS if lesson.startswith("a1-")]
OLDER = (
    LearnerProfile(),
    LearnerProfile("uz", "teen", ("school",), "uzbek"),
    LearnerProfile("ru", "adult", ("clinic",), "korean"),
    LearnerProfile("tr", "elder", ("market", "home")),
    LearnerProfile("dng", "adult", ("work",)),
    LearnerProfile("ko", "teen", ("school",)),
)
CHILDREN = (LearnerProfile("ru", "child", ("school",), "german"), LearnerProfile("ug-Cyrl", "child"))
LANGUAGES = (("ru", "en"), ("en", "ru"), ("kk", "ru", "en"), ("uz", "ru", "en"), ("de", "ru", "en"))
TYPED = ("type", "listen", "ending", "reply")
ON_TILES = ("match", "sort", "order", "build")  # options that are all used, or put together


def plan_of(content: loading.Library, lesson_id: str, profile: LearnerProfile) -> LessonPlan:
    found = content.lesson(lesson_id)
    assert found is not None, lesson_id
    return plan_lesson(content, found[0], lesson_id, profile)


def profiles(lesson_id: str) -> tuple[LearnerProfile, ...]:
    """Two learners for each lesson, in turn by its place: over a course everybody comes."""
    if lesson_id not in A1:
        return CHILDREN
    first = 2 * A1.index(lesson_id) % len(OLDER)
    return OLDER[first : first + 2]


def contexts(content: loading.Library, lesson_id: str, attempts: tuple[int, ...] = (0, 1)) -> Iterator[Context]:
    """Every exercise of the lesson for its learners, at the first try and later, explained in the languages in turn."""
    for number, profile in enumerate(profiles(lesson_id), LESSON_IDS.index(lesson_id)):
        plan = plan_of(content, lesson_id, profile)
        for planned in plan.exercises:
            for attempt in attempts:
                yield Context(content, plan, planned.exercise, LANGUAGES[number % len(LANGUAGES)], attempt)


def form_for(context: Context, given: str) -> dict[str, str]:
    """The fields of a browser for an answer as `give` makes it."""
    posed = kind_of(context).pose(context)
    if context.exercise.kind == "match":
        return {f"pair-{number}": partner for number, partner in enumerate(json.loads(given).values())}
    if context.exercise.kind == "sort":
        return {f"word-{number}": basket for number, basket in enumerate(json.loads(given).values())}
    if context.exercise.kind == "build":
        return slots_for(given.split("|"), posed)
    if context.exercise.kind == "ending" and posed.options:
        return {"answer": given.removeprefix(posed.more["stem"])}
    if context.exercise.kind == "listen" and posed.options:
        return {"answer": next((option.value for option in posed.options if option.text == given), given)}
    return {"answer": given}


def slots_for(pieces: list[str], posed: Posed) -> dict[str, str]:
    """The lists of a word put together from its pieces."""
    tiles = {option.text: option.value for option in posed.options}
    return {f"slot-{number}": tiles[piece] for number, piece in enumerate(pieces)}


def test_the_lessons_are_all_here(content: loading.Library) -> None:
    assert sorted(lesson for course in content.courses.values() for lesson in course.lessons) == LESSON_IDS


def test_every_kind_is_met_and_made_from_everything(content: loading.Library) -> None:
    met = [context.exercise for lesson in LESSON_IDS for context in contexts(content, lesson, (0,))]
    assert {exercise.kind for exercise in met} == set(KINDS)
    sources = {"word", "words", "sentence", "dialogue", "reading", "sound", "hand-made", "false-friend"}
    assert {exercise.source_kind for exercise in met} == sources
    of_course = {course: {one for lesson in LESSON_IDS if lesson.startswith(course) for one in profiles(lesson)}
                 for course in ("a1", "balapan")}  # fmt: skip
    assert of_course == {"a1": set(OLDER), "balapan": set(CHILDREN)}, "over a course everybody comes"


@pytest.mark.parametrize("tag", ["ru", "en", "uz", "de", "ko", "uk"])
def test_no_two_meanings_of_a_match_read_alike(tag: str, content: loading.Library) -> None:
    alike = []
    for lesson in LESSON_IDS:
        plan = plan_of(content, lesson, profiles(lesson)[0])
        for planned in (*plan.exercises, *plan.left_out):
            if planned.exercise.kind == "match":
                context = Context(content, plan, planned.exercise, (tag, "ru", "en"))
                texts = [option.text for option in kind_of(context).pose(context).options]
                alike += [(planned.exercise.id, text) for text in set(texts) if texts.count(text) > 1]
    assert alike == []


@pytest.mark.parametrize("lesson_id", LESSON_IDS)
def test_the_right_answer_is_right_and_a_mistake_is_not(lesson_id: str, content: loading.Library) -> None:
    rng = random.Random(lesson_id)
    for context in contexts(content, lesson_id):
        kind = kind_of(context)
        good = give(context, 1.0, rng)
        assert kind.grade(good, context).verdict == "right", (context.exercise.id, good)
        for _ in range(3):
            bad = give(context, 0.0, rng)
            grade = kind.grade(bad, context)
            assert grade.verdict != "right", (context.exercise.id, bad)
            assert grade.expected and grade.given


@pytest.mark.parametrize("lesson_id", LESSON_IDS)
def test_what_is_right_is_right_through_the_form_too(lesson_id: str, content: loading.Library) -> None:
    rng = random.Random(lesson_id)
    for context in contexts(content, lesson_id):
        if context.exercise.kind == "order":
            continue  # its tiles are tested below
        kind = kind_of(context)
        kept = kind.read(form_for(context, give(context, 1.0, rng)), context)
        assert kind.grade(kept, context).right, (context.exercise.id, kept)
        assert kind.describe(kept, context)


@pytest.mark.parametrize("lesson_id", LESSON_IDS)
def test_one_option_is_right_and_no_two_read_alike(lesson_id: str, content: loading.Library) -> None:
    for context in contexts(content, lesson_id):
        kind, posed = kind_of(context), kind_of(context).pose(context)
        if not posed.options or context.exercise.kind in (*ON_TILES, "speak"):
            continue  # what is said aloud the learner judges
        assert len(posed.options) >= 2, context.exercise.id
        for shown in ("value", "text"):
            seen = [getattr(option, shown) for option in posed.options]
            assert len(set(seen)) == len(seen), (context.exercise.id, seen)
        rights = [
            option.text
            for option in posed.options
            if kind.grade(kind.read({"answer": option.value}, context), context).right
        ]
        assert len(rights) == 1, (context.exercise.id, rights, [option.text for option in posed.options])


@pytest.mark.parametrize("lesson_id", LESSON_IDS)
def test_a_question_does_not_show_its_answer(lesson_id: str, content: loading.Library) -> None:
    for context in contexts(content, lesson_id, (0,)):
        posed = kind_of(context).pose(context)
        assert not any("$" in text for text in (posed.prompt, posed.hint, *(option.text for option in posed.options)))
        if context.exercise.kind == "order":
            assert [option.value for option in posed.options] != sorted(option.value for option in posed.options)
        if context.exercise.kind in ("type", "order") and context.exercise.source_kind == "sentence":
            assert context.kazakh(context.sentence().kk) not in (posed.prompt, posed.hint)
        if context.exercise.kind == "build":
            word = kind_of(context).grade(give(context, 1.0, random.Random(1)), context).expected.casefold()
            assert word not in normalise.words(posed.more["before"] + " " + posed.more["after"]), context.exercise.id
        if context.exercise.kind == "reply":
            said = [context.kazakh(line.kk) for line in posed.more["dialogue"].lines[: posed.more["turn"]]]
            assert said and posed.sound not in (*said, posed.prompt, posed.hint), context.exercise.id


@pytest.mark.parametrize("lesson_id", LESSON_IDS)
def test_the_tiles_of_an_order_can_be_put_right(lesson_id: str, content: loading.Library) -> None:
    for context in contexts(content, lesson_id, (0,)):
        if context.exercise.kind != "order":
            continue
        kind, posed = kind_of(context), kind_of(context).pose(context)
        size = len(posed.options)
        written = {f"slot-{number}": str(number) for number in range(size)}
        assert kind.grade(kind.read(written, context), context).right, context.exercise.id
        for missing in ({**written, "slot-0": ""}, {**written, "slot-0": "1"}, {**written, "slot-0": "99"}, {}):
            with pytest.raises(Unfinished, match="order"):
                kind.read(missing, context)


@pytest.mark.parametrize("lesson_id", LESSON_IDS)
def test_latin_letters_are_taken(lesson_id: str, content: loading.Library) -> None:
    typed = 0
    for context in contexts(content, lesson_id, (0,)):
        if context.exercise.kind not in TYPED or kind_of(context).pose(context).options:
            continue
        kind, kazakh = kind_of(context), give(context, 1.0, random.Random(1))
        ways = [scripts.latin(kazakh), scripts.latin(kazakh.upper()), kazakh.upper()]
        if context.exercise.kind == "ending":
            ending = kazakh.removeprefix(kind.pose(context).more["stem"])
            ways += [ending, f"-{ending}", scripts.latin(ending), f"-{scripts.latin(ending)}"]
        for text in ways:
            kept = kind.read({"answer": text}, context)
            assert kind.grade(kept, context).right, (context.exercise.id, text)
        typed += 1
    assert bool(typed) == (lesson_id in A1), "grown-ups type in every lesson, children in none"


@pytest.mark.parametrize("lesson_id", LESSON_IDS)
def test_a_look_alike_letter_changes_nothing_a_neighbouring_one_does(lesson_id: str, content: loading.Library) -> None:
    look_alike = str.maketrans("аеорсхіһ", "aeopcxih")
    russian = str.maketrans("әғқңөұүһі", "агкноуухи")
    for context in contexts(content, lesson_id, (0,)):
        if context.exercise.kind != "type":
            continue
        kind, kazakh = kind_of(context), give(context, 1.0, random.Random(1))
        mixed = " ".join(word[0] + word[1:].translate(look_alike) for word in kazakh.split())
        if any(scripts.script_of(letter) == "Cyrl" for letter in mixed):
            assert kind.grade(kind.read({"answer": mixed}, context), context).right, (context.exercise.id, mixed)
        spoilt = kazakh.translate(russian)
        if spoilt != kazakh:
            grade = kind.grade(kind.read({"answer": spoilt}, context), context)
            assert grade.verdict == "almost", (context.exercise.id, spoilt, grade.verdict)
            assert any(span.op != "same" for span in grade.spans), "the letters are shown"


def typing_exercise(client: FlaskClient, content: loading.Library) -> dict[str, str]:
    """The page's own fields, for a text to type."""
    plan = plan_of(content, LESSON, LearnerProfile())
    exercise = next(item.exercise.id for item in plan.exercises if item.exercise.kind == "type")
    page = fields(client.get(f"/practice/{LESSON}/exercise").text)
    return {**page, "exercise": exercise, "answer_id": str(uuid4()), "attempt": "0"}


REFUSED = {
    "controls": ("\u200b\u200e\u2060", "Write your answer first."),
    "blank": ("   ", "Write your answer first."),
    "nothing": ("", "Write your answer first."),
    "marks": ("?!…", "Write your answer first."),
    "long": ("а" * 3000, "That is too long: up to 2,000 characters, please."),
    "long with spaces": ("сәлем " * 500, "That is too long: up to 2,000 characters, please."),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_graded_is_told_kindly_and_nothing_is_kept(
    case: str, client: FlaskClient, content: loading.Library, session: Session
) -> None:
    text, message = REFUSED[case]
    client.get("/?lang=en")
    sent = typing_exercise(client, content)
    refused = client.post(f"/practice/{LESSON}/exercise", data={**sent, "answer": text})
    assert refused.status_code == 422
    assert message in text_of(refused.text) and 'role="alert"' in refused.text
    kept = fields(refused.text)
    assert (kept["exercise"], kept["answer_id"]) == (html.escape(sent["exercise"]), sent["answer_id"])
    if len(text) < 100 and text.strip():
        assert f'value="{text}"' in refused.text, "what was typed stays"
    assert session.scalars(select(Answer)).all() == [] and session.scalars(select(Person)).all() == []


def test_an_answer_may_be_typed_in_any_of_the_three_scripts(content: loading.Library) -> None:
    context = next(found for found in contexts(content, LESSON, (0,)) if found.exercise.kind == "type" and found.typing)
    right = context.accepted(context.source()[0])[0]
    for script in (scripts.latin, scripts.arabic):
        assert kind_of(context).grade(script(right), context).verdict == "right"


def test_the_right_form_is_shown_in_the_script_of_the_answer_too(client: FlaskClient, content: loading.Library) -> None:
    sent = typing_exercise(client, content)
    shown = client.post(f"/practice/{LESSON}/exercise", data={**sent, "answer": "bilmeimin"}, follow_redirects=True)
    assert 'data-verdict="wrong"' in shown.text and '<span lang="kk-Latn"' in shown.text


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_message_is_in_the_readers_language(
    language: str, app: Flask, client: FlaskClient, content: loading.Library
) -> None:
    client.get(f"/?lang={language}")
    with app.test_request_context(), force_locale(language):
        message = str(PROBLEMS["empty"])
    refused = client.post(
        f"/practice/{LESSON}/exercise", data={**typing_exercise(client, content), "answer": REFUSED["marks"][0]}
    )
    assert f'<html lang="{language}"' in refused.text and html.escape(message) in refused.text


def test_a_long_answer_within_the_limit_is_graded_and_shown_whole(
    client: FlaskClient, content: loading.Library, session: Session
) -> None:
    sent = typing_exercise(client, content)
    answered = client.post(
        f"/practice/{LESSON}/exercise", data={**sent, "answer": "сәлем " * 300}, follow_redirects=True
    )
    assert answered.status_code == 200 and 'data-verdict="wrong"' in answered.text
    assert session.scalars(select(Answer.verdict)).all() == ["wrong"]


def test_markup_typed_into_an_answer_stays_text(client: FlaskClient, content: loading.Library) -> None:
    client.get("/?lang=en")
    attack = "<script>alert('сәлем')</script>\" onfocus=\"x"
    sent = typing_exercise(client, content)
    shown = client.post(f"/practice/{LESSON}/exercise", data={**sent, "answer": attack}, follow_redirects=True)
    assert shown.status_code == 200 and "<script>alert" not in shown.text and 'onfocus="x' not in shown.text


@pytest.mark.parametrize("kind", ["choose", "match", "sort", "ending", "listen", "build", "reply", "read"])
def test_a_choice_that_was_not_offered_is_no_answer(kind: str, content: loading.Library) -> None:
    tapped = (
        context for lesson in reversed(LESSON_IDS) for context in contexts(content, lesson, (1,))
        if context.exercise.kind == kind and kind_of(context).pose(context).options
    )  # fmt: skip
    context = next(tapped)
    for form in (
        {},
        {"answer": ""},
        {"answer": "no-such"},
        {"pair-0": "no-such"},
        {"word-0": "no-such"},
        {"slot-0": "99"},
    ):
        with pytest.raises(Unfinished):
            kind_of(context).read(form, context)


def test_options_stand_the_same_until_the_next_try(content: loading.Library) -> None:
    plan = plan_of(content, LESSON, LearnerProfile())
    for planned in plan.exercises:
        first, again = (
            kind_of(context).pose(context)
            for context in (Context(content, plan, planned.exercise, ("ru", "en")) for _ in range(2))
        )
        assert first.options == again.options


@pytest.mark.parametrize("lesson_id", LESSON_IDS)
def test_a_kept_choice_reads_as_it_was_shown_whatever_another_try_offers(
    content: loading.Library, lesson_id: str
) -> None:
    for shown in contexts(content, lesson_id, attempts=(2,)):
        if shown.exercise.kind not in ("choose", "reply", "read"):
            continue
        later = Context(content, shown.plan, shown.exercise, shown.languages)
        for option in kind_of(shown).pose(shown).options:
            assert kind_of(later).describe(option.value, later) == option.text
