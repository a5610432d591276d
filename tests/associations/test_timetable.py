"""Days off, times of the week, the next meeting, and the calendar read back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from webapp.associations.calendar_feed import Series, as_ics
from webapp.associations.holidays import off_on
from webapp.associations.timetable import Term, Weekly, at, week

TERM = Term(date(2026, 9, 1), date(2027, 5, 31), (Weekly(7, "11:00", 60), Weekly(3, "18:30", 90)))
MADE = datetime(2026, 8, 1, 9, tzinfo=UTC)


def feed(term: Term = TERM) -> Calendar:
    read = Calendar.from_ical(as_ics("Айдын", [Series("form-7", "Мектеп; тіл, ән", "Үй, 2", "Ашық", term, MADE)]))
    assert isinstance(read, Calendar)
    return read


@pytest.mark.parametrize(
    ("day", "off"),
    [
        (date(2025, 8, 30), True),  # Constitution Day until 2025 …
        (date(2026, 8, 30), False),
        (date(2026, 3, 15), True),  # … and in March from 2026 on
        (date(2025, 3, 15), False),
        (date(2026, 3, 23), True),  # Nauryz is three days
        (date(2026, 3, 24), False),
        (date(2026, 5, 27), True),  # Qurban Ait goes by the moon
        (date(2027, 5, 27), False),
        (date(2021, 10, 25), False),
        (date(2022, 10, 25), True),
    ],
)
def test_days_off_are_those_of_their_year(day: date, off: bool) -> None:
    assert bool(off_on(day)) is off


def test_the_next_meeting_is_the_one_that_has_not_ended() -> None:
    wednesday = date(2026, 9, 2)
    assert TERM.next_meeting(MADE) == at(wednesday, "18:30")
    assert TERM.next_meeting(at(wednesday, "19:59")) == at(wednesday, "18:30"), "still under way"
    assert TERM.next_meeting(at(wednesday, "20:00")) == at(date(2026, 9, 6), "11:00")
    assert TERM.next_meeting(at(date(2026, 12, 13), "12:00")) == at(date(2026, 12, 20), "11:00"), (
        "the 16th is a day off"
    )
    assert TERM.next_meeting(at(date(2027, 5, 30), "12:00")) is None


def test_a_late_meeting_goes_on_past_midnight() -> None:
    term = Term(date(2026, 9, 1), date(2026, 9, 30), (Weekly(3, "23:30", 60),))
    assert term.next_meeting(at(date(2026, 9, 3), "00:10")) == at(date(2026, 9, 2), "23:30")


def test_a_week_shows_meetings_and_days_off() -> None:
    shown = week(date(2026, 12, 14), [(TERM, "мектеп")])
    assert [bool(day.meetings) for day in shown] == [False] * 6 + [True]
    assert shown[2].holiday is not None and shown[2].holiday.name("en") == "Independence Day"
    before = week(date(2026, 8, 24), [(TERM, "мектеп")])
    assert not any(day.meetings for day in before), "the term has not begun"


def test_the_calendar_is_read_back_as_it_was_meant() -> None:
    calendar = feed()
    assert [str(zone["TZID"]) for zone in calendar.timezones] == ["Asia/Almaty"]
    assert {part["TZOFFSETTO"].td for part in calendar.timezones[0].subcomponents} == {timedelta(hours=5)}
    sunday, wednesday = sorted(calendar.events, key=lambda event: str(event["UID"]), reverse=True)
    assert str(sunday["SUMMARY"]) == "Мектеп; тіл, ән" and str(sunday["LOCATION"]) == "Үй, 2"
    assert sunday.start == at(date(2026, 9, 6), "11:00") and sunday.end == at(date(2026, 9, 6), "12:00")
    assert sunday.start.tzinfo is not None and "Almaty" in str(sunday["DTSTART"].params["TZID"])
    assert sunday["RRULE"]["FREQ"] == ["WEEKLY"]
    assert sunday["RRULE"]["UNTIL"] == [at(date(2027, 5, 30), "11:00")]
    off = [day.dt for day in wednesday["EXDATE"].dts]
    assert off == [at(date(2026, 12, 16), "18:30")]
    assert [day.dt.date() for day in sunday["EXDATE"].dts] == [
        date(2026, 10, 25),
        date(2027, 3, 21),
        date(2027, 5, 9),
        date(2027, 5, 16),
    ]


def test_an_event_keeps_its_uid_when_all_else_changes() -> None:
    moved = Term(date(2026, 10, 1), date(2027, 1, 31), TERM.times)
    assert {str(one["UID"]) for one in feed().events} == {str(one["UID"]) for one in feed(moved).events}


def test_a_term_too_short_for_a_meeting_gives_an_empty_calendar() -> None:
    assert feed(Term(date(2026, 9, 1), date(2026, 9, 1), TERM.times)).events == []
    holiday = Term(date(2026, 12, 16), date(2026, 12, 16), TERM.times)
    assert feed(holiday).events == [], "only a day off"
