"""Stored cards: caught up, rebuilt, known; whose they are."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.memory.doing import START, answer, days
from tests.people import People
from webapp.courses.loading import Library
from webapp.memory import actions, queries
from webapp.memory.cards import keys_of_word
from webapp.models import Answer, Card, Dispute, Known, MemoryMark, MemoryParameters, Person

LESSON = "a1-01-01"
EXERCISES = [
    *(f"{LESSON}/{word}/{kind}" for word in ("сәлем", "рақмет", "мен") for kind in ("type", "choose", "listen")),
    "a1-01-01/words-1/match", "drill/қала/N;SG;DAT", "drill/мектеп/N;SG;DAT",
]  # fmt: skip


def rows(session: Session, person_id: int) -> list[tuple[object, ...]]:
    session.expire_all()
    kept = select(Card.__table__).where(Card.person_id == person_id).order_by(Card.key)
    return [tuple(row) for row in session.execute(kept)]


def live(session: Session, content: Library, person: Person, now: datetime, rng: random.Random) -> None:
    """One answer of a life."""
    exercise = rng.choice(EXERCISES)
    answer(session, content, person.id, exercise, right=rng.random() < 0.7, at=now, milliseconds=rng.randrange(90_000))


@pytest.mark.parametrize("seed", range(4))
def test_catching_up_now_and_then_gives_the_cards_that_a_rebuild_gives(
    seed: int, people: People, session: Session, content: Library
) -> None:
    rng, person, now = random.Random(seed), people.person("dana"), START
    for _ in range(25):
        now += timedelta(days=rng.choice((0, 0, 0.001, 1, 3, 10)))
        live(session, content, person, now, rng)
        if rng.random() < 0.3:
            actions.catch_up(session, content, person.id, now + days(0.5) if rng.random() < 0.5 else now)
        if rng.random() < 0.05:
            session.add(
                MemoryParameters(
                    fitted_at=now, parameters=FITTED, reviews=1000, log_loss=0.3, log_loss_before=0.4, kept=True
                )
            )
            session.commit()
    actions.catch_up(session, content, person.id, now + days(1))
    session.commit()
    stored = rows(session, person.id)
    assert stored and actions.rebuild(session, content, person.id, now + days(1)) == 25
    session.commit()
    assert rows(session, person.id) == stored
    assert actions.catch_up(session, content, person.id, now + days(1)) == 0


FITTED = [
    0.4, 1.2, 3.1, 15.5, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014,
    1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
]  # fmt: skip


def test_reading_before_catching_up_says_the_same_as_after(people: People, session: Session, content: Library) -> None:
    person, rng, now = people.person("dana"), random.Random(9), START
    for _ in range(20):
        now += timedelta(days=rng.choice((0, 1, 2)))
        live(session, content, person, now, rng)
    later = now + days(40)
    before = queries.today(session, content, person.id, later, 60)
    assert rows(session, person.id) == []
    actions.catch_up(session, content, person.id, later)
    session.commit()
    assert queries.today(session, content, person.id, later, 60) == before and before.due


def test_an_answer_of_this_very_minute_waits_for_those_still_being_written(
    people: People, session: Session, content: Library
) -> None:
    person = people.person("dana")
    answer(session, content, person.id, f"{LESSON}/сәлем/type", at=START)
    assert actions.catch_up(session, content, person.id, START + timedelta(seconds=5)) == 0
    assert actions.catch_up(session, content, person.id, START + timedelta(minutes=2)) == 1


def test_what_is_known_survives_a_rebuild(people: People, session: Session, content: Library) -> None:
    person, keys = people.person("dana"), keys_of_word("сәлем")
    answer(session, content, person.id, f"{LESSON}/сәлем/type")
    answer(session, content, person.id, f"{LESSON}/рақмет/type")
    assert actions.know(session, person.id, keys, "self", START) == 2
    assert actions.know(session, person.id, keys, "placement", START + days(1)) == 0, "said once is said"
    actions.rebuild(session, content, person.id, START + days(20))
    session.commit()
    due = queries.today(session, content, person.id, START + days(20), 10).due
    assert [card.word for card in due] == ["рақмет"]
    assert {row.source for row in session.scalars(select(Known))} == {"self"}
    assert actions.forget_known(session, person.id, keys) == 2
    assert len(queries.today(session, content, person.id, START + days(20), 10).due) == 2


def test_withdrawn_exercises_and_phrases_feed_nothing(people: People, session: Session, content: Library) -> None:
    person = people.person("dana")
    lesson = content.lesson(LESSON)
    assert lesson is not None
    sentence = lesson[1].sentences[0].id
    answer(session, content, person.id, f"{LESSON}/{sentence}/choose")
    session.execute(update(Answer).values(exercise_id=f"{LESSON}/gone/type"))
    answer(session, content, person.id, f"{LESSON}/{sentence}/choose", right=False)
    assert actions.catch_up(session, content, person.id, START + days(1)) == 2
    assert rows(session, person.id) == []


def test_each_has_memory_of_their_own(people: People, session: Session, content: Library) -> None:
    dana, otto = people.person("dana"), people.person("otto")
    answer(session, content, dana.id, f"{LESSON}/сәлем/type")
    answer(session, content, otto.id, f"{LESSON}/мен/type")
    for one in (dana, otto):
        actions.catch_up(session, content, one.id, START + days(1))
    session.commit()
    assert [row[1] for row in rows(session, dana.id)] == ["word/сәлем/recall"]
    actions.know(session, dana.id, keys_of_word("мен"), "self", START)
    assert [card.word for card in queries.today(session, content, otto.id, START + days(20), 10).due] == ["мен"]
    assert len(session.scalars(select(MemoryMark)).all()) == 2


def test_who_signs_in_to_an_account_keeps_what_the_guest_learned(
    people: People, session: Session, content: Library
) -> None:
    from webapp.accounts.actions import claim_guest_work, create_guest

    account = people.person("dana")
    guest = create_guest(session, START)
    answer(session, content, guest.id, f"{LESSON}/сәлем/type")
    actions.know(session, guest.id, keys_of_word("мен"), "self", START)
    answer(session, content, account.id, f"{LESSON}/рақмет/type", at=START + days(1))
    for one in (guest.id, account.id):
        actions.catch_up(session, content, one, START + days(2))
    claim_guest_work(session, guest.id, account.id)
    session.commit()
    due = queries.today(session, content, account.id, START + days(20), 10).due
    assert {card.word for card in due} == {"сәлем", "рақмет"}
    assert queries.known(session, account.id) == frozenset(keys_of_word("мен"))
    assert queries.today(session, content, guest.id, START + days(20), 10).due == ()


def test_revision_counts_as_work_in_uptake(app: Flask, people: People, session: Session, content: Library) -> None:
    from webapp.uptake.facts.building import build
    from webapp.uptake.facts.queries import figures
    from webapp.uptake.quarter import quarter_of

    person, today = people.person("dana"), START.astimezone(UTC).date()
    for day in range(4):
        answer(session, content, person.id, f"{LESSON}/сәлем/type", at=START + days(day), lesson_id="review")
    with app.app_context():
        build(session, today, START)
        found = figures(session, str(quarter_of(today)), ())[()]
    assert found["active"].number == 1 and found["lessons"].number == 0


def test_an_answer_that_an_editor_accepts_is_counted_as_right_from_the_first_card_on(
    app: Flask, people: People, session: Session, content: Library
) -> None:
    person = people.person("dana")
    answer(session, content, person.id, f"{LESSON}/сәлем/type", given="жоқ")
    actions.catch_up(session, content, person.id, START + days(1))
    session.commit()
    (missed,) = rows(session, person.id)
    kept = session.scalars(select(Answer)).one()
    session.add(
        Dispute(
            answer_id=kept.id, person_id=person.id, lesson_id=kept.lesson_id, exercise_id=kept.exercise_id,
            given=kept.given, expected="сәлем", state="accepted", raised_at=START, decided_at=START,
        )
    )  # fmt: skip
    session.flush()
    with app.app_context():
        for listener in app.extensions["tilashar_when_granted"]:
            listener(session, person.id)
    session.commit()
    (granted,) = rows(session, person.id)
    assert granted[4] > missed[4], "stability"  # type: ignore[operator]
