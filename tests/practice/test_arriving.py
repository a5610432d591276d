"""An answer that was given without a network counts for the day on which it was given, once, and within bounds."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from tests.people import People
from tests.practice.test_lesson import EXERCISE, answer, right_form
from tests.reading import fields
from webapp.clock import day_of, now
from webapp.courses.loading import Library
from webapp.courses.profile import LearnerProfile
from webapp.memory.scheduling import Review, advance, replay
from webapp.models import Answer, Completion, Person, Run
from webapp.practice.arriving import LONGEST, given_at, waited

DAY = 24 * 60 * 60 * 1000
PROFILE = LearnerProfile("ru", "adult")
NOON = datetime(2026, 11, 22, 7, tzinfo=UTC)


def milliseconds(instant: datetime) -> int:
    return int(instant.timestamp() * 1000)


def at(instant: datetime, clock_wrong_by: timedelta = timedelta()) -> dict[str, str]:
    """The fields of a page that kept an answer since an instant, on a device whose clock may be wrong."""
    first, sent = (milliseconds(one + clock_wrong_by) for one in (instant, now()))
    return {"answered_at": str(first), "sent_at": str(sent)}


@pytest.fixture
def dana(people: People, session: Session) -> Person:
    """A learner registered half a year ago, in the middle of a lesson begun eighty days ago."""
    made = people.person("dana", age_group="adult", heritage_language="ru")
    made.created_at = now() - timedelta(days=180)
    session.commit()
    return made


@pytest.fixture
def begun(dana: Person, people: People, session: Session, content: Library) -> FlaskClient:
    client = people.signed_in(dana)
    answer(client, content, PROFILE)
    run = session.scalars(select(Run)).one()
    run.started_at = now() - timedelta(days=80)
    session.commit()
    return client


def send(client: FlaskClient, content: Library, session: Session, **more: str) -> Answer:
    """Answer what stands; the answer as it was kept."""
    page = client.get(EXERCISE).text
    sent = {**fields(page), **right_form(content, page, PROFILE), **more}
    assert client.post(EXERCISE, data=sent).status_code == 303
    assert client.post(EXERCISE, data=sent).status_code == 303
    session.rollback()
    return session.scalars(select(Answer).order_by(Answer.id.desc())).first() or pytest.fail("nothing was kept")


@pytest.mark.parametrize(
    ("answered", "sent", "kept"),
    [
        (0, 0, 0), (0, 5000, 0), (1000, 1000, 0), (1000, 4000, 3000), (1000, 0, 9000),
        (4000, 1000, 0), (20_000, 0, 0), (10_000 - 90 * DAY, 10_000, 90 * DAY), (9_999 - 90 * DAY, 10_000, 0),
    ],
)  # fmt: skip
def test_how_long_an_answer_waited(answered: int, sent: int, kept: int) -> None:
    assert waited(answered, sent, 10_000) == kept


def test_no_time_before_the_run_nor_without_one() -> None:
    assert given_at(NOON, 0, NOON - LONGEST) is NOON
    assert given_at(NOON, DAY, None) is NOON
    assert given_at(NOON, DAY, NOON - timedelta(days=1)) == NOON - timedelta(days=1)
    assert given_at(NOON, DAY, NOON - timedelta(hours=23)) is NOON
    begun = NOON - timedelta(hours=24) + timedelta(minutes=1)
    assert given_at(NOON, DAY, begun) == begun, "the line was slow when it began"


def test_an_answer_that_arrives_days_later_counts_for_its_day(
    begun: FlaskClient, content: Library, session: Session
) -> None:
    given = now() - timedelta(days=3)
    found = send(begun, content, session, **at(given))
    assert found.day == day_of(given) and found.received_on == day_of(now())
    assert abs(found.answered_at - given) < timedelta(minutes=1)
    number = len(session.scalars(select(Answer)).all())
    assert number == 2, "sent twice, kept once"


def test_an_answer_sent_at_once_has_no_day_of_arrival(begun: FlaskClient, content: Library, session: Session) -> None:
    found = send(begun, content, session, **at(now()))
    assert (found.day, found.received_on) == (day_of(now()), None)
    found = send(begun, content, session)
    assert (found.day, found.received_on) == (day_of(now()), None)


def test_a_wrong_clock_does_no_harm(begun: FlaskClient, content: Library, session: Session) -> None:
    given = now() - timedelta(days=2)
    for wrong in (timedelta(days=-400), timedelta(days=3)):
        assert send(begun, content, session, **at(given, wrong)).day == day_of(given)


@pytest.mark.parametrize("ago", [timedelta(days=-2), timedelta(days=81), timedelta(days=91), timedelta(days=4000)])
def test_what_cannot_be_counts_as_given_now(
    ago: timedelta, begun: FlaskClient, content: Library, session: Session
) -> None:
    found = send(begun, content, session, answered_at=str(milliseconds(now() - ago)))
    assert (found.day, found.received_on) == (day_of(now()), None)


@pytest.mark.parametrize("mangled", ["-5", "yesterday", "9" * 40, "1e9"])
def test_mangled_times_are_left_aside(mangled: str, begun: FlaskClient, content: Library, session: Session) -> None:
    assert send(begun, content, session, answered_at=mangled, sent_at=mangled).received_on is None


def test_a_lesson_done_without_a_network_is_completed_on_its_day(
    dana: Person, people: People, content: Library, session: Session
) -> None:
    client, given = people.signed_in(dana), now() - timedelta(days=5)
    while "The lesson is done" not in client.get(EXERCISE).text:
        send(client, content, session, **at(given))
    days = {one.day for one in session.scalars(select(Answer))}
    assert days == {day_of(given)}, "the first answer began the run, on its day"
    assert {one.day for one in session.scalars(select(Completion))} == {day_of(given)}
    run = session.scalars(select(Run)).one()
    assert day_of(run.started_at) == day_of(given) and run.finished_at and day_of(run.finished_at) == day_of(given)


def test_nobody_learned_before_the_account_was_made(client: FlaskClient, content: Library, session: Session) -> None:
    client.get("/?lang=en")
    page = client.get(EXERCISE).text
    data = {**fields(page), **right_form(content, page, LearnerProfile()), **at(now() - timedelta(days=9))}
    client.post(EXERCISE, data=data)
    assert session.scalars(select(Answer)).one().day == day_of(now())


def test_a_late_answer_of_the_drill_goes_into_the_run_of_its_day(
    dana: Person, people: People, session: Session
) -> None:
    client = people.signed_in(dana)
    for ago in (timedelta(), timedelta(days=2), timedelta(days=2), timedelta()):
        page = client.get("/practice/drill").text
        client.post("/practice/drill", data={**fields(page), "answer": "сөз", **at(now() - ago)})
    rows = session.execute(select(Answer.day, Run.id).join(Run, Run.id == Answer.run_id).order_by(Answer.id)).all()
    assert [row[0] for row in rows] == [day_of(now() - timedelta(days=ago)) for ago in (0, 2, 2, 0)]
    assert rows[0][1] == rows[3][1] != rows[1][1] == rows[2][1]


def test_the_page_tells_apart_who_kept_what(dana: Person, people: People, client: FlaskClient) -> None:
    mark = lambda one: one.get(EXERCISE).text.split('data-whose="')[1].split('"')[0]  # noqa: E731
    ours, again, theirs = (people.signed_in(one) for one in (dana, dana, people.person("erlan", age_group="adult")))
    assert mark(client) == "" and mark(ours) == mark(again) != mark(theirs)
    assert len(mark(ours)) == 16 and f'data-whose="{mark(ours)}"' in ours.get("/today").text


def test_a_late_answer_takes_no_more_statements(begun: FlaskClient, content: Library) -> None:
    counts = []
    for more in ({}, at(now() - timedelta(days=3))):
        page = begun.get(EXERCISE).text
        seen: list[Any] = []
        engine = begun.application.extensions["tilashar_engine"]

        def see(*found: Any, seen: list[Any] = seen) -> None:
            seen.append(found[2])

        event.listen(engine, "before_cursor_execute", see)
        begun.post(EXERCISE, data={**fields(page), **right_form(content, page, PROFILE), **more})
        event.remove(engine, "before_cursor_execute", see)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 2


def test_memory_does_not_run_backwards() -> None:
    today, late = Review("w", 3, NOON), Review("w", 1, NOON - timedelta(days=4))
    card = advance(None, today)
    after = advance(card, late)
    assert after.reviewed_at == NOON and after.due >= card.reviewed_at
    assert replay([late], cards={"w": card}) == replay([today, late])
