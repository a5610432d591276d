"""Which words are sorted by their vowels, which are built from pieces, and which line of a dialogue is taken over."""

import pytest

from webapp.courses import harmony, loading
from webapp.courses.adaptation import plan_lesson
from webapp.courses.chains import chain_of
from webapp.courses.profile import LearnerProfile
from webapp.courses.turns import turn_of

ADULT = LearnerProfile("ru", "adult")


@pytest.mark.parametrize("word", ["қала", "бала", "жұмыртқа", "тау", "бару", "бауыр"])
def test_words_with_back_vowels(word: str) -> None:
    assert harmony.series_of(word) == "back"


@pytest.mark.parametrize("word", ["үй", "Көл", "дәрігер", "келу", "сәуір", "мектепке"])
def test_words_with_front_vowels(word: str) -> None:
    assert harmony.series_of(word) == "front"


@pytest.mark.parametrize(
    "word", ["кітап", "мұғалім", "қазір", "такси", "студент", "су", "ит", "банк", "қоян", "ата-ана", "сау бол", "3", ""]
)
def test_what_does_not_tell_is_not_sorted(word: str) -> None:
    assert harmony.series_of(word) is None


def test_the_vowels_that_tell_are_named_once() -> None:
    assert [harmony.telling(word) for word in ("қала", "бауырсақ", "Сәуір")] == ["а", "аы", "әі"]


def test_there_are_six_words_of_both_series_or_none(content: loading.Library) -> None:
    for course in content.courses.values():
        for lesson in course.lessons.values():
            words = harmony.words_to_sort(content, lesson)
            assert len(set(words)) == len(words) in (0, harmony.SORTED), lesson.id
            series = [harmony.series_of(word) for word in words]
            assert not words or 2 <= series.count("back") <= 4, (lesson.id, words)
            assert not {*words} & {*harmony.EXAMPLES.values()}


def test_too_few_of_one_series_make_no_exercise() -> None:
    assert harmony.balanced(["қала", "бала", "ана", "ата", "тау", "қол", "жол", "көл"]) == ()
    assert harmony.balanced(["бала", "ана", "ата", "тау", "қол", "көл", "күн"]) == (
        "көл",
        "күн",
        "бала",
        "ана",
        "ата",
        "тау",
    )


def test_a_word_is_built_from_pieces_that_make_it(content: loading.Library) -> None:
    found = []
    for course in content.courses.values():
        for lesson in course.lessons.values():
            for sentence in lesson.sentences:
                if chain := chain_of(content, sentence):
                    assert "".join(piece.text for piece in chain.pieces).casefold() == chain.word
                    assert chain.endings >= 1 and all(piece.text.strip() == piece.text for piece in chain.pieces)
                    found.append(chain.endings)
    assert len(found) > 500 and found.count(2) > 100 and max(found) == 3


def test_a_lesson_on_harmony_sorts_and_one_that_teaches_forms_builds(content: loading.Library) -> None:
    course = content.courses["a1"]
    for lesson in course.lessons.values():
        kinds = {one.exercise.kind for one in plan_lesson(content, course, lesson.id, ADULT).exercises}
        if "vowel-harmony" in lesson.notes:
            assert "sort" in kinds, lesson.id
        if lesson.teaches.forms and any(chain_of(content, sentence) for sentence in lesson.sentences):
            assert "build" in kinds, lesson.id


def test_one_takes_over_a_line_that_answers_somebody_else(content: loading.Library) -> None:
    played = 0
    for course in content.courses.values():
        for lesson in course.lessons.values():
            for dialogue in lesson.dialogues:
                turn = turn_of(dialogue)
                if turn is not None:
                    assert turn > 0 and dialogue.lines[turn].who != dialogue.lines[turn - 1].who
                    played += 1
    assert played > 200


@pytest.mark.parametrize("age", ["child", "adult"])
def test_a_dialogue_is_played_in_most_lessons_and_heard_in_the_others(age: str, content: loading.Library) -> None:
    profile = LearnerProfile("ru", age)
    course = content.course_for(age)
    kinds = [
        one.exercise.kind
        for lesson in course.lessons
        for one in plan_lesson(content, course, lesson, profile).exercises
        if one.exercise.source_kind == "dialogue"
    ]
    assert len(kinds) == len(course.lessons), "one in each lesson"
    assert kinds.count("reply") > kinds.count("choose") > 0
