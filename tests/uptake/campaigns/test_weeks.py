"""The weeks of a campaign and the bits that tell who learnt in them; what may be shown of them."""

from datetime import date, timedelta

import pytest

from webapp.clock import today
from webapp.uptake.campaigns.comparing import above_usual, protected
from webapp.uptake.campaigns.weeks import Bit, Week, monday_of, quarters, weeks
from webapp.uptake.disclosure import rules_on
from webapp.uptake.quarter import parse


def test_the_day_of_languages_has_nine_weeks() -> None:
    found = weeks(date(2026, 9, 5), date(2026, 9, 5))
    assert [week.when for week in found] == ["before"] * 4 + ["during"] + ["after"] * 4
    assert found[4].monday == date(2026, 8, 31) and found[4].place == 0
    assert quarters(found) == ["2026Q3", "2026Q4"]


def test_days_over_a_weekend_touch_two_weeks() -> None:
    assert [week.when for week in weeks(date(2026, 3, 21), date(2026, 3, 23))].count("during") == 2


@pytest.mark.parametrize("written", ["2025Q1", "2026Q3", "2026Q4", "2027Q1"])
def test_every_day_of_a_quarter_is_in_the_week_of_its_bit(written: str) -> None:
    quarter = parse(written)
    seen = set()
    day = quarter.first
    while day <= quarter.last:
        place = (monday_of(day) - monday_of(quarter.first)).days // 7
        assert Bit(written, 1 << place) in Week(monday_of(day), "during", 0).bits
        seen.add(place)
        day += timedelta(days=1)
    assert seen == set(range(len(seen))), "no week is left out"


def test_a_week_of_two_quarters_has_a_bit_in_each() -> None:
    bits = Week(date(2026, 6, 29), "before", -1).bits
    assert bits == (Bit("2026Q2", 1 << 13), Bit("2026Q3", 1))


def test_shares_come_from_rounded_counts_and_small_ones_are_not_shown() -> None:
    some = weeks(date(2026, 9, 5), date(2026, 9, 5))
    by_association = {"a": [30] * 4 + [52] + [40] * 4, "b": [20] * 9, "c": [2] * 9}
    lines, above = protected(some, by_association, [203] * 9, True, rules_on(today()))
    assert [line.active for line in lines][:5] == [50] * 4 + [75]
    assert lines[0].members == 205 and lines[0].share == pytest.approx(100 * 50 / 205)
    assert all(one.association_id in ("a", "b") for one in above), "two people are never shown"


def test_above_the_usual_is_more_than_rounding() -> None:
    some = weeks(date(2026, 9, 5), date(2026, 9, 5))
    cells = {
        "more": (30, 30, 30, 30, 50, 30, 30, 30, 30),
        "rounding": (30, 30, 30, 30, 35, 30, 30, 30, 30),
        "hidden": (None, 30, 30, 30, 50, 30, 30, 30, 30),
        "less": (50, 50, 50, 50, 30, 30, 30, 30, 30),
    }
    assert [(one.association_id, one.usual, one.during) for one in above_usual(some, cells, rules_on(today()))] == [
        ("more", 30, 50)
    ]


def test_while_figures_move_no_association_is_told() -> None:
    some = weeks(date(2026, 9, 5), date(2026, 9, 5))
    lines, above = protected(some, {"a": [10] * 4 + [90] * 5}, [100] * 9, False, rules_on(today()))
    assert above == [] and lines[4].active == 90
