"""Rubrics, doubts, what stands and how far one is: without the web."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.people import NOW
from webapp.courses import loading
from webapp.exams.criterion import Standing
from webapp.marks import choosing, doubts, progress, rubrics
from webapp.marks.given import Marked, standing


def test_each_level_has_a_rubric_for_writing_and_for_speaking(content: loading.Library) -> None:
    for kind in ("writing", "speaking"):
        for level in rubrics.LEVELS:
            scale = rubrics.on_day(content, kind, level, date(2026, 11, 1))
            assert all(len(one.levels) == 4 for one in scale.criteria), "0 to 3 points"
            assert rubrics.by_code(content, scale.code) == scale
            texts = [
                text for one in scale.criteria for level_ in one.levels for text in (level_.kk, level_.ru, level_.en)
            ]
            assert all(texts) and len(set(texts)) > len(texts) * 0.8
    with pytest.raises(LookupError):
        rubrics.on_day(content, "writing", "A1", date(2020, 1, 1))
    assert rubrics.by_code(content, "writing-a1-99") is None


def test_every_rubric_says_whence_it_comes_and_who_has_yet_to_read_it(content: loading.Library) -> None:
    assert content.marking
    for one in content.marking.values():
        assert one.source and one.confidence and one.review in ("needed", "done")


def test_a_new_version_is_taken_from_its_day_and_the_old_one_is_still_read(content: loading.Library) -> None:
    old = content.marking["writing-a1-1"]
    later = old.model_copy(update={"version": 2, "valid_from": date(2027, 1, 1)})
    both = replace(content, marking={old.code: old, later.code: later})
    assert rubrics.on_day(both, "writing", "A1", date(2026, 12, 31)).code == "writing-a1-1"
    assert rubrics.on_day(both, "writing", "A1", date(2027, 1, 1)).code == "writing-a1-2"
    found = rubrics.by_code(both, "writing-a1-1")
    assert found is not None and found.code == "writing-a1-1"


def test_blocks_of_the_test_have_the_exams_points(content: loading.Library) -> None:
    assert rubrics.of_test(content, "writing").most == 25
    found = rubrics.by_code(content, "test-speaking")
    assert found is not None and found.most == 25


@settings(max_examples=40)
@given(st.text(alphabet="абғқңөұүіәетсндлрмбжш -.,\n!?", max_size=120))
def test_the_text_is_whole_whatever_is_doubtful(text: str) -> None:
    parts = doubts.parts(_library(), text)
    assert "".join(part.text for part in parts) == text


_LIBRARY: list[loading.Library] = []


def _library() -> loading.Library:
    return _LIBRARY[0]


@pytest.fixture(autouse=True)
def keep_library(content: loading.Library) -> None:
    _LIBRARY[:] = [content]


def test_right_words_in_any_script_are_not_doubtful(content: loading.Library) -> None:
    assert doubts.listed(doubts.parts(content, "Менің үйім үлкен. Üide üş bölme bar.")) == ()
    (one,) = doubts.listed(doubts.parts(content, "Уйім. уйім!"))
    assert (one.text, one.meant) == ("Уйім", "үйім")


def mark(number: int, **changed: object) -> Marked:
    day = NOW.date()
    found = Marked(
        number, 1, "Dana", 1, "work", "writing", "", 7, "writing-a1-1", {"task": 3}, "", False, "Teacher",
        NOW + timedelta(minutes=number), day,
    )  # fmt: skip
    return replace(found, **changed)  # type: ignore[arg-type]


def test_the_newest_mark_of_each_work_stands() -> None:
    oral = {"where": "oral", "work_id": None, "what": "Отбасы"}
    marks = [
        mark(1), mark(4), mark(2, where="test"), mark(3, work_id=8), mark(5, **oral), mark(6, **oral | {"what": "отбасы"}),
        mark(7, **oral, person_id=2), mark(8, **oral, day=date(2026, 5, 5)),
    ]  # fmt: skip
    assert [one.id for one in standing(marks)] == [8, 7, 6, 4, 3, 2]
    assert standing(reversed(marks)) == standing(marks)


def test_a_checkpoint_counts_what_was_right_at_once() -> None:
    answers = [("a", True), ("b", False), ("c", False), ("b", True), ("c", False), ("a", False)]
    found = progress.outcome(answers, 5)
    assert (found.at_once, found.later, found.not_yet, found.total, found.share) == (1, 1, 1, 5, 20)
    assert progress.outcome([], 0).share == 0


PART = progress.Part(1, "Dana", 5, "a1-test-1", NOW, NOW, 62, 62)


@pytest.mark.parametrize(
    ("changed", "met", "waiting", "result"),
    [
        ({}, True, (), "met"),
        ({}, False, (), "not-met"),
        ({}, False, ("writing",), "waiting"),
        ({"finished_at": None}, False, (), "unfinished"),
        ({"finished_at": NOW + timedelta(hours=1)}, True, (), "unfinished"),
        ({"set_aside": True}, True, (), "aside"),
        ({"run_id": None}, True, (), "absent"),
    ],
)
def test_what_a_part_came_to(changed: dict[str, object], met: bool, waiting: tuple[str, ...], result: str) -> None:
    part = replace(PART, **changed)  # type: ignore[arg-type]
    came = Standing(5, 1, {}, met, {}, datetime(2026, 5, 4, tzinfo=UTC), waiting)
    assert progress.result_of(part, came, NOW + timedelta(minutes=5)) == result


def test_a_class_sits_what_its_course_has(content: loading.Library) -> None:
    grown, small = choosing.choices(content, "a1"), choosing.choices(content, "balapan")
    assert grown[0].value == "test/a1" and {one.kind for one in grown[1:]} == {"checkpoint"}
    assert all(one.kind == "checkpoint" and one.subject.startswith("balapan") for one in small)
    assert choosing.choices(content, "b7") == []
