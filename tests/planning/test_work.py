"""/work and /today: what a learner sees of what was given."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.people import NOW, People
from tests.reading import text_of
from webapp import clock
from webapp.models import Assignment, Completion, Person, Run

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
        ("again", "a1-02-01", "/practice/a1-02-01"),
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


def test_a_lesson_given_once_more_is_to_do_until_it_is_finished_anew_and_the_class_page_says_the_same(
    people: People, session: Session, class_id: int
) -> None:
    dana, today = session.scalars(select(Person).where(Person.username == "dana")).one(), clock.now()

    def finished(at: datetime) -> None:
        session.add(
            Run(person_id=dana.id, course_id="a1", lesson_id="a1-01-02", plan=[], started_at=at, finished_at=at)
        )
        session.commit()

    finished(today - timedelta(days=9))
    session.add(
        Completion(
            person_id=dana.id, course_id="a1", kind="lesson", subject_id="a1-01-02", criterion={},
            completed_at=today - timedelta(days=9), day=clock.today() - timedelta(days=9),
        )
    )  # fmt: skip
    given(session, class_id, "again", "a1-01-02")
    learner = people.signed_in("dana", "en")
    assert "To do" in text_of(learner.get("/work").text)
    assert "All is done" not in text_of(learner.get("/work").text)
    finished(today)
    assert "All is done" in text_of(learner.get("/work").text)
    days = [clock.today().isoformat(), "", clock.today().isoformat()]
    told = learner.get(f"/classes/{class_id}/mine/figures.csv").text
    assert "lesson once more" in told and f"{days[0]},,{days[2]}" in told


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
