"""Public holidays as dated data."""

from datetime import date

from webapp.associations.holidays import days_off, holidays


def test_each_year_has_the_holidays_in_force_in_it() -> None:
    of_2025 = days_off(date(2025, 1, 1), date(2025, 12, 31))
    of_2026 = days_off(date(2026, 1, 1), date(2026, 12, 31))
    assert date(2025, 8, 30) in of_2025
    assert date(2025, 3, 15) not in of_2025
    assert date(2026, 3, 15) in of_2026
    assert date(2026, 8, 30) not in of_2026
    assert date(2021, 10, 25) not in days_off(date(2021, 10, 1), date(2021, 10, 31))


def test_nauryz_lasts_three_days() -> None:
    found = holidays(date(2027, 3, 20), date(2027, 3, 25))
    assert [one.day.day for one in found] == [21, 22, 23]
    assert found[0].name("kk") == "Наурыз мейрамы"


def test_a_stretch_over_the_new_year_has_both_ends_and_the_order_of_days() -> None:
    found = holidays(date(2026, 12, 16), date(2027, 1, 7))
    assert [one.day for one in found] == [date(2026, 12, 16), date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 7)]


def test_a_day_that_is_only_marked_is_no_day_off() -> None:
    marked = holidays(date(2026, 9, 5), date(2026, 9, 5))
    assert [one.name("en") for one in marked] == ["Day of Languages of the People"]
    assert not days_off(date(2026, 9, 5), date(2026, 9, 5))
