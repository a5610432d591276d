"""What it takes to have done a piece of work, and how it stands."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.planning.assigning import (
    Drill,
    Facts,
    Given,
    drill_of,
    given_to,
    in_order,
    progress,
    state,
)
from webapp.practice.drill_cells import CELLS, TOPICS

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 7, tzinfo=UTC)


def work(kind: str, subject: str = "", **more: object) -> Given:
    return Given(1, 1, None, kind, subject, "", TODAY, None, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("subject", "drill"),
    [
        ("topic=case", Drill(topic="case")),
        ("case", Drill(topic="case")),
        ("N;SG;LOC", Drill(cells=("N;SG;LOC",))),
        ("cells=N;SG;LOC,N;SG;DAT", Drill(cells=("N;SG;LOC", "N;SG;DAT"))),
        ("word=үй&topic=case", Drill("үй", "case")),
        ("word=%D2%AF%D0%B9", Drill("үй")),
        ("", Drill()),
        ("topic=gerund", None),
        ("cells=N;XX", None),
        ("nothing", None),
        ("topic=case&what=1", None),
    ],
)
def test_the_subject_of_a_drill_is_read_as_the_drills_address_has_it(subject: str, drill: Drill | None) -> None:
    assert drill_of(subject) == drill


@given(
    st.builds(
        Drill,
        st.sampled_from(["", "үй", "бару"]),
        st.sampled_from(["", *TOPICS]),
        st.lists(st.sampled_from(list(CELLS)), max_size=3).map(tuple),
    )
)
def test_a_drill_is_kept_and_read_again_unchanged(drill: Drill) -> None:
    assert drill_of(drill.query) == drill


def test_a_unit_is_done_with_its_lessons() -> None:
    unit = work("unit", "a1-01", lessons=("a1-01-01", "a1-01-02"))
    assert progress(unit, Facts(lessons={"a1-01-02", "a1-02-01"})).done == 1
    assert not progress(unit, Facts(lessons={"a1-01-02"})).finished
    assert progress(unit, Facts(lessons={"a1-01-01", "a1-01-02"})).finished


def test_a_drill_is_done_with_ten_answers_and_not_with_nine() -> None:
    assert not progress(work("drill", "topic=case"), Facts(drilled={1: 9})).finished
    assert progress(work("drill", "topic=case"), Facts(drilled={1: 10, 2: 3})).finished
    assert progress(work("drill", "topic=case"), Facts(drilled={1: 25})).done == 10


def test_a_list_is_done_when_each_word_was_asked() -> None:
    words = work("words", "7", words=frozenset({"нан", "t1"}))
    assert not progress(words, Facts(asked={"words-7": {"нан"}, "words-8": {"t1"}})).finished
    assert progress(words, Facts(asked={"words-7": {"нан", "t1", "су"}})).finished


@pytest.mark.parametrize(
    ("one", "facts"),
    [
        (work("again", "a1-01-01", made_at=NOON), Facts({"a1-01-01"}, runs={"a1-01-01": NOON})),
        (work("own", "3", runs=("own-3",)), Facts(runs={"own-3": NOON})),
        (work("test", "a1", runs=("a1-test-1", "a1-test-2")), Facts(runs={"a1-test-2": NOON})),
        (work("writing"), Facts(handed_in={1})),
        (work("speaking"), Facts(handed_in={1})),
        (work("lesson", "a1-01-01", lessons=("a1-01-01",)), Facts(lessons={"a1-01-01"})),
    ],
)
def test_one_thing_is_enough_for_the_rest(one: Given, facts: Facts) -> None:
    assert not progress(
        one, Facts({"a1-01-02"}, handed_in={2}, runs={"own-4": NOON, "a1-01-01": NOON - timedelta(hours=1)})
    ).finished
    assert progress(one, facts).finished


@given(st.integers(-20, 20), st.none() | st.integers(0, 20), st.booleans())
def test_work_is_late_only_after_its_day_and_never_when_done(opens: int, after: int | None, done: bool) -> None:
    opened = TODAY + timedelta(days=opens)
    due = None if after is None else opened + timedelta(days=after)
    found = state(Given(1, 1, None, "lesson", "a1-01-01", "", opened, due), done, TODAY)
    assert (found == "done") == done
    assert (found == "late") == (not done and due is not None and due < TODAY)
    assert (found == "coming") == (not done and opened > TODAY)


def test_what_is_due_first_comes_first_and_what_has_no_day_last() -> None:
    def due(number: int, day: date | None) -> Given:
        return Given(number, 1, None, "lesson", "x", "", TODAY, day)

    works = [due(1, None), due(2, date(2026, 12, 1)), due(3, date(2026, 11, 1)), due(4, None)]
    assert [one.id for one in in_order(works)] == [3, 2, 1, 4]


def test_a_groups_work_is_for_those_in_it_who_still_sit_in_the_class() -> None:
    one = Given(1, 1, 5, "lesson", "x", "", TODAY, None)
    assert given_to(one, {5: frozenset({2, 9}), 6: frozenset({1})}, [1, 2, 3]) == [2]
    assert given_to(one, {}, [1, 2]) == []
    assert given_to(work("lesson"), {}, [1, 2]) == [1, 2]
