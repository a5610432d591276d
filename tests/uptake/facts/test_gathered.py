"""Laid out once and counted often, people make the figures that they make when each table is asked for by itself."""

import random
from datetime import date, timedelta

import pytest
from flask import Flask

from tests.uptake.facts.living import Country, at
from webapp import db
from webapp.uptake.facts.building import build
from webapp.uptake.facts.gathered import Gathered
from webapp.uptake.facts.queries import figures

FIRST = date(2026, 1, 10)
ASKED = (
    (),
    ("region",),
    ("association_region", "association"),
    ("ethnic_group",),
    ("form_of_study",),
    ("region", "course"),
)


@pytest.mark.parametrize("period", ["2026Q2", "2026"])
def test_gathered_figures_are_those_asked_for_singly(period: str, app: Flask) -> None:
    rng = random.Random(7)
    with app.app_context():
        country = Country(db.session())
        for _ in range(12):
            one = country.learner(
                FIRST,
                region_code=rng.choice(["KZ-75", "KZ-39", None]),
                groups=rng.choice([["korean"], ["german"], []]),
                association=rng.choice(["korean-kz-75", None]),
            )
            for _ in range(rng.randrange(12)):
                country.answer(one, FIRST + timedelta(days=rng.randrange(170)), milliseconds=90_000)
            country.complete(one, FIRST + timedelta(days=rng.randrange(170)), "lesson", "a1-01-01")
        today = date(2027, 1, 5)
        build(db.session(), today, at(today), look_back=0)
        wanted = {"learners", "active", "registered", "lessons", "enrolments", "learners_before"}
        singly = {by: figures(db.session(), period, by) for by in ASKED}
        with Gathered(db.session(), period) as gathered:
            assert {by: gathered.figures(by, wanted) for by in ASKED} == singly
        assert singly[()][()]["learners"].number > 3
        # The tables are gone: the next period is laid out anew.
        with Gathered(db.session(), "2026Q1") as other:
            assert other.figures((), wanted) == figures(db.session(), "2026Q1", ())
