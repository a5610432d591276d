"""Long work is done once, told about, ended when asked, begun again when its worker is gone; others do not see it."""

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.people import People
from tests.reading import text_of
from webapp import db
from webapp.jobs import actions, sending, working
from webapp.jobs.kinds import Progress, lend_kind
from webapp.models import Job, Person

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
DONE: list[int] = []


def _count(progress: Progress, upto: int) -> dict[str, Any]:
    for number in range(upto):
        progress.step("count", number, upto)
        DONE.append(number)
    return {"address": "/uptake"}


@pytest.fixture
def counting(app: Flask) -> Flask:
    """The site with a kind of work that counts, and one that breaks."""
    DONE.clear()

    def broken(_progress: Progress) -> dict[str, Any]:
        raise RuntimeError("what nobody shall read: 7")

    lend_kind(app, "count", "Counting", _count, {"count": "Numbers are said one after another"})
    lend_kind(app, "broken", "Breaking", broken)
    return app


def asked(session: Session, kind: str = "count", person: Person | None = None, **arguments: Any) -> Job:
    """A job asked for and committed."""
    job = actions.ask(session, kind, arguments, person.id if person else None, NOW)
    session.commit()
    return job


def now_is(session: Session, job: Job) -> Job:
    """The job as the database has it."""
    session.expire_all()
    return session.get_one(Job, job.id)


def test_work_is_done_and_leads_to_what_came_of_it(counting: Flask, session: Session, people: People) -> None:
    staff = people.holding("secretariat")
    job = asked(session, person=staff, upto=3)
    client = people.signed_in(staff)
    assert "This waits for its turn" in client.get(f"/jobs/{job.id}").text
    assert working.run_waiting(counting) == 1 and DONE == [0, 1, 2]
    page = client.get(f"/jobs/{job.id}").text
    assert "Done." in page and 'href="/uptake"' in page
    assert "Counting" in text_of(client.get("/jobs").text)
    assert working.run_waiting(counting) == 0, "done once"


def test_the_page_says_how_far_it_is(counting: Flask, session: Session, people: People) -> None:
    staff = people.holding("secretariat")
    job = asked(session, person=staff, upto=3)
    job.state, job.step, job.done, job.total = "running", "count", 2, 3
    session.commit()
    page = people.signed_in(staff).get(f"/jobs/{job.id}").text
    assert 'max="3" value="2"' in page and "2 of 3" in page and "Numbers are said one after another" in page


def test_the_same_work_is_asked_for_once(counting: Flask, session: Session) -> None:
    assert asked(session, upto=3).id == asked(session, upto=3).id
    assert asked(session, upto=3).id != asked(session, upto=4).id


def test_waiting_work_is_ended_at_once(counting: Flask, session: Session, people: People) -> None:
    staff = people.holding("secretariat")
    job = asked(session, person=staff, upto=3)
    client = people.signed_in(staff)
    assert client.send(f"/jobs/{job.id}/cancel", page=f"/jobs/{job.id}").status_code == 303
    assert working.run_waiting(counting) == 0 and DONE == []
    assert "ended before it was done" in client.get(f"/jobs/{job.id}").text


def test_work_under_way_ends_at_its_next_step(counting: Flask, session: Session, people: People) -> None:
    staff = people.holding("secretariat")
    halfway, go_on = threading.Event(), threading.Event()

    def slow(progress: Progress) -> dict[str, Any]:
        progress.step("one", 0, 2)
        db.session().add(Person(username="half", display_name="", fs_uniquifier="half", created_at=NOW))
        db.session().flush()
        if db.session().get_bind().dialect.name == "sqlite":
            db.session().rollback()  # so that the page can write meanwhile
        halfway.set()
        assert go_on.wait(20)
        progress.step("two", 1, 2)
        DONE.append(1)
        return {}

    lend_kind(counting, "slow", "Slow", slow)
    job = asked(session, "slow", staff)
    client = people.signed_in(staff)
    worker = threading.Thread(target=working.run, args=(counting, job.id))
    worker.start()
    assert halfway.wait(20)
    client.send(f"/jobs/{job.id}/cancel", page=f"/jobs/{job.id}")
    go_on.set()
    worker.join()
    assert now_is(session, job).state == "cancelled" and DONE == []


def test_a_failure_is_told_without_what_it_said(counting: Flask, session: Session, people: People) -> None:
    staff = people.holding("secretariat")
    job = asked(session, "broken", staff)
    working.run_waiting(counting)
    page = people.signed_in(staff).get(f"/jobs/{job.id}").text
    assert "This did not work" in page and "RuntimeError" in page and "nobody shall read" not in page


def test_a_job_whose_worker_is_gone_is_begun_again_three_times(counting: Flask, session: Session) -> None:
    job = asked(session, upto=1)
    long_ago = datetime.now(UTC) - timedelta(hours=1)
    for attempt in (1, 2, 3):
        job = now_is(session, job)
        job.state, job.attempts, job.beat_at, job.ended_at = "running", attempt, long_ago, None
        session.commit()
        working.run_waiting(counting)
        assert now_is(session, job).state == ("done" if attempt < 3 else "failed")


def test_a_job_that_a_living_worker_has_is_left_to_it(counting: Flask, session: Session) -> None:
    job = asked(session, upto=1)
    job.state, job.attempts, job.beat_at = "running", 1, datetime.now(UTC)
    session.commit()
    assert working.run_waiting(counting) == 0 and now_is(session, job).state == "running"


def test_two_workers_do_it_once(counting: Flask, session: Session) -> None:
    job = asked(session, upto=2)
    workers = [threading.Thread(target=working.run, args=(counting, job.id)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert DONE == [0, 1] and now_is(session, job).attempts == 1


def test_others_do_not_see_it(counting: Flask, session: Session, people: People) -> None:
    job = asked(session, person=people.holding("secretariat"), upto=1)
    other = people.signed_in(people.holding("region", region="KZ-75"))
    assert other.get(f"/jobs/{job.id}").status_code == 404
    assert other.send(f"/jobs/{job.id}/cancel", page="/jobs").status_code == 404
    assert "Counting" not in other.get("/jobs").text
    assert people.signed_in(people.holding("teacher", association="korean-kz-75")).get("/jobs").status_code == 403


def test_a_worker_takes_from_the_queue(counting: Flask, session: Session) -> None:
    """Through huey's file, as at home: sent by the site, taken by a worker."""
    settings = counting.config["SETTINGS"]
    job = asked(session, upto=2)
    sending._sender(settings)(job.id)
    queue = sending.worker_queue(counting)
    task = queue.dequeue()
    assert task is not None
    queue.execute(task)
    assert now_is(session, job).state == "done" and DONE == [0, 1]


def test_what_is_asked_for_is_sent_when_it_is_committed(counting: Flask) -> None:
    sent: list[int] = []
    counting.extensions["tilashar_send_job"] = sent.append
    with counting.app_context():
        first = actions.ask(db.session(), "count", {"upto": 1}, None, NOW).id
        assert sent == []
        db.session().commit()
        assert sent == [first]
        actions.ask(db.session(), "count", {"upto": 2}, None, NOW)
        db.session().rollback()
        db.session().commit()
    assert sent == [first]
