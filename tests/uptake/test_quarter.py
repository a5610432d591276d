"""Quarters in the calendar of Kazakhstan."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.uptake.quarter import Quarter, last_closed, parse, quarter_of, start_of


def test_a_quarter_has_its_first_day_and_the_first_day_after() -> None:
    quarter = parse("2026Q3")
    assert (quarter.first, quarter.last, quarter.after) == (date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 1))
    assert str(quarter) == "2026Q3"
    assert parse("2026Q4").after == date(2027, 1, 1)
    assert parse("2026Q1").previous == Quarter(2025, 4)


@pytest.mark.parametrize("written", ["", "2026", "2026Q0", "2026Q5", "2026q3", "26Q3", "2026Q33", "0000Q1", "٢٠٢٦Q3"])
def test_anything_else_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="^" + written + "$"):
        parse(written)


def test_it_is_closed_from_the_first_day_after() -> None:
    quarter = parse("2026Q3")
    assert not quarter.closed_on(date(2026, 9, 30))
    assert quarter.closed_on(date(2026, 10, 1))
    assert last_closed(date(2026, 10, 1)) == quarter
    assert last_closed(date(2026, 9, 30)) == quarter.previous


def test_a_day_begins_five_hours_before_it_does_in_utc() -> None:
    assert start_of(date(2026, 7, 1)) == datetime(2026, 6, 30, 19, tzinfo=UTC)


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_every_day_is_in_one_quarter_and_quarters_follow_without_a_gap(day: date) -> None:
    quarter = quarter_of(day)
    assert quarter.first <= day <= quarter.last
    assert quarter.after == quarter.following.first == quarter.last + timedelta(days=1)
    assert quarter.following.previous == quarter == parse(str(quarter))
