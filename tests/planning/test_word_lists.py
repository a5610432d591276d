"""Pasted words become a list, and a list becomes a lesson."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.courses import loading
from webapp.courses.own_lessons import asked_of_list, own_course_of, own_exercises
from webapp.planning import word_lists
from webapp.planning.word_lists import Line, entries_of, lines_of, read


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("нан\nсу", [Line("нан"), Line("су")]),
        ("нан, су , шай", [Line("нан"), Line("су"), Line("шай")]),
        ("қоржын = сума = saddlebag", [Line("қоржын", "сума", "saddlebag")]),
        ("қоржын\tсума\tsaddlebag", [Line("қоржын", "сума", "saddlebag")]),
        ("қоржын — сума", [Line("қоржын", "сума")]),
        ("ата-ана", [Line("ата-ана")]),
        ("  нан \n\n НАН \n", [Line("нан")]),
        ("", []),
        ("===", []),
    ],
)
def test_lines_are_read_as_teachers_write_them(text: str, lines: list[Line]) -> None:
    assert lines_of(text) == lines


@pytest.mark.parametrize(
    ("typed", "word"),
    [("нан", "нан"), ("балаларға", "бала"), ("Үйде", "үй"), ("бардым", "бару"), ("қоржын", None), ("the", None)],
)
def test_any_form_finds_its_word(typed: str, word: str | None, content: loading.Library) -> None:
    found = word_lists.find_word(content, typed)
    assert (found.id if found else None) == word


def test_what_is_doubtful_or_missing_is_told(content: loading.Library) -> None:
    assert read(content, Line("қоржын")).problem == "meaning"
    assert read(content, Line("қоржын", "сума")).problem == ""
    assert read(content, Line("қоржын", "сума")).doubt == "unknown"
    letters = read(content, Line("кушик", "щенок"))
    assert (letters.doubt, letters.right) in (("letters", "күшік"), ("unknown", ""))
    assert read(content, Line("(нан", "хлеб")).problem == "marks"
    assert read(content, Line("я" * 200, "хлеб")).problem == "long"


def test_own_words_keep_their_ids_and_ids_are_not_used_twice(content: loading.Library) -> None:
    def entries(text: str, before: list[word_lists.Entry]) -> list[word_lists.Entry]:
        return entries_of([read(content, line) for line in lines_of(text)], before)

    first = entries("қоржын = сума\nнан\nтайқазан = котёл", [])
    assert [one.get("id") or one["word"] for one in first] == ["t1", "нан", "t2"]
    second = entries("тайқазан = котёл\nшаңқобыз = варган", first)
    assert [one["id"] for one in second] == ["t2", "t3"]


@given(st.lists(st.sampled_from(["нан", "су", "балалар", "қоржын = сума", "тайқазан = котёл = pot"]), max_size=6))
def test_a_list_shown_and_kept_again_is_the_same(content: loading.Library, words: list[str]) -> None:
    made = entries_of([read(content, line) for line in lines_of("\n".join(words))])
    again = word_lists.text_of(content, made)
    assert entries_of([read(content, line) for line in lines_of(again)], made) == made


@pytest.mark.parametrize("age", ["child", "adult"])
@pytest.mark.parametrize("text", ["нан", "қоржын = сума", "нан, су, шай, сүт, алма, ет, бала, үй, ана, әке, қала"])
def test_every_word_of_a_list_is_asked(text: str, age: str, content: loading.Library) -> None:
    entries = entries_of([read(content, line) for line in lines_of(text)])
    lesson = word_lists.lesson_of(content, 5, "Тізім", entries)
    asked = {exercise.source for exercise, _ in own_exercises(content, lesson, content.ages[age].kinds)}
    wanted = asked_of_list(content, entries)
    assert asked == wanted
    assert own_course_of(lesson).lessons == {"words-5": lesson}
