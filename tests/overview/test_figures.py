"""The pure modules: periods, sums kept, weeks, work given, who needs help."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from webapp.courses.loading import Library
from webapp.overview import help_needed, periods
from webapp.overview.figures import Work, level
from webapp.overview.learner_figures import Day, bars, weeks_table
from webapp.overview.mistakes import Key, Missed, gathered
from webapp.overview.past_work import PastWork
from webapp.overview.tables import Column, minutes, share
from webapp.overview.work_given import Facts, Given, cells_of, done_on

TODAY = date(2026, 5, 4)


@pytest.mark.parametrize(
    ("code", "last", "found"),
    [
        ("all", TODAY, "all"),
        (None, TODAY, "two-weeks"),
        (None, TODAY - timedelta(days=13), "two-weeks"),
        (None, TODAY - timedelta(days=14), "quarter"),
        (None, TODAY - timedelta(days=400), "all"),
        ("nonsense", None, "two-weeks"),
    ],
)
def test_without_a_choice_the_period_is_the_shortest_in_which_anybody_worked(
    code: str | None, last: date | None, found: str
) -> None:
    assert periods.known(code, [last, None], TODAY) == found


def test_shares_minutes_and_levels() -> None:
    assert [share(*pair) for pair in ((0, 0), (1, 3), (2, 3), (1, 8), (3, 3))] == [None, 33, 67, 13, 100]
    assert [minutes(one) for one in (0, 1, 60_000, 60_001)] == [0, 1, 1, 2]
    part, right = Column("lessons/u", "part", "", of=6), Column("rights/u", "share", "")
    assert [level(part, value) for value in (0, 1, 3, 5, 6)] == [0, 1, 2, 4, 4]
    assert [level(right, value) for value in (None, 0, 25, 26, 100)] == [0, 0, 1, 2, 4]


def test_days_gone_by_are_known_until_something_about_them_changes() -> None:
    past, work = PastWork(), {"a1-01-01": Work(3, 2, 1000)}
    assert past.get(7, None, TODAY, 3) is None
    past.keep(7, None, TODAY, 3, work)
    assert past.get(7, None, TODAY, 3) == work
    assert past.get(7, None, TODAY, 4) is None, "an answer came to it"
    assert past.get(7, None, TODAY + timedelta(days=1), 3) is None, "another day"
    assert past.get(7, TODAY, TODAY, 3) is None, "another period"


def test_an_idle_week_has_a_row_of_noughts_and_no_bar() -> None:
    table = weeks_table([Day(TODAY, Work(4, 2, 60_000)), Day(TODAY - timedelta(days=14), Work(8, 8, 1))])
    assert [row.cells for row in table.rows] == [
        (TODAY, 1, 4, 50, 1),
        (TODAY - timedelta(days=7), 0, 0, None, 0),
        (TODAY - timedelta(days=14), 1, 8, 100, 1),
    ]
    assert [(bar.height, bar.right) for bar in bars(table)] == [(100, 100), (0, 0), (50, 25)]


def work(kind: str, subject: str = "", **more: object) -> Given:
    return Given(1, kind, subject, "", TODAY, None, **more)  # type: ignore[arg-type]


def noon(day: date, hours: int = 0) -> datetime:
    return datetime.combine(day, time(7 + hours), UTC)


def test_when_work_is_done() -> None:
    before, after = TODAY - timedelta(days=9), TODAY + timedelta(days=2)
    facts = Facts(
        {"a1-01-01": before, "a1-01-02": after},
        {"own-5": [after, before], "again-1": [after], "own-6": []},
        [("үй", "N;SG;LOC", noon(before)), *[("үй", "N;SG;LOC", noon(after))] * 9, ("су", "N;SG;DAT", noon(after))],
        {1: after},
        {("7", "нан"): before, ("7", "су"): after},
    )
    assert done_on(work("lesson", "a1-01-01"), facts) == before, "done before it was given"
    assert done_on(work("lesson", "a1-01-03"), facts) is None
    assert done_on(work("again", "a1-01-01"), facts) == after, "given once more, it is done anew"
    assert done_on(work("unit", "a1-01", lessons=("a1-01-01", "a1-01-02")), facts) == after
    assert done_on(work("unit", "a1-01", lessons=("a1-01-01", "a1-01-03")), facts) is None
    assert done_on(work("words", "7", words=frozenset({"нан", "су"})), facts) == after
    assert done_on(work("words", "7", words=frozenset({"нан", "ет"})), facts) is None, "each word is to be asked"
    assert done_on(work("own", "5"), facts) == before and done_on(work("own", "6"), facts) is None
    assert done_on(work("drill", "word=үй"), facts) is None, "of another word"
    assert done_on(work("drill", "cells=N;SG;LOC"), facts) is None, "nine since then"
    assert done_on(work("drill", "cells=N;SG;LOC,N;SG;DAT"), facts) == after
    assert done_on(work("drill", "cells=N;SG;LOC,N;SG;DAT", made_at=noon(after, 1)), facts) is None, (
        "since it was given"
    )
    assert done_on(work("writing"), facts) == after


def test_the_subject_of_a_drill_is_read_in_each_way_it_is_written() -> None:
    assert cells_of("cells=N;SG;LOC,N;SG;DAT") == cells_of("N;SG;LOC,N;SG;DAT") == {"N;SG;LOC", "N;SG;DAT"}
    assert "N;SG;GEN" in cells_of("topic=case") and "V;PST;3" not in cells_of("topic=case")
    assert cells_of("") == frozenset()


def missed(person: int, exercise: str, given: str, diagnosis: str, lesson: str = "drill") -> Missed:
    return Missed(person, person, lesson, exercise, given, diagnosis, None)


def test_mistakes_are_told_apart_and_counted_by_learners(content: Library) -> None:
    rows = [
        missed(1, "drill/қала/N;SG;LOC", "қаладе", "harmony"),
        missed(2, "drill/қала/N;SG;LOC", "қаладе", "harmony"),
        missed(3, "drill/дүкен/N;SG;DAT", "дүкенде", "case"),
        missed(3, "drill/дүкен/N;SG;DAT", "дүкенде", "case"),
        missed(1, "drill/дос/N;SG;LOC", "достта", "typo"),
        missed(2, "gone/exercise/type", "не", "order", "a1-99-99"),
    ]
    drilled = frozenset({"drill"})
    found = gathered(content, ("en",), rows, {1: drilled, 2: drilled, 3: drilled, 4: frozenset()})
    assert [(one.key.kind, len(one.persons), one.asked, one.answers) for one in found] == [
        ("harmony", 2, 3, 2),
        ("case", 1, 3, 2),
    ], "what was written once is left out"
    harmony, case = found
    assert harmony.key == Key("harmony", "LOC", series="back") and harmony.pairs == (("да", "де"),)
    assert (case.key.asked, case.key.said) == ("DAT", "LOC")
    assert harmony.cells == ("N;SG;LOC",) and case.samples == (("дүкенге", "дүкенде", 2),)
    alone = gathered(content, ("en",), rows[-1:], {})
    assert alone[0].key == Key("order") and alone[0].asked == 1, "a withdrawn exercise keeps its kind of mistake"


@pytest.mark.parametrize(
    ("verdicts", "days", "why"),
    [
        (("wrong",) * 4, 0, "wrong"),
        (("wrong", "wrong", "wrong", "right"), 0, None),
        (("wrong",) * 3, 0, None),
        (("right",), 14, "idle"),
        (("right",), 13, None),
        ((), None, "not-begun"),
    ],
)
def test_who_needs_help(verdicts: tuple[str, ...], days: int | None, why: str | None) -> None:
    last = TODAY - timedelta(days=days) if days is not None else None
    assert help_needed.why(help_needed.Recent(verdicts, last), TODAY) == why
