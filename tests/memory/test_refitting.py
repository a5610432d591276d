"""Parameters are fitted to what was answered, and kept only where they foretell unseen answers better."""

import random
from dataclasses import replace
from math import log, sqrt
from uuid import uuid4

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from benchmarks.memory import Learners, simulated
from tests.memory.doing import START, days
from tests.people import People
from webapp.courses.loading import Library
from webapp.memory import fitting, queries, refitting
from webapp.memory.fitting import Fit, foretell, held_out
from webapp.memory.measures import Foretold, auc, foretold, log_loss, rmse_bins
from webapp.memory.scheduling import scheduler
from webapp.memory_commands import group
from webapp.models import Answer, Card, MemoryParameters, Person, Run


def told(chance: float, recalled: bool, days_: int = 3, number: int = 2, lapses: int = 0) -> Foretold:
    return Foretold(chance, recalled, days_, number, lapses)


def test_measures_on_numbers_worked_out_by_hand() -> None:
    some = [told(0.9, True), told(0.9, False), told(0.6, True), told(0.6, True, days_=40)]
    assert log_loss(some) == pytest.approx(-(log(0.9) + log(0.1) + 2 * log(0.6)) / 4)
    # Two bins by interval: three reviews foretold 0.8, recalled 2/3; one foretold 0.6 and recalled.
    assert rmse_bins(some) == pytest.approx(sqrt((3 * (0.8 - 2 / 3) ** 2 + (0.6 - 1) ** 2) / 4))
    # One forgotten at 0.9: it stands beside one recalled at 0.9 (half) and above two.
    assert auc(some) == pytest.approx(0.5 / 3)
    assert auc([told(0.9, True), told(0.2, False)]) == 1 and auc([told(0.9, True)]) == 0.5


def test_only_reviews_a_day_later_count_and_lapses_are_those_before() -> None:
    history = [(3, 0), (3, 0), (1, 4), (1, 4), (3, 9)]
    found = foretold(history, [0.0, 0.9, 0.8, 0.7, 0.6])
    assert [(one.chance, one.recalled, one.days, one.number, one.lapses) for one in found] == [
        (0.8, False, 4, 3, 0),
        (0.6, True, 5, 5, 1),
    ]


def test_a_fit_foretells_learners_who_forget_otherwise_better_than_the_default() -> None:
    country = simulated(Learners(people=90, cards=12, days=120, forgetting=3.0, seed=4))
    made = fitting.fit(country)
    assert made.better and made.log_loss < made.log_loss_before
    assert len(made.parameters) == 21 and scheduler(made.parameters)
    assert made.reviews == sum(fitting.counted(cards) for cards in country.values())


def test_a_fit_to_what_is_fitted_already_is_kept_only_if_better() -> None:
    country = simulated(Learners(people=60, cards=6, days=120, forgetting=3.0, seed=4))
    best = fitting.fit(country)
    again = fitting.fit(country, best.parameters)
    assert not again.better and again.log_loss_before == pytest.approx(best.log_loss)
    assert not replace(best, log_loss=best.log_loss_before).better


def test_too_few_people_are_never_fitted_to() -> None:
    few = simulated(Learners(people=20, cards=40, days=120, seed=1))
    assert sum(fitting.counted(cards) for cards in few.values()) > fitting.FEWEST_REVIEWS
    assert not fitting.enough(few)
    with pytest.raises(ValueError, match="are expected"):
        fitting.fit(few)


def test_the_same_people_are_held_out_every_night() -> None:
    out = [person for person in range(2000) if held_out(person)]
    assert 300 < len(out) < 500 and out == [person for person in range(2000) if held_out(person)]


def test_what_is_foretold_comes_from_the_reviews_before() -> None:
    history = [(3, 0), (3, 2), (3, 9)]
    other = [(3, 0), (3, 2), (1, 9)]
    assert [one.chance for one in foretell([history])] == [one.chance for one in foretell([other])]


def fill(session: Session, content: Library, people: int) -> None:
    """A small country that revises: one word a person and day, forgotten often."""
    rng = random.Random(3)
    words = content.lesson("a1-01-01")[1].teaches.words  # type: ignore[index]
    for number in range(people):
        person = Person(fs_uniquifier=f"p{number}", created_at=START, display_name="", active=True)
        session.add(person)
        session.flush()
        run = Run(person_id=person.id, course_id="a1", lesson_id="review", plan=[], started_at=START)
        session.add(run)
        session.flush()
        rows = []
        for word in words[:6]:
            at = START
            for gap in (0, 2, 3, 5, 9, 20):
                at += days(gap)
                recalled = rng.random() < 0.5 ** (gap / 30)
                rows.append(
                    {
                        "person_id": person.id, "client_id": uuid4(), "run_id": run.id, "lesson_id": "review",
                        "exercise_id": f"a1-01-01/{word}/type", "given": word if recalled else "жоқ емес",
                        "verdict": "right" if recalled else "wrong", "diagnosis": None, "milliseconds": 6000,
                        "answered_at": at, "day": at.date(),
                    }
                )  # fmt: skip
        session.execute(insert(Answer), rows)
    session.commit()


def test_commands_take_in_rebuild_and_refit(app: Flask, people: People, session: Session, content: Library) -> None:
    fill(session, content, 60)

    def run(*words: str) -> str:
        result = CliRunner().invoke(group, words, obj=app.cli, env={})
        assert result.exit_code == 0, (result.output, result.exception)
        session.expire_all()
        session.rollback()
        return result.output

    with app.app_context():
        assert "2160 answers of 60 people" in run("catch-up")
        cards = [tuple(row) for row in session.execute(select(Card.__table__).order_by(Card.person_id, Card.key))]
        assert len(cards) == 360
        assert "0 answers of 0 people" in run("catch-up")
        assert "The cards of 60 people" in run("rebuild")
        assert [
            tuple(row) for row in session.execute(select(Card.__table__).order_by(Card.person_id, Card.key))
        ] == cards
        one = cards[0][0]
        assert "The cards of 1 people" in run("rebuild", "--person", str(one))
        assert "kept" in run("refit")
    (row,) = session.scalars(select(MemoryParameters))
    assert row.reviews == 60 * 6 * 5 and row.kept == (row.log_loss < row.log_loss_before)
    assert [
        tuple(row) for row in session.execute(select(Card.__table__).order_by(Card.person_id, Card.key))
    ] == cards, "a new fit moves no card"


def test_too_few_answers_leave_nothing_behind(session: Session, content: Library, people: People) -> None:
    fill(session, content, 3)
    assert refitting.fitted(session, content, START + days(100)) is None


def test_a_fit_that_is_not_kept_is_written_down_and_not_used(session: Session, people: People) -> None:
    worse = Fit(scheduler().parameters, 5000, 0.41, 0.40)
    row = refitting.keep(session, worse, START)
    assert not row.kept and queries.timeline(session).fits == ()
    better = refitting.keep(session, replace(worse, log_loss=0.39), START + days(1))
    found = queries.timeline(session)
    assert better.kept and found.at(START + days(2)) == worse.parameters and found.at(START + days(1)) == ()
