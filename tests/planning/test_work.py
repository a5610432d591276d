"""/work and /today: what a learner sees of what was given."""

import csv
import io
import itertools
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.overview.test_class_page import HARMONY, give
from tests.people import NOW, People
from tests.reading import text_of
from webapp import clock
from webapp.models import Assignment, Completion, LiveLesson, Person, Run, Sitting

ASSOCIATION = "korean-kz-75"


@pytest.fixture
def class_id(people: People) -> int:
    teacher = people.holding("teacher", association=ASSOCIATION)
    return people.class_of(teacher, learners=(people.person("dana", age_group="adult"),)).id


def given(
    session: Session, class_id: int, kind: str, subject: str, opens: int = 0, due: int | None = None, note: str = ""
) -> None:
    today = clock.today()
    session.add(
        Assignment(
            class_id=class_id, kind=kind, subject=subject, note=note, made_at=NOW, opens_on=today + timedelta(days=opens),
            due_on=None if due is None else today + timedelta(days=due),
        )
    )  # fmt: skip
    session.commit()


@pytest.mark.parametrize(
    ("kind", "subject", "address"),
    [
        ("lesson", "a1-02-01", "/practice/a1-02-01"),
        ("unit", "a1-02", "/practice/a1-02-01"),
        ("drill", "cells=N;SG;LOC", "/practice/drill?cells=N;SG;LOC"),
        ("drill", "", "/practice/drill"),
        ("test", "a1", "/tests/a1"),
        ("writing", "", "/work/1/hand-in"),
        ("speaking", "", "/work/1/hand-in"),
    ],
)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_each_piece_of_work_leads_straight_to_it(
    language: str, kind: str, subject: str, address: str, people: People, session: Session, class_id: int
) -> None:
    given(session, class_id, kind, subject, note="Отбасыңыз туралы жазыңыз")
    learner = people.signed_in("dana", language)
    for page in ("/work", "/today"):
        assert f'href="{address}"' in learner.get(page).text
    if "hand-in" not in address:
        assert learner.get(address).status_code in (200, 302)


def test_a_lesson_given_once_more_is_to_do_though_it_was_completed_and_done_when_it_was_finished_again(
    people: People, session: Session, class_id: int
) -> None:
    dana = session.scalars(select(Person).where(Person.username == "dana")).one()

    def finished(at: datetime) -> None:
        session.add(
            Run(
                person_id=dana.id, course_id="a1", lesson_id="a1-01-01", plan=[], started_at=at,
                finished_at=at,
            )
        )  # fmt: skip
        session.commit()

    finished(NOW - timedelta(hours=1))
    session.add(
        Completion(
            person_id=dana.id, course_id="a1", kind="lesson", subject_id="a1-01-01", criterion={},
            completed_at=NOW, day=clock.today(),
        )
    )  # fmt: skip
    given(session, class_id, "lesson", "a1-01-01")
    given(session, class_id, "again", "a1-01-01")
    learner = people.signed_in("dana")
    teachers_page = f"/classes/{class_id}/mine/figures.csv"
    assert text_of(learner.get("/work").text).index("A lesson once more") < text_of(learner.get("/work").text).index(
        "Done"
    )
    assert [line[-1] for line in work_in(learner.get(teachers_page).text)] == ["0", "100"]
    finished(NOW + timedelta(hours=1))
    assert "To do" not in text_of(learner.get("/work").text)
    assert {line[-1] for line in work_in(learner.get(teachers_page).text)} == {"100"}, "the same on the teacher's page"


def test_only_what_was_drilled_since_it_was_given_counts(people: People, session: Session, class_id: int) -> None:
    dana = session.scalars(select(Person).where(Person.username == "dana")).one()
    given(session, class_id, "drill", "cells=N;SG;LOC")
    session.scalars(select(Assignment)).one().made_at = clock.now() - timedelta(minutes=5)
    give(session, dana, [HARMONY] * 2)
    for one in give(session, dana, [HARMONY] * 10):
        one.answered_at -= timedelta(minutes=9)  # the mistakes for which it was given
    session.commit()
    learner = people.signed_in("dana")
    assert "2 of 10" in text_of(learner.get("/work").text)
    teachers_page = f"/classes/{class_id}/mine/figures.csv"
    assert [line[-1] for line in work_in(learner.get(teachers_page).text)] == ["20"]
    give(session, dana, [HARMONY] * 8)
    assert "To do" not in text_of(learner.get("/work").text)
    assert [line[-1] for line in work_in(learner.get(teachers_page).text)] == ["100"]


def work_in(table: str) -> list[list[str]]:
    """The lines of work in the file of a learner's figures."""
    lines = list(csv.reader(io.StringIO(table)))
    first = next(number for number, line in enumerate(lines) if line == ["Work given and done"]) + 2
    return list(itertools.takewhile(bool, lines[first:]))


def test_work_says_what_goes_on_in_class(people: People, session: Session, class_id: int) -> None:
    session.add(LiveLesson(class_id=class_id, opened_at=datetime.now(UTC), state={}))
    session.add(Sitting(class_id=class_id, kind="test", subject="a1", opened_at=datetime.now(UTC)))
    session.commit()
    page = people.signed_in("dana").get("/work").text
    assert 'action="/live/1/join"' in page and 'href="/sittings/1"' in page


def test_what_is_due_first_comes_first_what_is_late_is_told_kindly_and_what_is_to_come_is_not_shown(
    people: People, session: Session, class_id: int
) -> None:
    given(session, class_id, "lesson", "a1-01-03", opens=-9, due=-2)
    given(session, class_id, "lesson", "a1-01-02", due=5)
    given(session, class_id, "lesson", "a1-01-01")
    given(session, class_id, "lesson", "a1-01-04", opens=1)
    learner = people.signed_in("dana")
    page = learner.get("/work").text
    places = [page.index(f"/practice/a1-01-0{number}") for number in (3, 2, 1)]
    assert places == sorted(places) and "a1-01-04" not in page
    assert "still welcome" in text_of(page) and "late" not in text_of(page).lower()


def test_the_page_of_the_day_has_three_of_them_and_says_how_many_more(
    people: People, session: Session, class_id: int
) -> None:
    learner = people.signed_in("dana")
    assert "Work for the class" not in learner.get("/today").text
    for number in range(1, 6):
        given(session, class_id, "lesson", f"a1-01-0{number}", due=number)
    page = learner.get("/today").text
    block = page[page.index('class="for-class"') : page.index("</section>", page.index('class="for-class"'))]
    assert [f"/practice/a1-01-0{number}" in block for number in range(1, 6)] == [True, True, True, False, False]
    assert "2 more" in text_of(block)


def test_a_learner_in_two_classes_sees_the_work_of_both_by_class(
    people: People, session: Session, class_id: int
) -> None:
    from sqlalchemy import select

    from webapp.classes.actions import join_class

    other = people.class_of(people.holding("teacher", "second", ASSOCIATION))
    other.name = "Таңғы топ"
    dana = session.scalars(select(Person).where(Person.username == "dana")).one()
    join_class(session, other, dana.id, NOW, NOW.date())
    session.commit()
    given(session, class_id, "lesson", "a1-01-01")
    given(session, other.id, "lesson", "a1-01-02")
    page = people.signed_in("dana").get("/work").text
    assert "<bdi>Таңғы топ</bdi>" in page and "<bdi>Кешкі топ</bdi>" in page
