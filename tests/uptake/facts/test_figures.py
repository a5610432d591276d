"""Figures are what a plain count of facts and people says; cells add up to their sums."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import pytest
from flask import Flask
from sqlalchemy import update

from tests.people import People
from tests.uptake.facts.living import Country, answer_in, at
from webapp import db
from webapp.classes.actions import create_class, join_class, leave_class
from webapp.courses import library
from webapp.models import AssociationTie, Attendance, Class, FormOfStudy, Run, Submission, Waiting
from webapp.uptake.facts import around
from webapp.uptake.facts.building import build
from webapp.uptake.facts.queries import Figures, Number, Total, figures, quarters, totals

APRIL = date(2026, 4, 1)
PEOPLE = ("region", "association_region", "association", "ethnic_group", "age_group", "gender", "heritage_language", "sphere")  # fmt: skip
OTHERS = ("form_of_study", "course")


@pytest.fixture
def country(app: Flask) -> Iterator[Country]:
    with app.app_context():
        yield Country(db.session())


def day(number: int) -> date:
    return APRIL + timedelta(days=number)


def counted(country: Country, today: date, period: str, *by: str) -> Figures:
    build(country.session, today, at(today), look_back=0)
    return figures(country.session, period, by)


def test_each_code_has_its_figures(country: Country) -> None:
    one = country.learner(day(0), region_code="KZ-75", groups=["korean"], association="korean-kz-75")
    two = country.learner(day(0), region_code="KZ-39", groups=["german", "korean"], heritage_language="xx")
    country.learner(day(1), region_code="KZ-39")
    country.answer(one, day(0), day(1), day(2), day(3))
    country.answer(two, day(80), milliseconds=120_000)
    country.complete(one, day(2), "lesson", "a1-01-01")
    found = counted(country, day(91), "2026Q2", "region")
    assert [found[key,]["registered"].number for key in ("KZ-75", "KZ-39")] == [1, 2]
    assert [found[key,]["learners"].number for key in ("KZ-75", "KZ-39")] == [1, 1]
    assert found["KZ-75",]["active"] == Number(1, 1) and found["KZ-75",]["lessons"] == Number(1, 1)
    assert found["KZ-75",]["interrupted"] == Number(1, 1) and found["KZ-39",]["continuing"] == Number(1, 1)
    groups = figures(country.session, "2026Q2", ("ethnic_group",))
    assert {key[0]: row["registered"].number for key, row in groups.items()} == {
        "korean": 1, "several": 1, "undeclared": 1,
    }  # fmt: skip
    assert set(figures(country.session, "2026Q2", ("heritage_language",))) == {("none",), ("other",)}
    assert figures(country.session, "2026Q2", ("course",))["a1",]["enrolments"] == Number(2, 2)
    assert totals(country.session, "2026Q2")["KZ-39"] == Total(registered=2, learners=1, enrolments=1, minutes=2)
    assert quarters(country.session) == ["2026Q2", "2026Q3"]


@pytest.mark.parametrize("period", ["2026Q2", "2026Q3", "2026"])
def test_parts_add_up_to_their_sums(country: Country, period: str) -> None:
    for number in range(24):
        one = country.learner(
            day(number),
            region_code=("KZ-75", "KZ-39", None)[number % 3],
            association=("korean-kz-75", "german-kz-39", "korean-kz", None)[number % 4],
            groups=[["korean"], ["german"], []][number % 3],
            gender=("female", "male", None)[number % 3],
            age_group=("adult", "child")[number % 2],
        )
        country.answer(one, day(number), day(number + 1), day(number + 2), milliseconds=999_999)
        if number % 2:
            country.change(one, day(95), region_code="KZ-59", association="german-kz-39")
            country.answer(one, day(96), lesson="balapan-01-01", course="balapan")
    whole = counted(country, day(100), period)[()]
    for by in (
        *((one,) for one in (*PEOPLE, *OTHERS)),
        *product(("region", "association_region"), ("association", "course")),
    ):
        parts = figures(country.session, period, by)
        for name, number in whole.items():
            some = [row[name].number for row in parts.values() if name in row]
            if name in {"learners", "active", "learners_before", "returned", "rated", "gained"} and "course" in by:
                continue  # somebody in two courses is in two cells
            assert not some or sum(some) == number.number, (by, name)
    assert whole["registered"].number == 24
    assert whole["learners"].number == (12 if period == "2026Q3" else 24)


def test_a_year_counts_people_once_where_they_learnt_last(country: Country) -> None:
    one = country.learner(day(0), region_code="KZ-75")
    country.answer(one, day(0), day(1), day(2), day(3))
    country.complete(one, day(0), "lesson", "a1-01-01")
    country.rate(one, day(0), 3)
    build(country.session, day(3), at(day(3)))
    country.change(one, day(95), region_code="KZ-39")
    country.answer(one, day(95))
    country.rate(one, day(99), 5)
    found = counted(country, day(100), "2026", "region")
    assert "learners" not in found["KZ-75",] and found["KZ-75",]["lessons"] == Number(1, 1)
    row = found["KZ-39",]
    assert row["learners"].number == row["active"].number == row["enrolments"].number == 1
    assert row["rated"].number == row["moved"].number == row["gained"].number == 1
    # In the third quarter, with the year still going on.
    assert row["interrupted"].number == 1 and row["returned"].number == 0
    assert figures(country.session, "2026Q3", ("region",))["KZ-75",]["learners_before"].number == 1


def test_the_tree_of_the_last_day_counts(country: Country) -> None:
    one = country.learner(day(0), association="german-kz-39")
    country.answer(one, day(0))
    country.answer(one, day(95))
    session = country.session
    build(session, day(96), at(day(96)), look_back=0)
    session.execute(
        update(AssociationTie).where(AssociationTie.association_id == "german-kz-39").values(valid_to=day(91))
    )
    session.add(
        AssociationTie(
            association_id="german-kz-39", relation="merged_into", parent_id="korean-kz-75", valid_from=day(91)
        )
    )
    session.flush()
    by = ("association_region", "association")
    for quarter, key in (("2026Q2", ("KZ-39", "german-kz-39")), ("2026Q3", ("KZ-75", "korean-kz-75"))):
        assert figures(session, quarter, by)[key]["learners"].number == 1


def test_classes_teachers_visits_and_places_asked_for(people: People, country: Country) -> None:
    session = country.session
    teacher = people.holding("teacher", association="korean-kz-75")
    sitting = country.learner(day(0), region_code="KZ-39")
    alone = country.learner(day(0), region_code="KZ-39")
    class_ = create_class(
        session, association_id="korean-kz-75", name="A", teacher_id=teacher.id, now=at(day(0)), rng=random.Random(1)
    )
    join_class(session, class_, sitting, at(day(0)), day(0))
    country.log(day(0), sitting, "join class")
    for one in (sitting, alone):
        country.answer(one, day(1), day(2), day(3), day(4))
    for number, status in enumerate(("present", "late", "absent", "excused")):
        session.add(
            Attendance(class_id=class_.id, person_id=sitting, day=day(number), status=status, marked_at=at(day(5)))
        )
    session.add(Waiting(person_id=alone, association_id="korean-kz-75", asked_on=day(3)))
    session.flush()
    row = counted(country, day(60), "2026Q2", "region")["KZ-75",]
    assert (row["teachers"], row["associations_active"], row["waiting"]) == (Number(1, 1), Number(1, 1), Number(1, 1))
    assert row["associations"].number > 0 and row["associations"].people == around.OPEN
    forms = figures(session, "2026Q2", ("form_of_study",))
    assert forms["class",]["learners"].number == forms["alone",]["learners"].number == 1
    assert (forms["class",]["attended"], forms["class",]["attendable"]) == (Number(2, 1), Number(3, 1))
    leave_class(session, class_.id, sitting, at(day(61)))
    country.log(day(61), sitting, "leave class")
    country.answer(sitting, day(95))
    third = counted(country, day(96), "2026Q3", "form_of_study")
    assert third["alone",]["learners"].number == 1 and "learners" not in third["class",]


def test_a_class_changes_its_form(people: People, country: Country) -> None:
    session = country.session
    teacher = people.holding("teacher", association="korean-kz-75")
    one = country.learner(day(0))
    class_: Class = create_class(
        session, association_id="korean-kz-75", name="A", teacher_id=teacher.id, now=at(day(0)), rng=random.Random(1)
    )
    join_class(session, class_, one, at(day(0)), day(0))
    country.log(day(0), one, "join class")
    country.answer(one, day(1))
    counted(country, day(2), "2026Q2", "form_of_study")
    form = FormOfStudy(
        association_id="korean-kz-75", kind="sunday-school", name="S", first_day=day(0), last_day=day(90),
        feed_token="t", opened_at=at(day(0)),
    )  # fmt: skip
    session.add(form)
    session.flush()
    class_.form_of_study_id = form.id
    country.log(day(3), None, "change class", class_id=class_.id)
    found = counted(country, day(4), "2026Q2", "form_of_study")
    assert found["sunday-school",]["learners"].number == 1


def test_blocks_of_a_test_that_were_passed(country: Country) -> None:
    one = country.learner(day(0))
    sitting = next(found for found in library().sittings.values() if found.course == "a1")
    session = country.session
    run = Run(
        person_id=one, course_id="a1", lesson_id=sitting.id, plan=[], started_at=at(day(1)), finished_at=at(day(1))
    )
    session.add(run)
    session.flush()
    for passage in sitting.listening:
        for item in passage.items:
            answer_in(session, one, run.id, sitting.id, f"{sitting.id}/{item.id}/choose", "0", day(1))
    rubric = library().rubrics["writing"]
    points = {"all": rubric.most}
    session.add(
        Submission(person_id=one, run_id=run.id, block="writing", texts={}, own_points=points, submitted_at=at(day(1)))
    )
    session.flush()
    row = counted(country, day(2), "2026Q2")[()]
    assert [row[f"ready_{block}"].number for block in ("listening", "reading", "writing", "speaking")] == [1, 0, 1, 0]
