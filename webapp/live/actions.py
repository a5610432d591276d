"""A live lesson is opened, changed, joined and closed; an answer in it is kept."""

import random
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from webapp.courses.loading import Course
from webapp.live import pairing, queries
from webapp.live.stage import Stage
from webapp.models import LiveLesson, LivePresence
from webapp.practice.actions import record_answer, start_run
from webapp.practice.grading import Grade
from webapp.practice.queries import RunSoFar
from webapp.practice.sequence import LIVE


def open_live(session: Session, class_id: int, teacher_id: int, now: datetime) -> LiveLesson:
    """The live lesson that goes on, or a new one."""
    live = queries.open_lesson(session, class_id, now)
    if live is None:
        live = LiveLesson(class_id=class_id, opened_by_id=teacher_id, opened_at=now, state=Stage().state)
        session.add(live)
        session.flush()
    return live


def close_live(session: Session, live: LiveLesson, now: datetime) -> None:
    """It is over for everybody."""
    live.closed_at = now
    live.version += 1
    session.flush()


def put_on(session: Session, live: LiveLesson, stage: Stage, now: datetime) -> None:
    """Show something else. The exercise that is on stands in columns of its own, by which its answers are counted."""
    before = Stage.of(live.screen, live.state)
    if stage.number > before.number:
        live.exercise_id, live.exercise_since = stage.asked[-1], now
        live.lesson_id = stage.asked[-1].split("/", 1)[0]
    live.screen, live.state = stage.screen, stage.state
    live.version += 1
    session.flush()


def show_names(session: Session, live: LiveLesson, shown: bool) -> None:
    """Names stand on the wall from now on, or no longer."""
    live.names_shown = shown
    live.version += 1
    session.flush()


def make_pairs(session: Session, live: LiveLesson, people: Sequence[int], now: datetime, rng: random.Random) -> None:
    """New pairs, others than last time where that can be."""
    stage = Stage.of(live.screen, live.state)
    earlier = [Stage.of("", dict(state)).rounds for state in queries.rounds_before(session, live.class_id, live.id)]
    rounds = [groups for lesson in earlier for groups in lesson] + list(stage.rounds)
    put_on(session, live, stage.paired(pairing.pairs(people, rounds, rng)), now)


def join_live(session: Session, live_id: int, person_id: int, now: datetime) -> bool:
    """A learner is in. Returns False when they were in already."""
    table: Table = LivePresence.__table__  # type: ignore[assignment]
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    row = insert(table).values(live_id=live_id, person_id=person_id, joined_at=now).on_conflict_do_nothing()
    return bool(session.execute(row).rowcount)  # type: ignore[attr-defined]


def keep_answer(
    session: Session,
    live: LiveLesson,
    number: int,
    person_id: int,
    course: Course,
    given: str,
    grade: Grade,
    milliseconds: int,
    now: datetime,
) -> bool:
    """Keep an answer to the question of this number, once. Its run has no plan: nothing is completed by it."""
    run_id = queries.live_run(session, person_id, live)
    run = (
        RunSoFar(run_id, LIVE, (), False, ())
        if run_id is not None
        else start_run(session, person_id, course.id, LIVE, (), now)
    )
    return record_answer(
        session.connection(),
        person_id=person_id,
        course=course,
        run=run,
        exercise_id=Stage.of(live.screen, live.state).asked[number - 1],
        given=given,
        grade=grade,
        client_id=queries.answer_id(live.id, number, person_id),
        milliseconds=milliseconds,
        now=now,
    ).new
