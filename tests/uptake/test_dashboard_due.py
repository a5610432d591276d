"""What is due, and when it is spoken of."""

from datetime import date
from types import SimpleNamespace

from webapp.uptake.dashboard.due import due


def said(today: date, *published: str) -> list[tuple[str, str, bool]]:
    heads = [SimpleNamespace(period=one) for one in published]
    return [(one.code, one.period, one.late) for one in due(today, heads) if one.soon]


def test_reports_are_spoken_of_before_they_are_due() -> None:
    assert said(date(2027, 3, 10), "2026Q4", "2026") == [("executive", "2026", False), ("ministry", "2026", False)]
    assert said(date(2027, 4, 16), "2027Q1", "2026") == [("ministry", "2026", False)]
    assert said(date(2026, 11, 22), "2026Q3") == []


def test_a_release_is_due_until_it_is_published() -> None:
    assert said(date(2026, 10, 5)) == [("quarter", "2026Q3", False)]
    assert said(date(2026, 11, 22)) == [("quarter", "2026Q3", True)]
    assert said(date(2027, 3, 1), "2026Q3", "2026Q4")[0] == ("year", "2026", False)


def test_a_year_without_a_single_release_is_not_due() -> None:
    assert "year" not in {code for code, *_ in said(date(2026, 3, 1), "2026Q1")}
