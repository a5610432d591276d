"""The plan of a year: nothing is lost, nothing changes its order, holidays stay free."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.associations.holidays import days_off
from webapp.courses import loading
from webapp.planning import spreading
from webapp.planning.spreading import WEEK, Step, Week, first_monday, spread, usual_pace

START = date(2026, 9, 7)
STEPS = st.integers(0, 90).flatmap(
    lambda number: st.integers(1, 9).map(lambda each: [Step(f"l{place}", place // each) for place in range(number)])
)


def lessons(weeks: list[Week]) -> list[str]:
    return [lesson for week in weeks for lesson in week.lessons]


@given(
    STEPS,
    st.dates(date(2025, 1, 1), date(2030, 12, 31)),
    st.lists(st.integers(0, 6), min_size=1, max_size=2),
    st.integers(2, 6),
    st.sets(st.integers(0, 300), max_size=60),
)
def test_every_lesson_once_in_order_and_none_on_days_off(
    steps: list[Step], start: date, weekdays: list[int], pace: int, closed: set[int]
) -> None:
    off = {start + timedelta(days=number) for number in closed}
    weeks = spread(steps, start, weekdays, pace, off, "revision")
    wanted = [step.id for step in steps]
    assert lessons(weeks) == wanted[: len(lessons(weeks))]
    assert len(weeks) == spreading.MOST_WEEKS or lessons(weeks) == wanted
    assert [week.monday for week in weeks] == [spreading.monday_of(start) + WEEK * place for place in range(len(weeks))]
    for week in weeks:
        open_days = [day for day in weekdays if week.monday + timedelta(days=day) not in off]
        assert week.hours == len(open_days)
        assert week.free == (not open_days)
        assert len(week.lessons) <= pace * len(open_days)
        assert not (week.free and week.held)


@pytest.mark.parametrize(
    ("course", "hours", "pace"), [("a1", 1, 3), ("a1", 2, 2), ("balapan", 1, 2), ("balapan", 2, 1)]
)
def test_each_course_fits_a_school_year(course: str, hours: int, pace: int, content: loading.Library) -> None:
    found = content.courses[course]
    steps = [Step(lesson.id, number) for number, unit in enumerate(found.units) for lesson in unit.lessons]
    assert usual_pace(len(steps), hours) == pace
    off = days_off(START, START + timedelta(days=600))
    weeks = spread(steps, START, [5] * hours if hours == 1 else [1, 3], pace, off, "revision")
    assert lessons(weeks) == list(found.lessons)
    assert weeks[-1].monday < date(2027, 7, 1)
    revisions = [place for place, week in enumerate(weeks) if week.note]
    assert len(revisions) == 4 and revisions[-1] == len(weeks) - 1


def test_a_week_whose_only_lesson_falls_on_a_holiday_is_free() -> None:
    steps = [Step(f"l{place}", 0) for place in range(40)]
    weeks = spread(steps, date(2026, 12, 14), [2], 1, days_off(date(2026, 12, 1), date(2027, 12, 1)), "r")
    assert weeks[0].free  # 16 December, Independence Day, is a Wednesday
    assert not weeks[1].free
    both = spread(steps, date(2026, 12, 14), [2, 3], 1, days_off(date(2026, 12, 1), date(2027, 12, 1)), "r")
    assert both[0].lessons == ("l0",) and both[1].lessons == ("l1", "l2")


@pytest.mark.parametrize(
    ("today", "monday"),
    [
        (date(2026, 7, 10), date(2026, 9, 7)),
        (date(2026, 9, 7), date(2026, 9, 7)),
        (date(2026, 9, 8), date(2026, 9, 14)),
        (date(2026, 11, 22), date(2026, 11, 23)),
        (date(2027, 2, 3), date(2027, 2, 8)),
        (date(2025, 8, 30), date(2025, 9, 1)),
    ],
)
def test_a_plan_begins_in_september_or_next_monday(today: date, monday: date) -> None:
    assert first_monday(today) == monday


@st.composite
def plans(draw: st.DrawFn) -> list[Week]:
    kinds = draw(st.lists(st.sampled_from(["held", "noted", "empty", "free"]), min_size=1, max_size=12))
    made = []
    for place, kind in enumerate(kinds):
        here = (f"l{place}a", f"l{place}b") if kind == "held" else ()
        note = f"n{place}" if kind == "noted" else ""
        made.append(Week(START + WEEK * place, 1, here, note, kind == "free"))
    return made


def notes(weeks: list[Week]) -> list[str]:
    return [week.note for week in weeks if week.note]


@given(plans(), st.data())
def test_moving_loses_nothing_and_keeps_the_order(weeks: list[Week], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(weeks) - 1))
    for change in (spreading.pushed, spreading.pulled, spreading.freed):
        changed = change(weeks, place)
        assert lessons(changed) == lessons(weeks)
        assert notes(changed) == notes(weeks)
        assert [week.monday for week in changed] == [START + WEEK * number for number in range(len(changed))]
        assert not any(week.free and week.held for week in changed)
        assert changed[:place] == weeks[:place]


@given(plans(), st.data())
def test_pushing_leaves_the_week_empty_and_free_weeks_free(weeks: list[Week], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(weeks) - 1))
    changed = spreading.pushed(weeks, place)
    assert not changed[place].held
    assert [week.free for week in changed[: len(weeks)]] == [week.free for week in weeks]


@given(plans(), st.data())
def test_a_free_week_can_be_had_back(weeks: list[Week], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(weeks) - 1))
    freed = spreading.freed(weeks, place)
    assert freed[place].free
    back = spreading.pulled(freed, place)
    assert not back[place].free
    assert lessons(back) == lessons(weeks)


@given(plans(), st.data(), st.sampled_from([-1, 1]))
def test_changing_places_changes_two_weeks_at_most(weeks: list[Week], data: st.DataObject, by: int) -> None:
    place = data.draw(st.integers(0, len(weeks) - 1))
    changed = spreading.moved(weeks, place, by)
    assert sorted(lessons(changed)) == sorted(lessons(weeks))
    assert sum(one != two for one, two in zip(weeks, changed, strict=True)) in (0, 2)
    assert [week.free for week in changed] == [week.free for week in weeks]
