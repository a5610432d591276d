"""What is due before 15 April, 1 May, and after each quarter."""

from datetime import date

from webapp.uptake.releases.periods import closed, parse
from webapp.uptake.releases.reminders import reminders, still_due


def test_the_spring_has_its_reports() -> None:
    found = {(one.code, one.on, one.period) for one in reminders(date(2027, 3, 20))}
    assert found == {
        ("executive-bodies", date(2027, 4, 15), "2026"),
        ("ministry", date(2027, 5, 1), "2026"),
        ("quarter", date(2027, 4, 20), "2027Q1"),
    }


def test_each_quarter_is_spoken_of_until_two_weeks_after_it_was_due() -> None:
    assert [one.period for one in reminders(date(2027, 2, 3), ahead=10)] == ["2026Q4"]
    assert reminders(date(2027, 2, 4), ahead=10) == []
    assert all(one.source and one.confidence in ("high", "medium", "low") for one in reminders(date(2027, 4, 1)))


def test_a_year_may_be_published_when_its_four_quarters_are_over() -> None:
    assert [str(one) for one in closed(date(2026, 5, 1), date(2027, 1, 1))] == ["2026", "2026Q4", "2026Q3", "2026Q2"]
    assert [str(one) for one in closed(date(2026, 5, 1), date(2026, 12, 31))] == ["2026Q3", "2026Q2"]
    assert (parse("2026").last, str(parse("2026").previous)) == (date(2026, 12, 31), "2025")


def test_a_quarter_that_is_published_is_not_due() -> None:
    day = date(2027, 1, 10)
    assert [one.period for one in still_due(day, set()) if one.code == "quarter"] == ["2026Q4"]
    assert not [one for one in still_due(day, {"2026Q4"}) if one.code == "quarter"]
