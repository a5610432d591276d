"""However often and in whatever order facts are built, they are those that one build from nothing makes."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tests.uptake.facts.living import Country, at
from webapp import db
from webapp.accounts.actions import claim_guest_work
from webapp.models import Answer, Completion, LearnerState, RoleGrant, UptakeFact, UptakeMark, UptakeTotal
from webapp.own_data.actions import erase
from webapp.uptake.facts.building import Built, build, dump, rebuild
from webapp.uptake.facts.totals import recount
from webapp.uptake.quarter import parse

APRIL = date(2026, 4, 1)


@pytest.fixture
def country(app: Flask) -> Iterator[Country]:
    with app.app_context():
        yield Country(db.session())


def day(number: int) -> date:
    return APRIL + timedelta(days=number)


def built(country: Country, today: date, full: bool = False) -> Built:
    return build(country.session, today, at(today), full=full, look_back=0)


def same_from_nothing(country: Country, today: date) -> None:
    """What stands is what a build from nothing makes, totals among it."""
    stepwise = dump(country.session)
    recount(country.session, [parse(one) for one in country.session.scalars(select(UptakeTotal.quarter).distinct())])
    assert dump(country.session).decode().splitlines() == stepwise.decode().splitlines()
    rebuild(country.session, today, at(today))
    assert dump(country.session).decode().splitlines() == stepwise.decode().splitlines()


def the_fact(session: Session, person_id: int, quarter: str = "2026Q2") -> UptakeFact:
    session.expire_all()
    return session.scalars(
        select(UptakeFact).where(UptakeFact.person_id == person_id, UptakeFact.quarter == quarter)
    ).one()


def test_a_fact_says_what_was_done(country: Country) -> None:
    one = country.learner(day(0), region_code="KZ-75", age_group="adult", spheres=["work", "home"], groups=["korean"])
    country.answer(one, day(0), day(2), exercise_id="a1-01-01/s1/order", milliseconds=600_000)
    country.answer(one, day(2), exercise_id="a1-01-01/s1/order", late=100)
    country.answer(one, day(40), day(41), lesson="a1-02-01")
    country.complete(one, day(2), "lesson", "a1-01-01")
    country.rate(one, day(0), 3)
    country.rate(one, day(60), 4)
    built(country, day(91))
    fact = the_fact(country.session, one)
    assert (fact.region_code, fact.sphere, fact.ethnic_group, fact.association_id) == (
        "KZ-75", "several", "korean", "none",
    )  # fmt: skip
    assert (fact.active_days, fact.answers, fact.exercises, fact.late_answers) == (4, 5, 4, 1)
    # Twice two minutes of ten, three times forty seconds.
    assert fact.minutes == 6
    assert (fact.lessons, fact.units_begun, fact.units) == (1, 2, 0)
    assert (fact.active, fact.main, fact.outcome, fact.mode) == (False, True, "interrupted", "alone")
    assert (fact.rating_before, fact.rating_after) == (3, 4)
    assert bin(fact.weeks).count("1") == 2


def test_four_days_within_thirty_are_active(country: Country) -> None:
    near, far = country.learner(day(0)), country.learner(day(0))
    country.answer(near, day(0), day(1), day(2), day(29))
    country.answer(far, day(0), day(1), day(2), day(30))
    built(country, day(60))
    assert the_fact(country.session, near).active and not the_fact(country.session, far).active


def test_late_answers_fall_into_their_quarter_and_are_a_revision(country: Country) -> None:
    one = country.learner(day(0))
    country.answer(one, day(0), day(10), day(11))
    country.answer(one, day(95))
    assert not built(country, day(95)).revised
    assert the_fact(country.session, one, "2026Q3").returned
    country.answer(one, day(12), late=90)
    again = built(country, day(102))
    assert again.revised == {"2026Q2": 1}
    assert the_fact(country.session, one).active and the_fact(country.session, one).late_answers == 1
    assert not built(country, day(103)).facts
    same_from_nothing(country, day(103))


def test_a_late_quarter_makes_the_next_one_a_return(country: Country) -> None:
    one = country.learner(day(0))
    country.answer(one, day(95))
    built(country, day(95))
    assert not the_fact(country.session, one, "2026Q3").returned
    country.answer(one, day(3), late=95)
    built(country, day(98))
    assert the_fact(country.session, one, "2026Q3").returned


def test_a_closed_quarter_stays_as_it_was_when_somebody_moves(country: Country) -> None:
    one = country.learner(day(0), region_code="KZ-75", groups=["korean"], association="korean-kz-75")
    country.answer(one, day(1))
    built(country, day(10))
    country.answer(one, day(95))
    country.change(one, day(96), region_code="KZ-39", groups=[], association=None, gender="female")
    built(country, day(97))
    before, after = (the_fact(country.session, one, quarter) for quarter in ("2026Q2", "2026Q3"))
    assert (before.region_code, before.ethnic_group, before.association_id) == ("KZ-75", "korean", "korean-kz-75")
    assert (after.region_code, after.ethnic_group, after.gender) == ("KZ-39", "undeclared", "female")
    rows = country.session.scalars(select(LearnerState.valid_from).order_by(LearnerState.valid_from)).all()
    assert list(rows) == [day(0), day(96)]
    same_from_nothing(country, day(97))


def test_a_change_at_the_end_of_a_quarter_counts_there_though_it_is_seen_later(country: Country) -> None:
    one = country.learner(day(0), region_code="KZ-75")
    country.answer(one, day(1))
    built(country, day(10))
    country.change(one, day(90), region_code="KZ-39")
    built(country, day(92))
    assert the_fact(country.session, one).region_code == "KZ-39"
    same_from_nothing(country, day(92))


def test_guests_and_staff_are_not_counted(country: Country) -> None:
    guest, teacher = country.guest(day(0)), country.learner(day(0))
    for one in (guest, teacher):
        country.answer(one, day(1))
        country.answer(one, day(95))
    built(country, day(95))
    country.session.add(
        RoleGrant(person_id=teacher, role="teacher", association_id="korean-kz-75", valid_from=day(100))
    )
    country.register(guest, day(100))
    built(country, day(101))
    found = country.session.execute(select(UptakeFact.quarter, UptakeFact.person_id).order_by(UptakeFact.quarter))
    # The teacher was a learner until the end of June, the guest nobody.
    assert found.all() == [("2026Q2", teacher), ("2026Q3", guest)]
    kept = country.session.execute(select(UptakeTotal.quarter, UptakeTotal.registered).order_by(UptakeTotal.quarter))
    assert kept.all() == [("2026Q2", 1), ("2026Q3", 1)]
    same_from_nothing(country, day(101))


def test_what_a_guest_did_comes_to_the_account(country: Country) -> None:
    account, guest = country.learner(day(0), region_code="KZ-75"), country.guest(day(0))
    country.answer(account, day(1))
    country.answer(guest, day(2), day(3), day(4))
    built(country, day(95))
    claim_guest_work(country.session, guest, account)
    country.log(day(96), account, "claim guest work")
    assert built(country, day(96)).revised == {"2026Q2": 1}
    assert the_fact(country.session, account).active
    same_from_nothing(country, day(96))


def test_who_is_erased_is_taken_out(app: Flask, country: Country) -> None:
    one, other = country.learner(day(0), region_code="KZ-75"), country.learner(day(1), region_code="KZ-75")
    for person in (one, other):
        country.answer(person, day(2), day(95))
    built(country, day(95))
    for lent in app.extensions["tilashar_erase_files"]:
        lent(country.session, one)
    erase(country.session, one)
    kept = country.session.execute(select(UptakeTotal.registered, UptakeTotal.learners).order_by(UptakeTotal.quarter))
    assert kept.all() == [(1, 1), (1, 1)]
    built(country, day(96))
    same_from_nothing(country, day(96))


def test_work_that_teachers_wrote_goes_with_the_course(country: Country) -> None:
    one = country.learner(day(0), age_group="child")
    country.answer(one, day(1), lesson="own-3", course="own")
    built(country, day(2))
    assert the_fact(country.session, one).course_id == "balapan"
    country.answer(one, day(2))
    built(country, day(3))
    fact = the_fact(country.session, one)
    assert (fact.course_id, fact.answers) == ("a1", 2)


def test_a_build_broken_off_begins_again(country: Country) -> None:
    class Broken(Exception):
        pass

    class Breaking:
        def step(self, code: str, done: int, total: int) -> None:
            country.session.commit()
            raise Broken

    one = country.learner(day(0), region_code="KZ-75")
    built(country, day(0))
    country.answer(one, day(1), day(2))
    country.change(one, day(2), region_code="KZ-39")
    with pytest.raises(Broken):
        build(country.session, day(2), at(day(2)), Breaking(), look_back=0)
    country.session.rollback()
    built(country, day(3))
    same_from_nothing(country, day(3))


REGIONS = ("KZ-75", "KZ-39", None)
ASSOCIATIONS = ("korean-kz-75", "german-kz-39", None)


@pytest.mark.parametrize("seed", range(3))
def test_many_steps_come_to_what_one_build_makes(country: Country, app: Flask, seed: int) -> None:
    rng = random.Random(seed)
    lives, today = Lives(country, app, rng), APRIL
    for _ in range(30):
        today += timedelta(days=rng.randrange(1, 9))
        for _ in range(rng.randrange(1, 6)):
            lives.happen(today)
        if rng.random() < 0.6:
            built(country, today, full=rng.random() < 0.2)
    built(country, today)
    same_from_nothing(country, today)


class Lives:
    """What may happen on a day, drawn."""

    def __init__(self, country: Country, app: Flask, rng: random.Random) -> None:
        self.country, self.app, self.rng = country, app, rng
        self.people: list[int] = []
        self.guests: list[int] = []

    def happen(self, today: date) -> None:
        """One thing."""
        others = (self.guest, self.sign_in, self.move, self.rate, self.complete, self.leave, self.serve)
        if len(self.people) < 3 or self.rng.random() < 0.15:
            values = {"region_code": self.rng.choice(REGIONS), "association": self.rng.choice(ASSOCIATIONS)}
            self.people.append(self.country.learner(today, **values))
        elif self.rng.random() < 0.45:
            self.answer(today)
        else:
            self.rng.choice(others)(today)

    def guest(self, today: date) -> None:
        self.guests.append(self.country.guest(today))
        self.country.answer(self.guests[-1], today, today - timedelta(days=self.rng.randrange(60)))

    def sign_in(self, today: date) -> None:
        if not self.guests:
            return
        guest = self.guests.pop()
        if self.rng.random() < 0.5:
            self.people.append(self.country.register(guest, today))
            return
        account = self.rng.choice(self.people)
        claim_guest_work(self.country.session, guest, account)
        self.country.log(today, account, "claim guest work")

    def move(self, today: date) -> None:
        groups = self.rng.choice(([], ["korean"], ["korean", "german"]))
        one = self.rng.choice(self.people)
        self.country.change(one, today, region_code=self.rng.choice(REGIONS), groups=groups)

    def rate(self, today: date) -> None:
        self.country.rate(self.rng.choice(self.people), today, self.rng.randrange(1, 7))

    def complete(self, today: date) -> None:
        one, subject = self.rng.choice(self.people), f"a1-{self.rng.randrange(1, 99):02}"
        known = select(Completion.id).where(Completion.person_id == one, Completion.subject_id == subject)
        if self.country.session.scalar(known) is None:
            day = today - timedelta(days=self.rng.randrange(100))
            self.country.complete(one, day, self.rng.choice(("lesson", "unit")), subject)

    def leave(self, _today: date) -> None:
        one = self.people.pop(self.rng.randrange(len(self.people)))
        for lent in self.app.extensions["tilashar_erase_files"]:
            lent(self.country.session, one)
        erase(self.country.session, one)

    def serve(self, today: date) -> None:
        since = today + timedelta(days=self.rng.randrange(-40, 40))
        grant = RoleGrant(person_id=self.rng.choice(self.people), role="editor", valid_from=since)
        self.country.session.add(grant)
        self.country.session.flush()

    def answer(self, today: date) -> None:
        back = (0, 0, 0, 1, 5, 70, 150)
        days = [today - timedelta(days=self.rng.choice(back)) for _ in range(self.rng.randrange(1, 6))]
        lessons = (("a1", "a1-01-01"), ("a1", "a1-02-01"), ("balapan", "balapan-01-01"), ("own", "own-1"))
        course, lesson = self.rng.choice(lessons)
        self.country.answer(self.rng.choice(self.people), *days, course=course, lesson=lesson)


def test_nothing_of_a_build_from_nothing_is_left_of_before(country: Country) -> None:
    one = country.learner(day(0))
    country.answer(one, day(1))
    built(country, day(1))
    country.session.execute(delete(Answer))
    rebuild(country.session, day(1), at(day(1)))
    assert country.session.scalars(select(UptakeFact)).all() == []
    assert {one.name for one in country.session.scalars(select(UptakeMark))} >= {"built", "answer"}
