"""Exercises that a teacher writes: from the form to the lesson format and back, and what is told of them."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.courses import loading
from webapp.courses.adaptation import plan_lesson
from webapp.courses.own_lessons import own_course_of
from webapp.courses.profile import LearnerProfile
from webapp.planning import own_checks, own_draft
from webapp.planning.own_draft import Draft, UnreadableOwnError, draft_from_form, lesson_of, numbered, source_of

FORM = {
    "title": "Базарда",
    "s1-id": "", "s1-kk": "Мен [бүгін] базарға бардым.", "s1-ru": "Сегодня я ходил на базар.", "s1-ending": "базар|ға",
    "s2-id": "", "s2-kk": "Алма (өте|бүгін) қымбат.", "s2-ru": "Яблоки очень дорогие.", "s2-en": "Apples are very dear.",
    "s3-id": "", "s3-kk": "", "s3-ru": "",
    "q1-id": "", "q1-ask": "Базарда не бар?", "q1-options": "алма\nтеңіз\n\nдәптер", "q1-why": "",
    "d1-id": "", "d1-title": "", "d1-lines": "Алма бар ма? = Есть яблоки? = Are there apples?\nБар. = Есть.",
}  # fmt: skip


def kept(form: Mapping[str, str], before: str = "") -> str:
    ready, retired = numbered(draft_from_form(form), lesson_of(before) if before else None)
    return source_of(ready, 7, retired)


def again(source: str) -> dict[str, str]:
    """The form as a browser would send it back."""
    draft = own_draft.draft_of(lesson_of(source))
    form = {"title": draft.title, "title_ru": draft.title_ru, "about": draft.about}
    for row in draft.rows:
        form[f"{row.name}-id"] = row.id
        form |= {f"{row.name}-{field}": value for field, value in row.fields.items()}
    return form


def test_the_form_becomes_a_lesson_of_the_lesson_format() -> None:
    lesson = lesson_of(kept(FORM))
    assert lesson.id == "own-7"
    assert [(one.id, one.ru, one.en) for one in lesson.sentences] == [
        ("s1", "Сегодня я ходил на базар.", "Сегодня я ходил на базар."),
        ("s2", "Яблоки очень дорогие.", "Apples are very dear."),
    ]
    assert [option.kk for option in lesson.more[0].options] == ["алма", "теңіз", "дәптер"]
    assert [line.who for line in lesson.dialogues[0].lines] == ["$woman", "$man"]


def test_kept_and_opened_and_kept_again_nothing_changes() -> None:
    source = kept(FORM)
    assert kept(again(source), source) == source


def test_ids_stay_and_what_was_taken_out_is_retired_for_ever() -> None:
    first = kept(FORM)
    form = again(first)
    form |= {"s1-kk": "", "s1-ru": "", "s1-en": "", "s1-ending": ""}
    form |= {"s5-id": "", "s5-kk": "Қымбат емес.", "s5-ru": "Недорого."}
    second = kept(form, first)
    assert [one.id for one in lesson_of(second).sentences] == ["s2", "s3"]
    assert lesson_of(second).retired == ("s1",)
    third = kept({**again(second), "s9-id": "s1", "s9-kk": "Жоқ.", "s9-ru": "Нет."}, second)
    assert [one.id for one in lesson_of(third).sentences] == ["s2", "s3", "s4"]
    assert lesson_of(third).retired == ("s1",)


def test_two_rows_cannot_claim_one_id() -> None:
    first = kept(FORM)
    form = {**again(first), "s2-id": "s1"}
    ids = [one.id for one in lesson_of(kept(form, first)).sentences]
    assert len(set(ids)) == 2 and "s2" not in ids


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["s", "q", "d", "x"]),
            st.integers(0, 40),
            st.sampled_from(["id", "kk", "ru", "ask", "options", "lines", "ending"]),
            st.text(max_size=30),
        ),
        max_size=25,
    )
)
def test_whatever_is_posted_is_told_or_makes_a_lesson(
    content: loading.Library, posted: list[tuple[str, int, str, str]]
) -> None:
    draft = draft_from_form({f"{sort}{number}-{field}": text for sort, number, field, text in posted})
    messages = own_checks.check(content, content.courses["a1"], draft)
    if own_checks.stopping(messages):
        return
    ready, retired = numbered(draft, None)
    try:
        lesson_of(source_of(ready, 1, retired))
    except UnreadableOwnError as error:
        assert error.told


def codes(content: loading.Library, **changed: str) -> dict[str, str]:
    draft = draft_from_form({**FORM, **{name.replace("_", "-"): value for name, value in changed.items()}})
    return {one.code: one.field for one in own_checks.check(content, content.courses["a1"], draft)}


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("s1_kk", "Мен [бүгін базарға бардым.", "marks"),
        ("s1_kk", "Мен|сен бардым.", "marks"),
        ("s1_kk", "Мен bazarға бардым.", "latin"),
        ("s1_kk", "", "kazakh"),
        ("s1_ru", "", "translation"),
        ("s1_en", "", "english"),
        ("s1_ending", "үй|ге", "ending"),
        ("s1_ending", "базарға", "ending"),
        ("s2_ru", "Сегодня я ходил на базар.", "same"),
        ("q1_ask", "", "question"),
        ("q1_options", "алма", "options"),
        ("q1_options", "алма\nАлма", "options-same"),
        ("d1_lines", "Бар. = Есть.", "lines"),
        ("d1_lines", "Бар.\nЖоқ.", "line"),
        ("s1_kk", "Мен баларға бардым, кыз.", "letters"),
        ("s1_kk", "Мен шруқзыға бардым.", "unknown"),
        ("s2_kk", "Тұман қымбат.", "untaught"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(field: str, value: str, code: str, content: loading.Library) -> None:
    assert code not in codes(content) or code == "english"
    assert codes(content, **{field: value}).get(code) == field.replace("_", "-")


def test_an_empty_form_asks_for_something(content: loading.Library) -> None:
    found = own_checks.check(content, None, Draft())
    assert {one.code for one in found} == {"title", "empty"}


@pytest.mark.parametrize("age", ["child", "teen", "adult", "elder"])
def test_every_age_gets_exercises_of_every_row(age: str, content: loading.Library) -> None:
    lesson = lesson_of(kept(FORM))
    plan = plan_lesson(content, own_course_of(lesson), lesson.id, LearnerProfile("ru", age))
    assert {one.exercise.source for one in plan.exercises} == {"s1", "s2", "q1", "d1"}
    assert not {one.exercise.kind for one in plan.exercises} & {"listen", "speak"}
    assert (age == "child") == (not any(one.exercise.kind == "type" for one in plan.exercises))
